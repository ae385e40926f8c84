package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.Archive;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes manifests. */
final class ManifestWriter {

  static final String FIRST = "headrace-fingerprint 3";

  private final StringBuilder text = new StringBuilder();

  static String write(Manifest manifest) {
    ManifestWriter writer = new ManifestWriter();
    writer.text.append(FIRST).append('\n');
    writer.line("flow", manifest.flow());
    writer.line("spec", manifest.spec());
    for (Archive archive : manifest.archives()) {
      writer.line("archive", archive.name(), archive.anchor());
      archive.holds().forEach(each -> writer.line("holds", each));
    }
    manifest.transforms().forEach(writer::tree);
    TreeMap<String, String> classes = new TreeMap<>();
    manifest.transforms().values().forEach(tree -> classes.putAll(tree.classes()));
    classes.forEach((name, digest) -> writer.line("class", digest, name));
    return writer.text.toString();
  }

  private void tree(String transform, LogicTree tree) {
    line("transform", transform);
    line("root", tree.root());
    line("hash", tree.hash());
    tree.reads().forEach(component -> line("reads", component));
    tree.inputs()
        .forEach((index, names) -> line("input", index.toString(), String.join(" ", names)));
    for (LogicTree.Node node : tree.nodes()) {
      String successors =
          node.successors().stream().map(String::valueOf).collect(Collectors.joining(","));
      line("node", node.hash(), successors, node.id());
    }
    for (LogicTree.Library each : tree.libraries()) {
      line("library", each.artifact(), each.version(), each.policy(), each.digest(), each.why());
    }
    for (LogicTree.Finding each : tree.findings()) {
      line(
          "finding",
          each.kind(),
          each.severity().name(),
          each.member(),
          String.join(" | ", each.path()));
    }
    for (String name : tree.classes().keySet()) {
      line("consults", name);
    }
    tree.resources().forEach((path, digest) -> line("resource", digest, path));
    tree.places().forEach((anchor, digest) -> line("place", digest, anchor));
  }

  private void line(String... words) {
    for (int i = 0; i < words.length; i++) {
      text.append(i == 0 ? "" : "\t").append(words[i].replaceAll("[\t\n\r]", " "));
    }
    text.append('\n');
  }
}
