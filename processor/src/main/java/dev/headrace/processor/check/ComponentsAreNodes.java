package dev.headrace.processor.check;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.fault.MisfitModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.Problem;
import dev.headrace.processor.problem.ProblemCode;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.TypeCode;
import dev.headrace.processor.problem.Wording;
import java.util.ArrayList;
import java.util.List;

/** A component that is meant to be a node can be one. */
final class ComponentsAreNodes implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    flow.misfits().forEach(misfit -> check(misfit, problems));
  }

  static void check(MisfitModel misfit, Problems problems) {
    ProblemCode code = code(misfit.reason());
    String subject = code instanceof TypeCode ? "The component " + misfit.name() : misfit.name();
    List<String> arguments = new ArrayList<>(List.of(subject, misfit.type()));
    if (!misfit.found().isEmpty()) {
      arguments.add(Wording.list(misfit.found()));
    }
    problems.add(new Problem(code, misfit.place(), arguments));
  }

  private static ProblemCode code(MisfitModel.Reason reason) {
    return switch (reason) {
      case NOT_A_RECORD -> DeclarationCode.TRANSFORM_NOT_A_RECORD;
      case NOT_ACCESSIBLE -> DeclarationCode.TRANSFORM_RECORD_HIDDEN;
      case NO_METHOD -> DeclarationCode.TRANSFORM_RECORD_WITHOUT_METHOD;
      case SEVERAL_METHODS -> DeclarationCode.TRANSFORM_RECORD_WITH_METHODS;
      case RAW -> TypeCode.RAW_TYPE;
      case WILDCARD -> TypeCode.WILDCARD_TYPE;
      case SOURCE_AND_TARGET -> DeclarationCode.SOURCE_AND_TARGET;
      case TOGETHER -> DeclarationCode.NODES_TOGETHER;
      case FLOW_IN_FLOW -> DeclarationCode.FLOW_IN_FLOW;
      case FLOW_AND_TRANSFORM -> DeclarationCode.FLOW_AND_TRANSFORM;
      case ACCESSOR -> DeclarationCode.TRANSFORM_ON_ACCESSOR;
      case INHERITED -> DeclarationCode.STRAY_TRANSFORM;
    };
  }
}
