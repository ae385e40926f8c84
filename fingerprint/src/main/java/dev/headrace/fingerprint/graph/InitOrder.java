package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.code.Bodies;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The order of a class's static fields counts where the initialiser of one leads, through methods,
 * to another: what it finds there depends on which comes first.
 */
final class InitOrder {

  private final Bodies bodies;
  private final Function<NodeKey, List<NodeKey>> successors;

  InitOrder(Bodies bodies, Function<NodeKey, List<NodeKey>> successors) {
    this.bodies = bodies;
    this.successors = successors;
  }

  /** What the order adds to the nodes that it matters to. */
  Map<NodeKey, String> of(Iterable<NodeKey> keys) {
    Map<String, Integer> fields = new HashMap<>();
    List<NodeKey> initialisers = new ArrayList<>();
    for (NodeKey key : keys) {
      if (key.kind() == Kind.FIELD || key.kind() == Kind.CLASS_INIT) {
        initialisers.add(key);
        fields.merge(key.owner(), key.kind() == Kind.FIELD ? 1 : 0, Integer::sum);
      }
    }
    Map<NodeKey, String> added = new HashMap<>();
    for (NodeKey key : initialisers) {
      int least = key.kind() == Kind.FIELD ? 2 : 1;
      if (fields.getOrDefault(key.owner(), 0) >= least && calls(key)) {
        String order = order(key);
        if (!order.isEmpty()) {
          added.put(key, order);
        }
      }
    }
    return added;
  }

  private boolean calls(NodeKey key) {
    return successors.apply(key).stream()
        .anyMatch(each -> each.kind() == Kind.METHOD || each.kind() == Kind.VIRTUAL);
  }

  private String order(NodeKey start) {
    StringBuilder order = new StringBuilder();
    Set<NodeKey> seen = new HashSet<>();
    Deque<NodeKey> open = new ArrayDeque<>();
    seen.add(start);
    open.add(start);
    while (!open.isEmpty()) {
      for (NodeKey next : successors.apply(open.removeFirst())) {
        boolean own = next.owner().equals(start.owner());
        boolean whole = next.kind() == Kind.CLASS_INIT || next.kind() == Kind.CONSTANTS;
        if ((own && whole) || !seen.add(next)) {
          continue;
        }
        if (own && next.kind() == Kind.FIELD) {
          order.append(' ').append(bodies.compareInitialisers(start, next.name()));
        } else {
          open.add(next);
        }
      }
    }
    return order.toString();
  }
}
