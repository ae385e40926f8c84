package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Node;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a tree that was read from a file, put together when they are asked for: where a
 * build's fingerprints hold, nobody does. Immutable, thread-safe.
 */
final class StoredNodes extends AbstractList<Node> {

  private final NodeLines lines;
  private final String transform;
  private volatile @Nullable List<Node> nodes;

  StoredNodes(NodeLines lines, String transform) {
    this.lines = lines;
    this.transform = transform;
  }

  @Override
  public Node get(int index) {
    return nodes().get(index);
  }

  @Override
  public int size() {
    return nodes().size();
  }

  private List<Node> nodes() {
    List<Node> known = nodes;
    if (known == null) {
      known = lines.nodes(transform);
      nodes = known;
    }
    return known;
  }
}
