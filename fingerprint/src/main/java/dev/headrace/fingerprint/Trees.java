package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Library;
import dev.headrace.fingerprint.LogicTree.Node;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.graph.Digest;
import dev.headrace.fingerprint.graph.Logic;
import dev.headrace.fingerprint.purity.PurityTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts a closure's hash together with what the root adds, under the version of the format. */
final class Trees {

  /** Changes whenever a rule changes: every fingerprint differs then. */
  static final String FORMAT = "fp1";

  private Trees() {}

  static LogicTree pinned(Root root) {
    return new LogicTree(
        id(root),
        Digest.of(
            "%s pinned %s.%s%s %d"
                .formatted(FORMAT, root.owner(), root.name(), root.descriptor(), root.version())),
        List.of(new Node(id(root), Digest.of("pinned " + root.version()), List.of())),
        new TreeMap<>(),
        List.of(),
        List.of(),
        new TreeSet<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  static LogicTree of(Root root, Logic logic, PurityTable table) {
    List<Node> nodes = new ArrayList<>();
    for (Logic.Item item : logic.items()) {
      boolean versioned = item.key().kind() == NodeKey.Kind.ROOT && root.version() != 0;
      String hash = versioned ? Digest.of(item.hash() + root.version()) : item.hash();
      nodes.add(new Node(item.id(), hash, item.successors()));
    }
    List<Library> libraries =
        logic.libraries().stream()
            .map(
                each ->
                    new Library(
                        each.name(), each.version(), each.mode(), each.digest(), each.why()))
            .toList();
    StringBuilder text = new StringBuilder(FORMAT);
    text.append("\nversion ").append(root.version());
    text.append("\nlogic ").append(logic.hash());
    for (Library library : libraries) {
      switch (library.policy()) {
        case "CONTENT" -> text.append("\ncontent ").append(library.digest());
        case "VERSION" ->
            text.append("\nlibrary ")
                .append(library.artifact())
                .append(' ')
                .append(isNamed(library.version()) ? library.version() : library.digest());
        default -> {}
      }
    }
    logic
        .classes()
        .forEach(
            (name, digest) -> {
              if (digest.equals(LogicTree.ABSENT)) {
                text.append("\nabsent ").append(name);
              }
            });
    return new LogicTree(
        id(root),
        Digest.of(text.toString()),
        nodes,
        new TreeMap<>(logic.classes()),
        libraries,
        Findings.of(id(root), nodes, logic, table),
        new TreeSet<>(logic.reads()),
        logic.inputs(),
        new TreeMap<>(logic.resources()),
        new TreeMap<>(logic.places()));
  }

  /** A snapshot changes under its version. */
  private static boolean isNamed(String version) {
    return !version.isEmpty() && !version.endsWith("SNAPSHOT");
  }

  private static String id(Root root) {
    return NodeKey.of(NodeKey.Kind.METHOD, root.owner(), root.name(), root.descriptor()).toString();
  }
}
