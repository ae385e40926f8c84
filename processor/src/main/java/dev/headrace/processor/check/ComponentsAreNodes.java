package dev.headrace.processor.check;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.MisfitModel;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.ProblemCode;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.Wording;

/** A component that is meant to be a node can be one. */
final class ComponentsAreNodes implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    for (MisfitModel misfit : flow.misfits()) {
      ProblemCode code =
          switch (misfit.reason()) {
            case NOT_A_RECORD -> DeclarationCode.TRANSFORM_NOT_A_RECORD;
            case NOT_ACCESSIBLE -> DeclarationCode.TRANSFORM_RECORD_HIDDEN;
            case NO_METHOD -> DeclarationCode.TRANSFORM_RECORD_WITHOUT_METHOD;
            case SEVERAL_METHODS -> DeclarationCode.TRANSFORM_RECORD_WITH_METHODS;
            case SOURCE_AND_TARGET -> DeclarationCode.SOURCE_AND_TARGET;
          };
      problems.add(
          code, misfit.place(), misfit.name(), misfit.type(), Wording.list(misfit.found()));
    }
  }
}
