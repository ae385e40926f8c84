package dev.headrace.engine;

import dev.headrace.evaluate.LogicHashes;
import dev.headrace.hash.Hash;
import dev.headrace.logic.BoundLogic;
import dev.headrace.plan.Node;
import java.util.Map;
import java.util.Set;

/**
 * The logic of one run, as the evaluator asks for it.
 *
 * @param logic of the plan and its flow
 */
record RunLogic(BoundLogic logic) implements LogicHashes {

  @Override
  public Hash of(Node<?> node) {
    return logic.of(node);
  }

  @Override
  public Map<Integer, Set<String>> inputs(Node<?> node) {
    return logic.inputs(node);
  }
}
