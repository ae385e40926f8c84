package dev.headrace.benchmarks.state;

import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;

/**
 * A flow that costs nothing but its tracking.
 *
 * @param ticks the rows
 * @param tocks what becomes of them
 */
@Flow
public record TickFlow(Source<Tick> ticks, Target<TickFlow.Tock> tocks) {

  /**
   * What becomes of a row.
   *
   * @param path its key
   * @param number anything
   */
  public record Tock(@Key String path, int number) {}

  @Transform
  Tock tock(Tick tick) {
    return new Tock(tick.path(), tick.number());
  }
}
