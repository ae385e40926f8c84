package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.code.Bodies;
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
  private final Function<Vertex, List<Vertex>> successors;

  InitOrder(Bodies bodies, Function<Vertex, List<Vertex>> successors) {
    this.bodies = bodies;
    this.successors = successors;
  }

  /** What the order adds to the nodes that it matters to. */
  Map<Vertex, String> of(List<Vertex> vertices) {
    Map<String, Integer> fields = new HashMap<>();
    List<Vertex> initialisers = new ArrayList<>();
    for (Vertex vertex : vertices) {
      if (vertex.is(Kind.FIELD) || vertex.is(Kind.CLASS_INIT)) {
        initialisers.add(vertex);
        fields.merge(vertex.key().owner(), vertex.is(Kind.FIELD) ? 1 : 0, Integer::sum);
      }
    }
    Map<Vertex, String> added = new HashMap<>();
    for (Vertex vertex : initialisers) {
      int least = vertex.is(Kind.FIELD) ? 2 : 1;
      if (fields.getOrDefault(vertex.key().owner(), 0) >= least && calls(vertex)) {
        String order = order(vertex);
        if (!order.isEmpty()) {
          added.put(vertex, order);
        }
      }
    }
    return added;
  }

  private boolean calls(Vertex vertex) {
    return successors.apply(vertex).stream()
        .anyMatch(each -> each.is(Kind.METHOD) || each.is(Kind.VIRTUAL));
  }

  private String order(Vertex start) {
    StringBuilder order = new StringBuilder();
    Set<Vertex> seen = new HashSet<>();
    Deque<Vertex> open = new ArrayDeque<>();
    seen.add(start);
    open.add(start);
    while (!open.isEmpty()) {
      for (Vertex next : successors.apply(open.removeFirst())) {
        boolean own = next.key().owner().equals(start.key().owner());
        boolean whole = next.is(Kind.CLASS_INIT) || next.is(Kind.CONSTANTS);
        if ((own && whole) || !seen.add(next)) {
          continue;
        }
        if (own && next.is(Kind.FIELD)) {
          order.append(' ').append(bodies.compareInitialisers(start.key(), next.key().name()));
        } else {
          open.add(next);
        }
      }
    }
    return order.toString();
  }
}
