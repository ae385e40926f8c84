package dev.headrace.plan;

/**
 * A plan together with the flow that it runs: with its sources, targets and resources.
 *
 * @param plan the plan
 * @param flow the flow
 * @param <F> the flow's type
 */
public record BoundPlan<F>(Plan<F> plan, F flow) {

  /**
   * Binds a plan.
   *
   * @param plan the plan
   * @param flow the flow
   * @param <F> the flow's type
   * @return the bound plan
   */
  public static <F> BoundPlan<F> of(Plan<F> plan, F flow) {
    return new BoundPlan<>(plan, flow);
  }

  @Override
  public String toString() {
    return plan.graph().flow();
  }
}
