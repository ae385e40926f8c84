package dev.headrace.benchmarks.scenario;

import dev.headrace.Target;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where rows go: one implementation for the engine's rows and the plain loop's.
 *
 * @param <R> the rows
 */
interface Output<R> extends Consumer<List<R>>, AutoCloseable {

  /** What the engine writes to. */
  Target<R> asTarget();

  @Override
  void close() throws IOException;
}
