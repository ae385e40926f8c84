package dev.headrace.processor.problem;

import dev.headrace.processor.model.FlowModel;

/** One rule that flows must obey. */
@FunctionalInterface
public interface Check {

  /**
   * Adds what breaks the rule; stays silent about what another rule's problem explains.
   *
   * @param flow the flow
   * @param problems takes the problems
   */
  void check(FlowModel flow, Problems problems);
}
