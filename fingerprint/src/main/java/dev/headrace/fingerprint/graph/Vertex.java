package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.code.Body;
import dev.headrace.fingerprint.code.NodeKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node with what it leads to.
 *
 * @param key what it is
 * @param text what is hashed of the node itself
 * @param edges in order; for a virtual call filled in when all types are known
 * @param body its canonical form, if it has instructions
 */
record Vertex(NodeKey key, String text, List<NodeKey> edges, @Nullable Body body) {

  static Vertex of(NodeKey key, String text, List<NodeKey> edges) {
    return new Vertex(key, text, List.copyOf(edges), null);
  }
}
