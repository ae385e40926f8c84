package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Finding;
import dev.headrace.fingerprint.LogicTree.Node;
import dev.headrace.fingerprint.graph.Logic;
import java.util.List;

/** What a fingerprint can't see, with the way to it. */
final class Findings {

  private Findings() {}

  static List<Finding> of(List<Node> nodes, Logic logic) {
    return List.of();
  }
}
