package dev.headrace.evaluate;

import dev.headrace.RowKey;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.plan.Node;
import dev.headrace.trace.Trace;
import java.util.List;
import java.util.Map;

/**
 * What came of one source row.
 *
 * @param exports the rows for targets, in the order of the plan and of the elements; not complete
 *     if there are failures
 * @param failures the elements that failed, each once: in the step where it failed, not in those
 *     that would have used its result; in the order of the plan, then of the elements
 * @param unknown in a preview: how many rows (at least) for each target depend on results that
 *     would be computed first
 * @param trace how it came about
 * @param size of the encoded results, in bytes
 */
public record RowOutcome(
    List<Export<?>> exports,
    List<StepFailure> failures,
    Map<Node<?>, Integer> unknown,
    Trace trace,
    long size) {

  /** Copies the collections. */
  public RowOutcome {
    exports = List.copyOf(exports);
    failures = List.copyOf(failures);
    unknown = Map.copyOf(unknown);
  }

  /**
   * Whether an element failed; then the row as a whole failed.
   *
   * @return true if there are failures
   */
  public boolean failed() {
    return !failures.isEmpty();
  }

  /**
   * A row for a target.
   *
   * @param target the target
   * @param key the row's key
   * @param encodedKey the key as the target's {@link dev.headrace.plan.RowCodec} encodes it
   * @param row the row
   * @param content hash of the encoded row
   * @param scope the name of the node whose elements the row came from; the source's name for the
   *     source row itself
   * @param element the number of the element among all of the scope in the source row
   * @param <T> the target's rows
   */
  public record Export<T>(
      Node<T> target,
      RowKey key,
      Bytes encodedKey,
      T row,
      Hash content,
      String scope,
      int element) {}
}
