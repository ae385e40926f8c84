package dev.headrace.state;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is true: which source rows were processed, in which version, and which target rows they own.
 * Every method that changes something is one transaction: all of it is done, durably, or nothing.
 *
 * <p>Sources and targets are named by text ({@code "docs.HandbookSearch/handbook"}), keys are
 * encoded bytes. The order of keys has no meaning. What is recorded under a key carries a {@link
 * Key} with a label for people, which is always the same for the same key.
 *
 * <p>A target row is known from the moment when it may come to exist ({@link #intend}) until it is
 * known to be gone ({@link #forget}). One that no source row owns is an orphan, to be deleted from
 * its target. So whatever may exist in a target is always recorded, and there is nothing to recover
 * after a crash.
 *
 * <p>Thread-safe; one process at a time. Methods throw {@link StateException} if the store can't be
 * read or written.
 */
public interface StateStore extends AutoCloseable {

  /**
   * Finds a source row.
   *
   * @param source the source
   * @param key the row's key
   * @return what is recorded of it, null if it is not known
   */
  @Nullable SourceRow find(String source, Bytes key);

  /**
   * Finds many source rows at once, which costs far less than one by one.
   *
   * @param source the source
   * @param keys the rows' keys
   * @return what is recorded of each, in order, with the given keys; null for what is not known
   */
  List<@Nullable SourceRow> find(String source, List<Key> keys);

  /**
   * How a source row's target rows came about.
   *
   * @param row {@link SourceRow#id}
   * @return what its last commit gave; null if there is no such row, or it was never committed
   */
  @Nullable Bytes trace(long row);

  /**
   * Visits all rows of a source, in any order, streaming. Changes made meanwhile, by the visitor's
   * thread too, may or may not be seen; a row that stays is seen once.
   *
   * @param source the source
   * @param visitor takes each row
   */
  void forEachRow(String source, Consumer<SourceRow> visitor);

  /**
   * Visits the ids of all rows of a source, as {@link #forEachRow} does and at less cost.
   *
   * @param source the source
   * @param visitor takes each {@link SourceRow#id}
   */
  void forEachId(String source, LongConsumer visitor);

  /**
   * Visits the traces of all rows of all sources, in any order, streaming. Changes made meanwhile
   * may or may not be seen.
   *
   * @param visitor takes each trace
   */
  void forEachTrace(Consumer<Bytes> visitor);

  /**
   * The target rows that a source row owns.
   *
   * @param row {@link SourceRow#id}
   * @return in any order; empty if there is no such row
   */
  List<TargetRow> owned(long row);

  /**
   * The target rows that each of many source rows owns: for what is about to be changed, see {@link
   * #findTargets}.
   *
   * @param rows {@link SourceRow#id}s
   * @return for each, in order, as {@link #owned(long)}
   */
  List<List<TargetRow>> owned(List<Long> rows);

  /**
   * Finds a target row.
   *
   * @param target the target
   * @param key the row's key
   * @return what is recorded of it, null if it is not known
   */
  @Nullable TargetRow findTarget(String target, Bytes key);

  /**
   * Finds many target rows at once. Meant for who is about to change them: it waits for a change
   * that is being made, and what it has read need not be read again for the change.
   *
   * @param keys the rows
   * @return what is recorded of each, in order; null for what is not known
   */
  List<@Nullable TargetRow> findTargets(List<TargetKey> keys);

  /**
   * The source rows that own a target row.
   *
   * @param target the target
   * @param key the target row's key
   * @return in order of their ids; empty for an orphan or an unknown row
   */
  List<SourceRow> owners(String target, Bytes key);

  /**
   * Records what may come to exist, before it is applied. Each source row is recorded if it is new,
   * and marked dirty. Each target row is recorded if it is new (without an owner), its hash becomes
   * unknown, and all its owners are marked dirty.
   *
   * @param intentions one for each source row
   * @return the ids of the source rows, in order
   */
  List<Long> intend(List<Intention> intentions);

  /**
   * Records the outcome after it was applied. Each source row is recorded (if new), is no longer
   * dirty, has no failure, and owns exactly the given target rows, which get the given hashes;
   * target rows that it owned before and no longer owns stay recorded.
   *
   * @param commits one for each source row
   * @param run the run that did it
   * @return the ids of the source rows, in order
   */
  List<Long> commit(List<Commit> commits, long run);

  /**
   * Records a new version of rows whose content has not changed. Ids that identify no row are
   * ignored.
   *
   * @param versions row ids and their versions
   */
  void touch(List<Touch> versions);

  /**
   * Removes source rows that are gone, with their failures; target rows that nobody else owns
   * become orphans. Ids that identify no row are ignored. The ids of removed rows are given to new
   * rows.
   *
   * @param rows {@link SourceRow#id}s
   */
  void retire(List<Long> rows);

  /**
   * Target rows without an owner.
   *
   * @param target the target
   * @param limit the most to return, not negative
   * @return in any order
   */
  List<TargetRow> orphans(String target, int limit);

  /**
   * How many target rows have no owner.
   *
   * @param target the target
   * @return the number
   */
  long orphanCount(String target);

  /**
   * Records that orphans may be gone, before they are deleted from their target: their hashes
   * become unknown. Rows that have an owner stay as they are; keys of no row are ignored.
   *
   * @param target the target
   * @param keys the rows' keys
   */
  void intendDelete(String target, List<Bytes> keys);

  /**
   * Removes target rows that are gone from their target. Those that have an owner stay; keys of no
   * row are ignored.
   *
   * @param target the target
   * @param keys the rows' keys
   */
  void forget(String target, List<Bytes> keys);

  /**
   * Marks everything about a target unknown: every source row that owns one of its rows becomes
   * dirty, and the hashes of all its rows unknown.
   *
   * @param target the target
   */
  void invalidate(String target);

  /**
   * Records failures. Each row is recorded if it is new; its version, content and target rows stay
   * as they are. The number of attempts grows with each failure until the row is committed.
   *
   * @param failures one for each source row
   * @param now the time of the failures
   * @return the ids of the source rows, in order
   */
  List<Long> fail(List<Failure> failures, Instant now);

  /**
   * The rows that failed in their last attempt.
   *
   * @param source the source
   * @param visitor takes each row with its failure
   */
  void forEachFailure(String source, Consumer<FailedRow> visitor);

  /**
   * Starts a run.
   *
   * @param flow the flow
   * @param started when
   * @return its number, larger than all before
   */
  long beginRun(String flow, Instant started);

  /**
   * Ends a run.
   *
   * @param run its number
   * @param finished when
   * @param summary what it did, for people
   * @throws IllegalArgumentException if there is no such run
   */
  void endRun(long run, Instant finished, String summary);

  /**
   * A value kept for an owner, such as a target's schema.
   *
   * @param owner a flow, source or target
   * @param name what it is
   * @return the value, null if there is none
   */
  @Nullable Bytes property(String owner, String name);

  /**
   * Keeps a value for an owner, in place of the one before.
   *
   * @param owner a flow, source or target
   * @param name what it is
   * @param value the value
   */
  void setProperty(String owner, String name, Bytes value);

  /** Closes. Does not throw for what can't be flushed; all changes are already durable. */
  @Override
  void close();

  /**
   * What is recorded of a source row.
   *
   * @param id identifies it in this store; positive, and never larger than the most rows that the
   *     store ever held at a time
   * @param source the source
   * @param key its key
   * @param version what its source vouched with; null if it did not
   * @param content hash of its content; null while dirty or never committed
   * @param plan hash of what was made of it; null while dirty or never committed
   * @param run the run that committed it last; 0 if none did
   * @param failed whether its last attempt failed
   */
  record SourceRow(
      long id,
      String source,
      Key key,
      @Nullable String version,
      @Nullable Hash content,
      @Nullable Hash plan,
      long run,
      boolean failed) {}

  /**
   * What is recorded of a target row.
   *
   * @param target the target
   * @param key its key
   * @param hash hash of its content; null if it is unknown whether and how it exists
   * @param owners how many source rows own it
   */
  record TargetRow(String target, Key key, @Nullable Hash hash, int owners) {}

  /**
   * The target rows that a source row is about to write.
   *
   * @param source the source
   * @param key the source row's key
   * @param writes the target rows that will be upserted
   */
  record Intention(String source, Key key, List<TargetKey> writes) {}

  /**
   * A target row by name.
   *
   * @param target the target
   * @param key its key
   */
  record TargetKey(String target, Key key) {}

  /**
   * A target row that exists.
   *
   * @param target the target
   * @param key its key
   * @param hash of its content
   */
  record Claim(String target, Key key, Hash hash) {}

  /**
   * The outcome for one source row.
   *
   * @param source the source
   * @param key the source row's key
   * @param version what the source vouched with
   * @param content hash of the row's content
   * @param plan hash of what was made of it
   * @param trace how its target rows came about, encoded
   * @param claims all target rows that it owns now
   */
  record Commit(
      String source,
      Key key,
      @Nullable String version,
      Hash content,
      Hash plan,
      Bytes trace,
      List<Claim> claims) {}

  /**
   * A new version of an unchanged row.
   *
   * @param row {@link SourceRow#id}
   * @param version what the source vouches with now
   */
  record Touch(long row, @Nullable String version) {}

  /**
   * A failed attempt.
   *
   * @param source the source
   * @param key the source row's key
   * @param place what kind of step failed
   * @param step where it failed
   * @param error the class of the error
   * @param message what it said; shortened to its first 10,000 characters
   */
  record Failure(String source, Key key, Place place, String step, String error, String message) {

    /** What kind of step failed. */
    public enum Place {
      /** The row could not be read. */
      SOURCE,
      /** A transform failed. */
      TRANSFORM,
      /** A target refused a row, or another row has its key. */
      TARGET
    }

    private static final int MAX_MESSAGE = 10_000;

    /**
     * Shortens the message.
     *
     * @param source the source
     * @param key the source row's key
     * @param place what kind of step failed
     * @param step where it failed
     * @param error the class of the error
     * @param message what it said
     */
    public Failure {
      message = Key.shortened(message, MAX_MESSAGE);
    }
  }

  /**
   * A row that failed in its last attempt.
   *
   * @param row the row
   * @param failure the last failure
   * @param attempts how many attempts failed in a row
   * @param first when the first of them failed
   * @param last when the last of them failed
   */
  record FailedRow(SourceRow row, Failure failure, int attempts, Instant first, Instant last) {}
}
