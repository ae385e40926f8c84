package dev.headrace.plan;

import java.util.List;

/**
 * A flow's execution plan, as generated. It has no state and holds no handles: sources, targets and
 * resources come from the flow given to each method, so that one plan runs in any process that has
 * the classes.
 *
 * @param <F> the flow
 */
public interface Plan<F> {

  /**
   * The flow's wiring.
   *
   * @return the graph
   */
  Graph graph();

  /**
   * The sources, each with what is derived from its rows.
   *
   * @return at least one
   */
  List<Stage<F, ?>> stages();

  /**
   * The targets.
   *
   * @return in the order of the flow's components
   */
  List<Delivery<F, ?>> deliveries();

  /**
   * The resources that count for fingerprints.
   *
   * @return in the order of the flow's components; without the untracked ones
   */
  List<Resource<F>> resources();

  /**
   * What counts as user code when the transforms' logic is fingerprinted.
   *
   * @return unless said otherwise, what was built together with the flow
   */
  default LogicScope logicScope() {
    return LogicScope.MODULE;
  }
}
