package dev.headrace.state;

import dev.headrace.hash.Bytes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tracking in an SQLite file, {@code state.db}, that any SQL tool can read while nothing is
 * running; {@code docs/STATE.md} describes it. Not a place for results: those are the memo's.
 *
 * <pre>{@code
 * try (StateDirectory directory = StateDirectory.open(Path.of(".headrace"));
 *     StateStore state = SqliteState.open(directory, Durability.POWER_LOSS)) {
 *   SourceRow row = state.find("docs.HandbookSearch/handbook", key);
 * }
 * }</pre>
 *
 * <p>Changes are made one at a time; look-ups do not wait for them. No lock, no transaction and no
 * snapshot is held while a visitor runs.
 */
public final class SqliteState implements StateStore {

  private final Database database;

  SqliteState(Database database) {
    this.database = database;
  }

  /**
   * Opens the state in a directory. The directory must stay open for as long as the state is.
   *
   * @param directory where it is
   * @param durability what changes are to survive
   * @return the state
   * @throws StateException if it can't be opened
   */
  public static SqliteState open(StateDirectory directory, Durability durability) {
    return new SqliteState(Database.open(directory.state(), durability, Schema.STEPS));
  }

  @Override
  public @Nullable SourceRow find(String source, Bytes key) {
    return database.read(session -> Reads.find(session, source, key)).orElse(null);
  }

  @Override
  public void forEachRow(String source, Consumer<SourceRow> visitor) {
    forEach(
        (session, after, last) -> Reads.page(session, source, after, last), SourceRow::id, visitor);
  }

  @Override
  public void forEachTrace(Consumer<Bytes> visitor) {
    forEach(Reads::traces, Reads.Traced::row, traced -> visitor.accept(traced.trace()));
  }

  @Override
  public List<TargetRow> owned(long row) {
    return database.read(session -> Reads.owned(session, row));
  }

  @Override
  public @Nullable TargetRow findTarget(String target, Bytes key) {
    return database.read(session -> Reads.findTarget(session, target, key)).orElse(null);
  }

  @Override
  public List<SourceRow> owners(String target, Bytes key) {
    return database.read(session -> Reads.owners(session, target, key));
  }

  @Override
  public List<Long> intend(List<Intention> intentions) {
    return intentions.isEmpty() ? List.of() : change(writes -> writes.intend(intentions));
  }

  @Override
  public List<Long> commit(List<Commit> commits, long run) {
    return commits.isEmpty() ? List.of() : change(writes -> writes.commit(commits, run));
  }

  @Override
  public void touch(List<Touch> versions) {
    if (!versions.isEmpty()) {
      run(writes -> writes.touch(versions));
    }
  }

  @Override
  public void retire(List<Long> rows) {
    if (!rows.isEmpty()) {
      run(writes -> writes.retire(rows));
    }
  }

  @Override
  public List<TargetRow> orphans(String target, int limit) {
    Limits.requireNotNegative(limit);
    return database.read(session -> Reads.orphans(session, target, limit));
  }

  @Override
  public long orphanCount(String target) {
    return database.read(session -> Reads.orphanCount(session, target));
  }

  @Override
  public void intendDelete(String target, List<Bytes> keys) {
    if (!keys.isEmpty()) {
      run(writes -> writes.intendDelete(target, keys));
    }
  }

  @Override
  public void forget(String target, List<Bytes> keys) {
    if (!keys.isEmpty()) {
      run(writes -> writes.forget(target, keys));
    }
  }

  @Override
  public void invalidate(String target) {
    run(writes -> writes.invalidate(target));
  }

  @Override
  public List<Long> fail(List<Failure> failures, Instant now) {
    return failures.isEmpty() ? List.of() : change(writes -> writes.fail(failures, now));
  }

  @Override
  public void forEachFailure(String source, Consumer<FailedRow> visitor) {
    forEach(
        (session, after, last) -> Reads.failures(session, source, after, last),
        failed -> failed.row().id(),
        visitor);
  }

  @Override
  public long beginRun(String flow, Instant started) {
    return change(writes -> writes.beginRun(flow, started));
  }

  @Override
  public void endRun(long run, Instant finished, String summary) {
    if (!change(writes -> writes.endRun(run, finished, summary))) {
      throw Limits.noRun(run);
    }
  }

  @Override
  public @Nullable Bytes property(String owner, String name) {
    return database.read(session -> Reads.property(session, owner, name)).orElse(null);
  }

  @Override
  public void setProperty(String owner, String name, Bytes value) {
    run(writes -> writes.setProperty(owner, name, value));
  }

  @Override
  public void close() {
    database.close();
  }

  /** Visits pages up to the row that is the last now: a visitor may add rows without end. */
  private <T> void forEach(Pages<T> pages, ToLongFunction<T> id, Consumer<T> visitor) {
    long last = database.read(Reads::lastRow);
    long after = 0;
    while (after < last) {
      long from = after;
      List<T> page = database.read(session -> pages.read(session, from, last));
      if (page.isEmpty()) {
        return;
      }
      page.forEach(visitor);
      after = id.applyAsLong(page.get(page.size() - 1));
    }
  }

  private <T> T change(Change<T> change) {
    return database.write(session -> change.make(new Writes(session)));
  }

  private void run(Action action) {
    change(
        writes -> {
          action.run(writes);
          return true;
        });
  }

  private interface Pages<T> {
    List<T> read(Session session, long after, long last) throws SQLException;
  }

  private interface Change<T> {
    T make(Writes writes) throws SQLException;
  }

  private interface Action {
    void run(Writes writes) throws SQLException;
  }
}
