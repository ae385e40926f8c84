package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Node;
import dev.headrace.fingerprint.classes.FingerprintException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The nodes of a manifest, as text that is read when one of its trees is asked for its nodes. */
final class NodeLines {

  /** Begins the first line of them. */
  static final String FIRST = "node\t";

  private final byte[] file;
  private final int from;
  private final int to;
  private @Nullable NodeTable table;

  /**
   * Takes a part of a file.
   *
   * @param file the file
   * @param from where the lines begin
   * @param to where they end
   */
  NodeLines(byte[] file, int from, int to) {
    this.file = file;
    this.from = from;
    this.to = to;
  }

  /**
   * The nodes of one tree.
   *
   * @throws FingerprintException if the lines are no nodes, or do not say where the tree starts
   */
  synchronized List<Node> nodes(String transform) {
    if (table == null) {
      table = read(ManifestReader.text(file, from, to));
    }
    NodeTable.View view = table.views().get(transform);
    if (view == null) {
      throw new FingerprintException(
          "The fingerprint file does not say at which node %s starts: it is damaged"
              .formatted(transform));
    }
    try {
      return table.nodes(view);
    } catch (IndexOutOfBoundsException e) {
      throw new FingerprintException(
          "The fingerprint file has %d nodes, but %s refers to another: it is damaged"
              .formatted(table.entries().size(), transform),
          e);
    }
  }

  private static NodeTable read(String text) {
    List<Node> nodes = new ArrayList<>();
    TreeMap<String, NodeTable.View> views = new TreeMap<>();
    TreeMap<Integer, Node> otherwise = new TreeMap<>();
    for (String line : text.lines().toList()) {
      try {
        String[] words = line.split("\t", -1);
        switch (words[0]) {
          case "node" -> nodes.add(new Node(words[3], words[1], numbers(words[2])));
          case "starts" -> {
            otherwise = new TreeMap<>();
            views.put(words[1], new NodeTable.View(Integer.parseInt(words[2]), otherwise));
          }
          case "differs" -> {
            int number = Integer.parseInt(words[1]);
            Node node = new Node(nodes.get(number).id(), words[2], numbers(words[3]));
            otherwise.put(number, node);
          }
          default -> throw new IllegalArgumentException(words[0]);
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new FingerprintException("The fingerprint file is damaged in the line: " + line, e);
      }
    }
    return new NodeTable(nodes, views);
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
