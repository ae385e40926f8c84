package dev.headrace.plan;

import dev.headrace.Target;
import java.util.function.Function;

/**
 * A target of a flow.
 *
 * @param target the target's node
 * @param codec the codec of its rows
 * @param to finds the target in the flow
 * @param <F> the flow
 * @param <R> the target's rows
 */
public record Delivery<F, R>(Node<R> target, RowCodec<R> codec, Function<F, Target<R>> to) {

  /**
   * Makes a delivery.
   *
   * @param target the target's node
   * @param codec the codec of its rows
   * @param to finds the target in the flow
   * @param <F> the flow
   * @param <R> the target's rows
   * @return the delivery
   */
  public static <F, R> Delivery<F, R> of(
      Node<R> target, RowCodec<R> codec, Function<F, Target<R>> to) {
    return new Delivery<>(target, codec, to);
  }
}
