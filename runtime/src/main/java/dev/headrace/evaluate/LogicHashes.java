package dev.headrace.evaluate;

import dev.headrace.hash.Hash;
import dev.headrace.plan.Node;

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
}
