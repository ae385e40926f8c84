package dev.headrace.processor.check;

import dev.headrace.processor.check.wiring.WiringRules;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.fault.ImpureUseModel;
import dev.headrace.processor.model.fault.MisfitModel;
import dev.headrace.processor.model.fault.StrayModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.Problems;
import java.util.List;
import java.util.stream.Stream;

/**
 * All rules, in the order in which their problems are told. Later groups look at what earlier ones
 * found sound: no rule of wiring for what is not a flow, no warning beside an error.
 */
public final class Checks {

  private static final List<Check> FLOW = List.of(new FlowIsRecord());

  private static final List<Check> DECLARATIONS =
      List.of(
          new HasSourceAndTarget(),
          new ComponentsAreNodes(),
          new UniqueNames(),
          new TransformMethods(),
          new Batches(),
          new Settings(),
          new LogicScopes());

  private static final List<Check> TYPES =
      List.of(new SupportedTypes(), new RowsAreFinite(), new Keys());

  private static final List<Check> RESOURCES = List.of(new Resources());

  private static final List<Check> ERRORS =
      Stream.of(DECLARATIONS, TYPES, WiringRules.errors(), RESOURCES)
          .flatMap(List::stream)
          .toList();

  private Checks() {}

  /**
   * Checks a flow.
   *
   * @param flow the flow, all of whose types exist
   * @return what is wrong with it
   */
  public static Problems run(FlowModel flow) {
    Problems problems = new Problems();
    for (List<Check> group : List.of(FLOW, ERRORS, WiringRules.warnings())) {
      if (!problems.hasErrors()) {
        group.forEach(check -> check.check(flow, problems));
      }
    }
    return problems;
  }

  /**
   * Tells an annotation that means nothing where it stands.
   *
   * @param stray the annotation and its element
   * @param problems takes the problem
   */
  public static void stray(StrayModel stray, Problems problems) {
    Strays.check(stray, problems);
  }

  /**
   * Tells a type that can be no transform record.
   *
   * @param misfit the type
   * @param problems takes the problem
   */
  public static void misfit(MisfitModel misfit, Problems problems) {
    ComponentsAreNodes.check(misfit, problems);
  }

  /**
   * Tells what a transform's body uses besides its parameters.
   *
   * @param use what is used, and where
   * @param problems takes the problem
   */
  public static void impure(ImpureUseModel use, Problems problems) {
    Purity.check(use, problems);
  }
}
