package dev.headrace.processor.check;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.StrayModel;
import dev.headrace.processor.problem.ProblemCode;
import dev.headrace.processor.problem.Problems;
import java.util.Map;

/** Annotations stand where they mean something. */
final class Strays {

  private static final Map<ClassName, ProblemCode> CODES =
      Map.of(
          ClassNames.TRANSFORM, ProblemCode.STRAY_TRANSFORM,
          ClassNames.BATCHED, ProblemCode.STRAY_BATCHED,
          ClassNames.FROM, ProblemCode.STRAY_FROM,
          ClassNames.EXPORT, ProblemCode.STRAY_EXPORT,
          ClassNames.UNTRACKED, ProblemCode.STRAY_UNTRACKED,
          ClassNames.KEY, ProblemCode.STRAY_KEY);

  private Strays() {}

  static void check(StrayModel stray, Problems problems) {
    ProblemCode code = CODES.get(stray.annotation());
    if (code != null) {
      problems.add(code, stray.place(), stray.element(), stray.owner());
    }
  }
}
