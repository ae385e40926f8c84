package dev.headrace.fingerprint.graph;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Numbers the nodes as they are met, breadth first from the root, and hashes each with the numbers
 * of its successors: a canonical form of a rooted graph with ordered edges, recursion included.
 */
final class Numbering {

  private static final int NONE = -1;

  private final List<Vertex> order = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();
  private final List<int[]> successors = new ArrayList<>();
  private final int[] numbers;
  private final int[] lastMetFrom;
  private final String hash;

  Numbering(Closure closure) {
    numbers = filled(closure.bound());
    lastMetFrom = filled(closure.bound());
    MessageDigest digest = Digest.start();
    number(closure.root());
    for (int i = 0; i < order.size(); i++) {
      Vertex vertex = order.get(i);
      String local = closure.hash(vertex);
      hashes.add(local);
      digest.update(local.getBytes(StandardCharsets.US_ASCII));
      digest.update(number(i, closure.successors(vertex)));
    }
    hash = HexFormat.of().formatHex(digest.digest());
  }

  String hash() {
    return hash;
  }

  /** The nodes that can be reached, the root first. */
  List<Vertex> order() {
    return order;
  }

  /** The hash of a node alone. */
  String hash(int number) {
    return hashes.get(number);
  }

  /** The numbers of a node's successors, each once. */
  int[] successors(int number) {
    return successors.get(number);
  }

  /** Writes the numbers of a node's successors; keeps each of them once. */
  private byte[] number(int from, List<Vertex> to) {
    ByteBuffer written = ByteBuffer.allocate(4 * (to.size() + 1)).putInt(to.size());
    int[] distinct = new int[to.size()];
    int count = 0;
    for (Vertex vertex : to) {
      int number = number(vertex);
      written.putInt(number);
      if (lastMetFrom[number] != from) {
        lastMetFrom[number] = from;
        distinct[count++] = number;
      }
    }
    successors.add(Arrays.copyOf(distinct, count));
    return written.array();
  }

  private int number(Vertex vertex) {
    if (numbers[vertex.index()] == NONE) {
      numbers[vertex.index()] = order.size();
      order.add(vertex);
    }
    return numbers[vertex.index()];
  }

  private static int[] filled(int size) {
    int[] all = new int[size];
    Arrays.fill(all, NONE);
    return all;
  }
}
