package dev.headrace.commit;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.report.UpdateReport.RowFailure;
import dev.headrace.state.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read and, where needed, evaluated: what the {@link Committer} takes.
 *
 * @param row the row
 * @param id its id in the state, 0 if it is new
 * @param change how it differs from what the state knows
 * @param version what its source vouches with
 * @param outcome what came of it
 * @param size the bytes that it holds in flight
 */
public record FinishedRow(
    RowRef row, long id, Change change, @Nullable String version, Outcome outcome, long size) {

  /** How a row differs from what the state knows. */
  public enum Change {
    /** The state does not know it. */
    ADDED,
    /** Its content is another one. */
    CHANGED,
    /** Its content is what it was. */
    UNCHANGED
  }

  /** What came of a row. */
  public sealed interface Outcome {}

  /** Its content is what it was. */
  public record Same() implements Outcome {}

  /** It vanished after it was listed. */
  public record Gone() implements Outcome {}

  /**
   * It could not be read or evaluated.
   *
   * @param failures at least one
   */
  public record Failed(List<RowFailure> failures) implements Outcome {}

  /**
   * It was evaluated.
   *
   * @param content hash of its content
   * @param plan hash of what was made of it
   * @param trace how its target rows came about
   * @param writes its target rows
   */
  public record Evaluated(Hash content, Hash plan, Bytes trace, List<TargetRowValue> writes)
      implements Outcome {}

  /**
   * A target row that a source row yields.
   *
   * @param key its name
   * @param hash of its content
   * @param row the row itself
   */
  public record TargetRowValue(TargetRef key, Hash hash, Object row) {}

  /**
   * A target row by name.
   *
   * @param target the target's name in the state
   * @param key its key
   */
  public record TargetRef(String target, Key key) {}
}
