package dev.headrace.processor.check;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.Problems;

/** A flow starts somewhere and ends somewhere. */
final class HasSourceAndTarget implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    if (!flow.misfits().isEmpty()) {
      return;
    }
    String name = TypeModel.simple(flow.type());
    if (flow.nodes(Role.SOURCE).isEmpty()) {
      problems.add(DeclarationCode.NO_SOURCE, flow.place(), name);
    }
    if (flow.nodes(Role.TARGET).isEmpty()) {
      problems.add(DeclarationCode.NO_TARGET, flow.place(), name);
    }
  }
}
