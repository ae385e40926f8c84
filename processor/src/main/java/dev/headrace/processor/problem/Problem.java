package dev.headrace.processor.problem;

import dev.headrace.processor.model.place.Place;
import java.util.List;

/**
 * One mistake in a flow.
 *
 * @param code what kind of mistake
 * @param place where it stands
 * @param arguments what the code's texts need
 */
public record Problem(ProblemCode code, Place place, List<String> arguments) {

  /** Copies the arguments. */
  public Problem {
    arguments = List.copyOf(arguments);
  }

  /**
   * The whole message.
   *
   * @return the code, what was found and expected, and on a line of its own what to do
   */
  public String message() {
    Object[] values = arguments.toArray();
    ProblemCode.Template text = code.template();
    return "[%s] %s\n  Fix: %s"
        .formatted(text.code(), text.found().formatted(values), text.fix().formatted(values));
  }
}
