package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Finding;
import dev.headrace.fingerprint.LogicTree.Library;
import dev.headrace.fingerprint.LogicTree.Node;
import dev.headrace.fingerprint.LogicTree.Severity;
import dev.headrace.fingerprint.classes.FingerprintException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads manifests. */
final class ManifestReader {

  private final Map<String, String> digests = new TreeMap<>();
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
    reader.trees.forEach(tree -> transforms.put(tree.transform, tree.build(reader.digests)));
    return new Manifest(reader.flow, reader.spec, transforms);
  }

  private void line(List<String> words) {
    switch (words.get(0)) {
      case "flow" -> flow = words.get(1);
      case "spec" -> spec = words.get(1);
      case "transform" -> trees.add(new Tree(words.get(1)));
      case "class" -> digests.put(words.get(2), words.get(1));
      default -> trees.get(trees.size() - 1).line(words);
    }
  }

  private static final class Tree {
    private final String transform;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Library> libraries = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final TreeSet<String> reads = new TreeSet<>();
    private final TreeMap<Integer, SortedSet<String>> inputs = new TreeMap<>();
    private final TreeSet<String> consults = new TreeSet<>();
    private final TreeMap<String, String> resources = new TreeMap<>();
    private final TreeMap<String, String> places = new TreeMap<>();
    private String root = "";
    private String hash = "";

    Tree(String transform) {
      this.transform = transform;
    }

    void line(List<String> words) {
      switch (words.get(0)) {
        case "root" -> root = words.get(1);
        case "hash" -> hash = words.get(1);
        case "reads" -> reads.add(words.get(1));
        case "input" -> inputs.put(Integer.valueOf(words.get(1)), names(words.get(2)));
        case "consults" -> consults.add(words.get(1));
        case "resource" -> resources.put(words.get(2), words.get(1));
        case "place" -> places.put(words.get(2), words.get(1));
        case "node" -> nodes.add(new Node(words.get(3), words.get(1), numbers(words.get(2))));
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

    LogicTree build(Map<String, String> digests) {
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

    private static List<Integer> numbers(String text) {
      List<Integer> numbers = new ArrayList<>();
      if (!text.isEmpty()) {
        for (String each : text.split(",", -1)) {
          numbers.add(Integer.valueOf(each));
        }
      }
      return numbers;
    }
  }
}
