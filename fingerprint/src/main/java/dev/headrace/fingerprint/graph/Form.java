package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.code.NodeKey;
import java.util.List;

/**
 * The canonical form of one node.
 *
 * @param text what is hashed of the node itself
 * @param edges what it leads to, in order; a virtual call leads to what the closure's types say
 */
record Form(String text, List<NodeKey> edges) {

  static final Form NOTHING = new Form("", List.of());

  /** Copies the list. */
  Form {
    edges = List.copyOf(edges);
  }
}
