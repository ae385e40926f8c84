package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.Archive;
import dev.headrace.fingerprint.graph.Checksum;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Writes manifests. */
final class ManifestWriter {

  static final String FIRST = "headrace-fingerprint 5";

  /** Begins the last line. */
  static final String LAST = "checksum\t";

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
    List<String> classes = writer.classes(manifest.transforms().values());
    manifest.transforms().forEach((name, tree) -> writer.tree(name, tree, classes));
    writer.nodes(manifest.transforms());
    String checksum = Checksum.of(writer.text.toString());
    return writer.text.append(LAST).append(checksum).append('\n').toString();
  }

  private List<String> classes(Collection<LogicTree> trees) {
    TreeMap<String, String> checksums = new TreeMap<>();
    trees.forEach(tree -> checksums.putAll(tree.classes()));
    checksums.forEach((name, checksum) -> line("class", checksum, name));
    return List.copyOf(checksums.keySet());
  }

  private void nodes(SortedMap<String, LogicTree> transforms) {
    NodeTable table = NodeTable.of(transforms);
    for (LogicTree.Node each : table.entries()) {
      line("node", each.hash(), numbers(each), each.id());
    }
    table
        .views()
        .forEach(
            (transform, view) -> {
              line("starts", transform, String.valueOf(view.first()));
              view.otherwise()
                  .forEach(
                      (number, node) ->
                          line("differs", number.toString(), node.hash(), numbers(node)));
            });
  }

  private void tree(String transform, LogicTree tree, List<String> classes) {
    line("transform", transform);
    line("root", tree.root());
    line("hash", tree.hash());
    tree.reads().forEach(component -> line("reads", component));
    tree.inputs()
        .forEach((index, names) -> line("input", index.toString(), String.join(" ", names)));
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
    if (!tree.classes().isEmpty()) {
      line("consults", ranges(classes, tree.classes().keySet()));
    }
    tree.resources().forEach((path, digest) -> line("resource", digest, path));
    tree.places().forEach((anchor, digest) -> line("place", digest, anchor));
  }

  /** Numbers of classes, {@code 0-7,9}: both are sorted. */
  private static String ranges(List<String> all, Collection<String> some) {
    StringJoiner ranges = new StringJoiner(",");
    Iterator<String> wanted = some.iterator();
    String next = wanted.next();
    int from = -1;
    for (int i = 0; i <= all.size(); i++) {
      boolean in = i < all.size() && all.get(i).equals(next);
      if (in) {
        from = from < 0 ? i : from;
        next = wanted.hasNext() ? wanted.next() : "";
      } else if (from >= 0) {
        ranges.add(from == i - 1 ? String.valueOf(from) : from + "-" + (i - 1));
        from = -1;
      }
    }
    return ranges.toString();
  }

  private static String numbers(LogicTree.Node node) {
    StringJoiner numbers = new StringJoiner(",");
    node.successors().forEach(each -> numbers.add(each.toString()));
    return numbers.toString();
  }

  private void line(String... words) {
    for (int i = 0; i < words.length; i++) {
      text.append(i == 0 ? "" : "\t").append(word(words[i]));
    }
    text.append('\n');
  }

  /** No word has what separates words and lines. */
  private static String word(String text) {
    boolean plain = text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    return plain ? text : text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
  }
}
