package dev.headrace.processor.check.wiring;

import dev.headrace.processor.problem.Check;
import java.util.List;

/** The rules of wiring, in the order in which their problems are told. */
public final class WiringRules {

  private WiringRules() {}

  /**
   * What a flow must obey.
   *
   * @return rules whose problems are errors
   */
  public static List<Check> errors() {
    return List.of(
        new FromEntries(),
        new Inputs(),
        new NoCycles(),
        new Scopes(),
        new Exports(),
        new TargetsAreFed());
  }

  /**
   * What is probably not meant.
   *
   * @return rules whose problems are warnings
   */
  public static List<Check> warnings() {
    return List.of(new UnusedNodes(), new Branches());
  }
}
