package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Shortest ways from the root. */
final class Paths {

  private Paths() {}

  static List<String> shortest(List<Node> nodes, String id) {
    int[] before = new int[nodes.size()];
    Arrays.fill(before, -1);
    Deque<Integer> open = new ArrayDeque<>();
    open.add(0);
    while (!open.isEmpty()) {
      int at = open.removeFirst();
      if (nodes.get(at).id().equals(id)) {
        return path(nodes, before, at);
      }
      for (int next : nodes.get(at).successors()) {
        if (next != 0 && before[next] < 0) {
          before[next] = at;
          open.add(next);
        }
      }
    }
    return List.of();
  }

  /** The root itself says nothing that its method does not. */
  private static List<String> path(List<Node> nodes, int[] before, int to) {
    List<String> path = new ArrayList<>();
    for (int at = to; at > 0; at = before[at]) {
      path.add(nodes.get(at).id());
    }
    if (path.isEmpty()) {
      path.add(nodes.get(to).id());
    }
    Collections.reverse(path);
    return path;
  }
}
