package dev.headrace.evaluate;

import dev.headrace.hash.Hash;
import dev.headrace.plan.Node;
import java.util.Map;
import java.util.Set;

/** What a transform's logic is: its code, its version and the resources that it reads. */
@FunctionalInterface
public interface LogicHashes {

  /**
   * The hash of a transform's logic. Asked once for each node and evaluator, by any thread.
   *
   * @param node a transform
   * @return the same for the same logic, in any process
   */
  Hash of(Node<?> node);

  /**
   * The components by which alone a row counts as an input of a transform. Asked once for each node
   * and evaluator, by any thread.
   *
   * @param node a transform
   * @return names of components by the index of the parameter that takes the row; rows of other
   *     parameters count as a whole
   */
  default Map<Integer, Set<String>> inputs(Node<?> node) {
    return Map.of();
  }
}
