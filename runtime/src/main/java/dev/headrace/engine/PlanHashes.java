package dev.headrace.engine;

import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.Edge;
import dev.headrace.plan.Graph;
import dev.headrace.plan.Graph.Vertex;
import dev.headrace.plan.Node;
import dev.headrace.plan.Node.Role;
import java.util.function.Function;

/**
 * What is made of a source's rows, as a hash: the wiring below the source, the row types and the
 * logic of the transforms. As long as it is the same, an unchanged row needs no evaluation.
 */
final class PlanHashes {

  private static final String FORMAT = "plan 1";

  private PlanHashes() {}

  static Hash of(Graph graph, String source, Function<Node<?>, Hash> logic) {
    Hasher hasher = new Hasher().text(FORMAT);
    for (Vertex vertex : graph.vertices()) {
      if (vertex.node().role() == Role.TARGET) {
        for (Edge feeder : vertex.inputs()) {
          if (root(graph, graph.vertex(feeder.from())).equals(source)) {
            add(hasher, vertex.node());
            hasher.text(feeder.toString());
          }
        }
      } else if (root(graph, vertex).equals(source)) {
        add(hasher, vertex.node());
        hasher.text(vertex.scope());
        vertex.inputs().forEach(input -> hasher.text(input.toString()));
        if (vertex.node().role() == Role.TRANSFORM) {
          hasher.hash(logic.apply(vertex.node()));
        }
      }
    }
    return hasher.finish();
  }

  private static void add(Hasher hasher, Node<?> node) {
    hasher.text(node.role().name()).text(node.name()).text(node.codec().type().toString());
  }

  /** The source whose rows a node is derived from. */
  private static String root(Graph graph, Vertex vertex) {
    Vertex at = vertex;
    while (at.node().role() != Role.SOURCE) {
      at = graph.vertex(at.scope());
    }
    return at.node().name();
  }
}
