package dev.headrace.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A flow's wiring as data. Immutable.
 *
 * @param flow the binary name of the flow's class
 * @param vertices the nodes with their inputs, in an order in which every node comes after its
 *     inputs
 */
public record Graph(String flow, List<Vertex> vertices) {

  /** Copies the vertices. */
  public Graph {
    vertices = List.copyOf(vertices);
  }

  /**
   * A node and where its parameters come from.
   *
   * @param node the node
   * @param scope the name of the node whose elements it runs for: a source for each of its rows, or
   *     a transform for each element of its lists
   * @param inputs one edge for each parameter, in order; for a target one for each node that feeds
   *     it
   */
  public record Vertex(Node<?> node, String scope, List<Edge> inputs) {

    /** Copies the inputs. */
    public Vertex {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * Starts a graph.
   *
   * @param flow the binary name of the flow's class
   * @return an empty builder
   */
  public static Builder of(String flow) {
    return new Builder(flow);
  }

  /**
   * Finds a node.
   *
   * @param name its name
   * @return the node with its inputs
   * @throws IllegalArgumentException if there is none
   */
  public Vertex vertex(String name) {
    return vertices.stream()
        .filter(vertex -> vertex.node().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no node \"%s\"; it has %s"
                        .formatted(
                            flow, name, vertices.stream().map(v -> v.node().name()).toList())));
  }

  /**
   * The nodes of one role.
   *
   * @param role the role
   * @return in the order of the graph
   */
  public List<Node<?>> nodes(Node.Role role) {
    List<Node<?>> nodes = new ArrayList<>();
    for (Vertex vertex : vertices) {
      if (vertex.node().role() == role) {
        nodes.add(vertex.node());
      }
    }
    return nodes;
  }

  /** Collects the nodes of a graph. */
  public static final class Builder {

    private final String flow;
    private final Map<String, Vertex> vertices = new LinkedHashMap<>();

    private Builder(String flow) {
      this.flow = flow;
    }

    /**
     * Adds a source.
     *
     * @param node the source
     * @return this
     */
    public Builder source(Node<?> node) {
      return add(new Vertex(node, node.name(), List.of()));
    }

    /**
     * Adds a transform.
     *
     * @param node the transform
     * @param scope the name of the node whose elements it runs for
     * @param inputs one for each parameter, in order
     * @return this
     */
    public Builder transform(Node<?> node, String scope, Edge... inputs) {
      return add(new Vertex(node, scope, List.of(inputs)));
    }

    /**
     * Adds a target.
     *
     * @param node the target
     * @param feeders the names of the nodes that feed it
     * @return this
     */
    public Builder target(Node<?> node, String... feeders) {
      List<Edge> inputs = new ArrayList<>();
      for (String feeder : feeders) {
        inputs.add(Edge.each(feeder));
      }
      return add(new Vertex(node, "", inputs));
    }

    private Builder add(Vertex vertex) {
      for (Edge input : vertex.inputs()) {
        if (!vertices.containsKey(input.from())) {
          throw new IllegalArgumentException(
              "%s takes from \"%s\", which is not in the graph before it: %s"
                  .formatted(vertex.node().name(), input.from(), vertices.keySet()));
        }
      }
      if (vertices.putIfAbsent(vertex.node().name(), vertex) != null) {
        throw new IllegalArgumentException("two nodes are named " + vertex.node().name());
      }
      return this;
    }

    /**
     * Makes the graph.
     *
     * @return the graph
     */
    public Graph build() {
      return new Graph(flow, List.copyOf(vertices.values()));
    }
  }
}
