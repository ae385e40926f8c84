package dev.headrace.evaluate;

import dev.headrace.plan.Node;

/**
 * Is told what was done for the elements of a row:
 *
 * <pre>
 * evaluate(row)
 *   ran(node, work)     once for each transform that the row reached, when the row ends:
 *                       done, failed or interrupted
 * </pre>
 *
 * <p>Called by the threads that evaluate rows, several at a time. Should return quickly.
 */
@FunctionalInterface
public interface EvaluationListener {

  /** Listens to nothing. */
  EvaluationListener NONE = (node, work) -> {};

  /**
   * A transform was done with for one row.
   *
   * @param node the transform
   * @param work what was done
   */
  void ran(Node<?> node, Work work);

  /**
   * What was done for one transform's elements in one row. An element whose inputs were absent or
   * failed is in none of the numbers.
   *
   * @param computed elements that were computed for this row
   * @param reused elements whose results were remembered, or were computed for another row (or
   *     element) at the same time
   * @param failed elements that failed in this transform
   * @param nanos time in the transform's code for this row's computed elements; an element of a
   *     batch counts its share
   * @param missing in a preview: elements that would be computed
   * @param unknown in a preview: elements that depend on results that would be computed first, at
   *     least
   */
  record Work(int computed, int reused, int failed, long nanos, int missing, int unknown) {}
}
