package dev.headrace.processor.check;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.problem.Problems;

/** One rule that flows must obey. */
@FunctionalInterface
interface Check {

  /** Adds what breaks the rule; stays silent about what another rule's problem explains. */
  void check(FlowModel flow, Problems problems);
}
