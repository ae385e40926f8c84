package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Finding;
import dev.headrace.fingerprint.LogicTree.Library;
import dev.headrace.fingerprint.LogicTree.Severity;
import dev.headrace.fingerprint.classes.Archive;
import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.fingerprint.graph.Checksum;
import dev.headrace.hash.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads manifests, all but their nodes. */
final class ManifestReader {

  private static final byte[] NODES = ("\n" + NodeLines.FIRST).getBytes(StandardCharsets.US_ASCII);

  private final List<Held> archives = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();
  private final List<String> checksums = new ArrayList<>();
  private final List<Tree> trees = new ArrayList<>();
  private String flow = "";
  private String spec = "";

  static Manifest read(Bytes file) {
    byte[] bytes = file.array();
    String first = text(bytes, 0, Math.min(bytes.length, ManifestWriter.FIRST.length() + 1));
    if (!first.equals(ManifestWriter.FIRST + "\n")) {
      throw new FingerprintException(
          "This fingerprint file begins with \""
              + first.strip()
              + "\": expected \""
              + ManifestWriter.FIRST
              + "\". It was written by another version of Headrace; build again.");
    }
    int end = requireWhole(bytes);
    int nodes = nodes(bytes, end);
    ManifestReader reader = new ManifestReader();
    reader.lines(text(bytes, first.length(), nodes));
    return reader.manifest(new NodeLines(bytes, nodes, end));
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Where the line with the checksum begins, which is the last. */
  private static int requireWhole(byte[] bytes) {
    int end = Math.max(0, bytes.length - ManifestWriter.LAST.length() - Checksum.DIGITS - 1);
    String found = text(bytes, end, bytes.length).strip();
    String expected = ManifestWriter.LAST + Checksum.of(bytes, end);
    if (!found.equals(expected)) {
      throw new FingerprintException(
          "The fingerprint file ends with \"%s\", expected \"%s\" for what stands before: it is damaged or was edited; build again"
              .formatted(found, expected));
    }
    return end;
  }

  private static int nodes(byte[] bytes, int end) {
    for (int at = 0; at < end - NODES.length; at++) {
      if (bytes[at] == '\n'
          && Arrays.equals(bytes, at, at + NODES.length, NODES, 0, NODES.length)) {
        return at + 1;
      }
    }
    return end;
  }

  private void lines(String text) {
    int line = 2;
    for (int at = 0; at < text.length(); line++) {
      int end = text.indexOf('\n', at);
      String each = text.substring(at, end < 0 ? text.length() : end);
      try {
        line(each.split("\t", -1));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new FingerprintException(
            "Line " + line + " of the fingerprint file is damaged: " + each, e);
      }
      at += each.length() + 1;
    }
  }

  private void line(String[] words) {
    switch (words[0]) {
      case "flow" -> flow = words[1];
      case "spec" -> spec = words[1];
      case "archive" -> archives.add(new Held(words[1], words[2], new TreeSet<>()));
      case "holds" -> archives.get(archives.size() - 1).names().add(words[1]);
      case "class" -> {
        checksums.add(words[1]);
        classes.add(words[2]);
      }
      case "transform" -> trees.add(new Tree(words[1]));
      case "consults" -> consults(trees.get(trees.size() - 1), words[1]);
      default -> trees.get(trees.size() - 1).line(words);
    }
  }

  private void consults(Tree tree, String ranges) {
    for (String range : ranges.split(",", -1)) {
      int dash = range.indexOf('-');
      int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      int to = dash < 0 ? from : Integer.parseInt(range.substring(dash + 1));
      for (int i = from; i <= to; i++) {
        tree.classes.put(classes.get(i), checksums.get(i));
      }
    }
  }

  private Manifest manifest(NodeLines nodes) {
    TreeMap<String, LogicTree> transforms = new TreeMap<>();
    for (Tree tree : trees) {
      transforms.put(tree.transform, tree.build(nodes));
    }
    List<Archive> held = new ArrayList<>();
    for (Held each : archives) {
      held.add(new Archive(each.name(), each.anchor(), each.names()));
    }
    return new Manifest(flow, spec, held, transforms);
  }

  private record Held(String name, String anchor, TreeSet<String> names) {}

  private static final class Tree {
    private final String transform;
    private final List<Library> libraries = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final TreeSet<String> reads = new TreeSet<>();
    private final TreeMap<Integer, SortedSet<String>> inputs = new TreeMap<>();
    private final TreeMap<String, String> classes = new TreeMap<>();
    private final TreeMap<String, String> resources = new TreeMap<>();
    private final TreeMap<String, String> places = new TreeMap<>();
    private String root = "";
    private String hash = "";

    Tree(String transform) {
      this.transform = transform;
    }

    void line(String[] words) {
      switch (words[0]) {
        case "root" -> root = words[1];
        case "hash" -> hash = words[1];
        case "reads" -> reads.add(words[1]);
        case "input" -> inputs.put(Integer.valueOf(words[1]), names(words[2]));
        case "resource" -> resources.put(words[2], words[1]);
        case "place" -> places.put(words[2], words[1]);
        case "library" ->
            libraries.add(new Library(words[1], words[2], words[3], words[4], words[5]));
        case "finding" ->
            findings.add(
                new Finding(
                    words[1],
                    Severity.valueOf(words[2]),
                    words[3],
                    List.of(words[4].split(" \\| ", -1))));
        default -> throw new IllegalArgumentException(words[0]);
      }
    }

    LogicTree build(NodeLines lines) {
      requireHash();
      return new LogicTree(
          root,
          hash,
          new StoredNodes(lines, transform),
          classes,
          libraries,
          findings,
          reads,
          inputs,
          resources,
          places);
    }

    private static SortedSet<String> names(String text) {
      return new TreeSet<>(text.isEmpty() ? List.of() : List.of(text.split(" ", -1)));
    }

    private void requireHash() {
      boolean digits = hash.length() == 64;
      for (int i = 0; i < hash.length(); i++) {
        digits &= Character.digit(hash.charAt(i), 16) >= 0;
      }
      if (!digits) {
        throw new FingerprintException(
            "The fingerprint file has the hash \"%s\" for %s, expected 64 hexadecimal digits: it is damaged"
                .formatted(hash, transform));
      }
    }
  }
}
