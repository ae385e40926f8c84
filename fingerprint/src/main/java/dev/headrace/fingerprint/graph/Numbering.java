package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.code.NodeKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Numbers the nodes as they are met, breadth first from the root, and hashes each with the numbers
 * of its successors: a canonical form of a rooted graph with ordered edges, recursion included.
 */
final class Numbering {

  private final List<NodeKey> order = new ArrayList<>();
  private final Map<NodeKey, Integer> numbers = new HashMap<>();
  private final Map<NodeKey, String> hashes = new HashMap<>();
  private final String hash;

  Numbering(Closure closure) {
    MessageDigest digest = Digest.start();
    number(closure.root());
    for (int i = 0; i < order.size(); i++) {
      NodeKey key = order.get(i);
      String local = Digest.of(closure.vertex(key).text());
      hashes.put(key, local);
      digest.update(local.getBytes(StandardCharsets.US_ASCII));
      List<NodeKey> successors = closure.successors(key);
      digest.update(ByteBuffer.allocate(4).putInt(0, successors.size()));
      for (NodeKey successor : successors) {
        digest.update(ByteBuffer.allocate(4).putInt(0, number(successor)));
      }
    }
    hash = HexFormat.of().formatHex(digest.digest());
  }

  String hash() {
    return hash;
  }

  List<NodeKey> order() {
    return order;
  }

  String hash(NodeKey key) {
    return hashes.getOrDefault(key, "");
  }

  int number(NodeKey key) {
    Integer known = numbers.get(key);
    if (known == null) {
      known = order.size();
      numbers.put(key, known);
      order.add(key);
    }
    return known;
  }
}
