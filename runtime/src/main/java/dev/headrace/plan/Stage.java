package dev.headrace.plan;

import dev.headrace.Source;
import java.util.function.Function;

/**
 * A source, and the evaluation of one of its rows.
 *
 * @param source the source's node
 * @param codec the codec of the source's rows
 * @param from finds the source in the flow
 * @param logic evaluates one row
 * @param <F> the flow
 * @param <R> the source's rows
 */
public record Stage<F, R>(
    Node<R> source, RowCodec<R> codec, Function<F, Source<R>> from, Logic<F, R> logic) {

  /**
   * Makes a stage.
   *
   * @param source the source's node
   * @param codec the codec of the source's rows
   * @param from finds the source in the flow
   * @param logic evaluates one row
   * @param <F> the flow
   * @param <R> the source's rows
   * @return the stage
   */
  public static <F, R> Stage<F, R> of(
      Node<R> source, RowCodec<R> codec, Function<F, Source<R>> from, Logic<F, R> logic) {
    return new Stage<>(source, codec, from, logic);
  }

  /**
   * The straight line from a source row to the targets.
   *
   * @param <F> the flow
   * @param <R> the source's rows
   */
  @FunctionalInterface
  public interface Logic<F, R> {

    /**
     * Evaluates one row.
     *
     * @param flow the flow
     * @param row the row's evaluation
     * @throws InterruptedException if the update is being stopped
     */
    void evaluate(F flow, Evaluation<R> row) throws InterruptedException;
  }
}
