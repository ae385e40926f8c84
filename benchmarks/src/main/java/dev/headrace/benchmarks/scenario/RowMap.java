package dev.headrace.benchmarks.scenario;

import dev.headrace.Changes;
import dev.headrace.RowKey;
import dev.headrace.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rows by key on the heap, for the engine and for the plain loop.
 *
 * @param <R> the rows
 */
final class RowMap<R> implements Output<R> {

  private final Map<RowKey, R> rows = new HashMap<>();
  private final Function<R, RowKey> key;

  RowMap(Function<R, RowKey> key) {
    this.key = key;
  }

  @Override
  public Target<R> asTarget() {
    return this::apply;
  }

  private void apply(Changes<R> changes) {
    accept(changes.upserts());
    changes.deletes().forEach(rows::remove);
  }

  @Override
  public void accept(List<R> upserts) {
    upserts.forEach(row -> rows.put(key.apply(row), row));
  }

  @Override
  public void close() {
    // nothing to close
  }
}
