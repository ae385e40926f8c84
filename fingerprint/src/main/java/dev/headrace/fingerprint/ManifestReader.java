package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Finding;
import dev.headrace.fingerprint.LogicTree.Library;
import dev.headrace.fingerprint.LogicTree.Node;
import dev.headrace.fingerprint.LogicTree.Severity;
import dev.headrace.fingerprint.classes.Archive;
import dev.headrace.fingerprint.classes.FingerprintException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads manifests. */
final class ManifestReader {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Map<String, String> digests = new TreeMap<>();
  private final List<Held> archives = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Tree> trees = new ArrayList<>();
  private String flow = "";
  private String spec = "";

  static Manifest read(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(ManifestWriter.FIRST)) {
      throw new FingerprintException(
          "This fingerprint file begins with \""
              + (lines.isEmpty() ? "" : lines.get(0))
              + "\": expected \""
              + ManifestWriter.FIRST
              + "\". It was written by another version of Headrace; build again.");
    }
    ManifestReader reader = new ManifestReader();
    for (int i = 1; i < lines.size(); i++) {
      try {
        reader.line(List.of(lines.get(i).split("\t", -1)));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new FingerprintException(
            "Line " + (i + 1) + " of the fingerprint file is damaged: " + lines.get(i), e);
      }
    }
    TreeMap<String, LogicTree> transforms = new TreeMap<>();
    reader.trees.forEach(Tree::requireSound);
    NodeTable table = new NodeTable(reader.nodes, reader.trees.stream().map(Tree::view).toList());
    reader.requireSound(table);
    for (int i = 0; i < reader.trees.size(); i++) {
      Tree tree = reader.trees.get(i);
      List<Node> nodes = table.nodes(table.views().get(i));
      transforms.put(tree.transform, tree.build(nodes, reader.digests));
    }
    List<Archive> archives = reader.archives.stream().map(Held::archive).toList();
    return new Manifest(reader.flow, reader.spec, archives, transforms);
  }

  private void line(List<String> words) {
    switch (words.get(0)) {
      case "flow" -> flow = words.get(1);
      case "spec" -> spec = words.get(1);
      case "archive" -> archives.add(new Held(words.get(1), words.get(2), new TreeSet<>()));
      case "holds" -> archives.get(archives.size() - 1).names().add(words.get(1));
      case "transform" -> trees.add(new Tree(words.get(1)));
      case "node" -> nodes.add(new Node(words.get(3), words.get(1), numbers(words.get(2))));
      case "class" -> digests.put(words.get(2), words.get(1));
      default -> trees.get(trees.size() - 1).line(words, nodes);
    }
  }

  private void requireSound(NodeTable table) {
    for (Node node : nodes) {
      node.successors().forEach(this::requireNode);
    }
    for (NodeTable.View view : table.views()) {
      requireNode(view.first());
      for (Node node : view.otherwise().values()) {
        node.successors().forEach(this::requireNode);
      }
    }
  }

  private void requireNode(int number) {
    if (number < 0 || number >= nodes.size()) {
      throw new FingerprintException(
          "The fingerprint file has %d nodes, but refers to number %d: it is damaged"
              .formatted(nodes.size(), number));
    }
  }

  private static List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String each : text.split(",", -1)) {
        numbers.add(Integer.valueOf(each));
      }
    }
    return numbers;
  }

  private record Held(String name, String anchor, TreeSet<String> names) {
    Archive archive() {
      return new Archive(name, anchor, names);
    }
  }

  private static final class Tree {
    private final String transform;
    private final TreeMap<Integer, Node> otherwise = new TreeMap<>();
    private final List<Library> libraries = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final TreeSet<String> reads = new TreeSet<>();
    private final TreeMap<Integer, SortedSet<String>> inputs = new TreeMap<>();
    private final TreeSet<String> consults = new TreeSet<>();
    private final TreeMap<String, String> resources = new TreeMap<>();
    private final TreeMap<String, String> places = new TreeMap<>();
    private String root = "";
    private String hash = "";
    private int first = -1;

    Tree(String transform) {
      this.transform = transform;
    }

    NodeTable.View view() {
      return new NodeTable.View(first, otherwise);
    }

    void line(List<String> words, List<Node> nodes) {
      switch (words.get(0)) {
        case "root" -> root = words.get(1);
        case "hash" -> hash = words.get(1);
        case "reads" -> reads.add(words.get(1));
        case "input" -> inputs.put(Integer.valueOf(words.get(1)), names(words.get(2)));
        case "consults" -> consults.add(words.get(1));
        case "resource" -> resources.put(words.get(2), words.get(1));
        case "place" -> places.put(words.get(2), words.get(1));
        case "starts" -> first = Integer.parseInt(words.get(1));
        case "differs" -> {
          int number = Integer.parseInt(words.get(1));
          String id = nodes.get(number).id();
          otherwise.put(number, new Node(id, words.get(2), numbers(words.get(3))));
        }
        case "library" ->
            libraries.add(
                new Library(words.get(1), words.get(2), words.get(3), words.get(4), words.get(5)));
        case "finding" ->
            findings.add(
                new Finding(
                    words.get(1),
                    Severity.valueOf(words.get(2)),
                    words.get(3),
                    List.of(words.get(4).split(" \\| ", -1))));
        default -> throw new IllegalArgumentException(words.get(0));
      }
    }

    LogicTree build(List<Node> nodes, Map<String, String> digests) {
      TreeMap<String, String> classes = new TreeMap<>();
      for (String name : consults) {
        String digest = digests.get(name);
        if (digest == null) {
          throw new FingerprintException(
              "The fingerprint file has no digest of class " + name + ": it is damaged");
        }
        classes.put(name, digest);
      }
      return new LogicTree(
          root, hash, nodes, classes, libraries, findings, reads, inputs, resources, places);
    }

    private static SortedSet<String> names(String text) {
      return new TreeSet<>(text.isEmpty() ? List.of() : List.of(text.split(" ", -1)));
    }

    private void requireSound() {
      if (!HASH.matcher(hash).matches()) {
        throw new FingerprintException(
            "The fingerprint file has the hash \"%s\" for %s, expected 64 hexadecimal digits: it is damaged"
                .formatted(hash, transform));
      }
      if (first < 0) {
        throw new FingerprintException(
            "The fingerprint file does not say at which node %s starts: it is damaged"
                .formatted(transform));
      }
    }
  }
}
