package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.Archive;
import java.util.Iterator;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Writes manifests. */
final class ManifestWriter {

  static final String FIRST = "headrace-fingerprint 4";

  private static final Pattern SEPARATORS = Pattern.compile("[\t\n\r]");

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
    NodeTable table = NodeTable.of(manifest.transforms().values());
    for (LogicTree.Node each : table.entries()) {
      writer.line("node", each.hash(), numbers(each), each.id());
    }
    Iterator<NodeTable.View> views = table.views().iterator();
    manifest.transforms().forEach((name, tree) -> writer.tree(name, tree, views.next()));
    TreeMap<String, String> classes = new TreeMap<>();
    manifest.transforms().values().forEach(tree -> classes.putAll(tree.classes()));
    classes.forEach((name, digest) -> writer.line("class", digest, name));
    return writer.text.toString();
  }

  private void tree(String transform, LogicTree tree, NodeTable.View view) {
    line("transform", transform);
    line("root", tree.root());
    line("hash", tree.hash());
    tree.reads().forEach(component -> line("reads", component));
    tree.inputs()
        .forEach((index, names) -> line("input", index.toString(), String.join(" ", names)));
    line("starts", String.valueOf(view.first()));
    view.otherwise()
        .forEach((number, node) -> line("differs", number.toString(), node.hash(), numbers(node)));
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

  private static String numbers(LogicTree.Node node) {
    StringJoiner numbers = new StringJoiner(",");
    node.successors().forEach(each -> numbers.add(each.toString()));
    return numbers.toString();
  }

  private void line(String... words) {
    for (int i = 0; i < words.length; i++) {
      text.append(i == 0 ? "" : "\t").append(SEPARATORS.matcher(words[i]).replaceAll(" "));
    }
    text.append('\n');
  }
}
