package dev.headrace.processor.model;

import java.util.List;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** For what a node runs: for each row of a source, and in it for each element of fan-outs. */
@Value.Immutable
public interface Scope {

  /**
   * The source, then the fan-outs from the outermost inwards.
   *
   * @return names of nodes, at least one
   */
  List<String> nodes();

  /**
   * Makes a scope.
   *
   * @param nodes the source, then the fan-outs
   * @return the scope
   */
  static Scope of(List<String> nodes) {
    return ImmutableScope.builder().addAllNodes(nodes).build();
  }

  /**
   * The scope that a fan-out in this one opens.
   *
   * @param node the fan-out
   * @return the nested scope
   */
  default Scope nested(String node) {
    return of(Stream.concat(nodes().stream(), Stream.of(node)).toList());
  }

  /**
   * The first scopes of the chain.
   *
   * @param depth how many
   * @return the enclosing scope
   */
  default Scope outer(int depth) {
    return of(nodes().subList(0, depth));
  }

  /**
   * How many scopes there are on the chain.
   *
   * @return at least 1
   */
  default int depth() {
    return nodes().size();
  }

  /**
   * The source.
   *
   * @return its name
   */
  default String source() {
    return nodes().get(0);
  }

  /**
   * The node whose elements this scope is about.
   *
   * @return its name
   */
  default String node() {
    return nodes().get(depth() - 1);
  }

  /**
   * Compares scopes.
   *
   * @param other another scope
   * @return whether the other is this one, or inside it
   */
  default boolean contains(Scope other) {
    return depth() <= other.depth() && other.outer(depth()).equals(this);
  }

  /**
   * The scope as people would say it.
   *
   * @return {@code "each element of chunks"}
   */
  default String text() {
    return depth() == 1 ? "each row of " + source() : "each element of " + node();
  }
}
