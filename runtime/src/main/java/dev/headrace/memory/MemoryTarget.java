package dev.headrace.memory;

import dev.headrace.Changes;
import dev.headrace.Inspectable;
import dev.headrace.Migration;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows by key in memory, for tests: what is there, what was applied, and failures on demand.
 *
 * <pre>{@code
 * MemoryTarget<Passage> index = new MemoryTarget<>();
 * index.failOnceAfter(2, new IOException("disk full"));
 * ...
 * assertThat(index.row("a.md", 0)).isEqualTo(new Passage("a.md", 0, "text"));
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @param <R> the rows
 */
public final class MemoryTarget<R> implements Inspectable<R> {

  private final Map<RowKey, R> rows = new LinkedHashMap<>();
  private final List<Changes<R>> applied = new ArrayList<>();
  private @Nullable RowType<R> type;
  private @Nullable Exception failure;
  private int failAfter;
  private boolean once;

  /** An empty target. */
  public MemoryTarget() {}

  /**
   * The rows.
   *
   * @return a copy, in the order in which their keys came to exist
   */
  public synchronized Map<RowKey, R> rows() {
    return new LinkedHashMap<>(rows);
  }

  /**
   * Finds a row.
   *
   * @param key its key's values
   * @return the row, null if there is none
   */
  public synchronized @Nullable R row(Object... key) {
    return rows.get(key.length == 1 && key[0] instanceof RowKey k ? k : RowKey.of(key));
  }

  /**
   * What was applied, failed attempts included.
   *
   * @return a copy, in order
   */
  public synchronized List<Changes<R>> applied() {
    return List.copyOf(applied);
  }

  /** Forgets what was {@link #applied}; rows stay. */
  public synchronized void forgetApplied() {
    applied.clear();
  }

  /**
   * The schema of the rows that the target was last prepared for.
   *
   * @return null if it never was
   */
  public synchronized @Nullable RowSchema schema() {
    return type == null ? null : type.schema();
  }

  /**
   * The type of the rows that the target was last prepared for.
   *
   * @return null if it never was
   */
  public synchronized @Nullable RowType<R> type() {
    return type;
  }

  /**
   * Lets every {@link #apply} fail, before it changes anything, until {@link #heal}.
   *
   * @param with what is thrown
   */
  public synchronized void fail(Exception with) {
    failure = with;
    failAfter = 0;
    once = false;
  }

  /**
   * Lets one {@link #apply} fail in the middle: the first that has more changes.
   *
   * @param changes how many changes are made first, upserts before deletes
   * @param with what is thrown
   */
  public synchronized void failOnceAfter(int changes, Exception with) {
    failure = with;
    failAfter = changes;
    once = true;
  }

  /** Ends the failing. */
  public synchronized void heal() {
    failure = null;
  }

  @Override
  public synchronized void apply(Changes<R> changes) throws Exception {
    applied.add(changes);
    int made = 0;
    for (R row : changes.upserts()) {
      failIfDue(made++);
      rows.put(changes.type().key(row), row);
    }
    for (RowKey key : changes.deletes()) {
      failIfDue(made++);
      rows.remove(key);
    }
  }

  private void failIfDue(int made) throws Exception {
    Exception due = failure;
    if (due != null && made == failAfter) {
      failure = once ? null : due;
      throw due;
    }
  }

  /**
   * A change of the key is a rebuild, and so are the first rows of a new target that follows
   * another one; rows of another shape take the place of the old ones.
   */
  @Override
  public synchronized Migration migration(RowSchema before, RowSchema after) {
    if (type == null) {
      return new Migration(true, List.of("all rows are written again: nothing is in memory yet"));
    }
    return before.keyColumns().equals(after.keyColumns())
        ? Migration.none()
        : new Migration(
            true,
            List.of(
                "all rows are written again: the key is %s, was %s"
                    .formatted(after.keyColumns(), before.keyColumns())));
  }

  @Override
  public synchronized void prepare(RowType<R> type, @Nullable RowSchema before) {
    if (before == null || migration(before, type.schema()).rebuild()) {
      rows.clear();
    }
    this.type = type;
  }

  @Override
  public synchronized void keys(RowType<R> type, Consumer<RowKey> visitor) {
    rows.keySet().forEach(visitor);
  }

  @Override
  public synchronized List<R> differing(RowType<R> type, List<R> candidates) {
    List<R> differing = new ArrayList<>();
    for (R row : candidates) {
      R held = rows.get(type.key(row));
      if (held == null || !RowContents.same(type, held, row)) {
        differing.add(row);
      }
    }
    return differing;
  }

  /**
   * Changes a row behind the back of whoever writes it, for tests of such a change.
   *
   * @param key its key
   * @param row what is there from now on; null for nothing
   */
  public synchronized void tamper(RowKey key, @Nullable R row) {
    if (row == null) {
      rows.remove(key);
    } else {
      rows.put(key, row);
    }
  }

  @Override
  public synchronized String toString() {
    return "MemoryTarget of " + rows.size() + " rows";
  }
}
