package dev.headrace.processor.check;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.Problems;

/** No two nodes have one name. */
final class UniqueNames implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    flow.duplicates()
        .forEach(node -> problems.add(DeclarationCode.DUPLICATE_NODE, node.place(), node.name()));
  }
}
