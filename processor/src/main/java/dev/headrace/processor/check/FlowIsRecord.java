package dev.headrace.processor.check;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.Problems;

/** A flow is a record that its plan can use. */
final class FlowIsRecord implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    String name = TypeModel.simple(flow.type());
    switch (flow.form()) {
      case NOT_A_RECORD -> problems.add(DeclarationCode.FLOW_NOT_A_RECORD, flow.place(), name);
      case GENERIC -> problems.add(DeclarationCode.FLOW_GENERIC, flow.place(), name);
      case HIDDEN -> problems.add(DeclarationCode.FLOW_HIDDEN, flow.place(), name);
      case RECORD -> {}
    }
  }
}
