package dev.headrace.processor.check;

import dev.headrace.processor.model.fault.ImpureUseModel;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.WarningCode;

/** A transform is a function of its parameters, the resources that it reads, and its code. */
final class Purity {

  private Purity() {}

  static void check(ImpureUseModel use, Problems problems) {
    problems.add(code(use.kind()), use.place(), use.transform(), use.member());
  }

  private static WarningCode code(ImpureUseModel.Kind kind) {
    return switch (kind) {
      case TIME -> WarningCode.READS_CLOCK;
      case RANDOM -> WarningCode.USES_RANDOMNESS;
      case ENVIRONMENT -> WarningCode.READS_ENVIRONMENT;
      case MUTABLE_STATIC -> WarningCode.USES_MUTABLE_STATIC;
      case IO -> WarningCode.DOES_IO;
    };
  }
}
