package dev.headrace.processor.check;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.fault.StrayModel;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.ProblemCode;
import dev.headrace.processor.problem.Problems;
import java.util.Map;

/** Annotations stand where they mean something. */
final class Strays {

  private static final Map<ClassName, ProblemCode> CODES =
      Map.of(
          ClassNames.TRANSFORM, DeclarationCode.STRAY_TRANSFORM,
          ClassNames.BATCHED, DeclarationCode.STRAY_BATCHED,
          ClassNames.FROM, DeclarationCode.STRAY_FROM,
          ClassNames.EXPORT, DeclarationCode.STRAY_EXPORT,
          ClassNames.UNTRACKED, DeclarationCode.STRAY_UNTRACKED,
          ClassNames.KEY, DeclarationCode.STRAY_KEY,
          ClassNames.LOGIC_SCOPE, DeclarationCode.STRAY_LOGIC_SCOPE);

  private Strays() {}

  static void check(StrayModel stray, Problems problems) {
    boolean twice = stray.inTransformRecord() && stray.annotation().equals(ClassNames.TRANSFORM);
    ProblemCode code = twice ? DeclarationCode.TRANSFORM_IN_RECORD : CODES.get(stray.annotation());
    if (code != null) {
      problems.add(code, stray.place(), stray.element(), stray.owner());
    }
  }
}
