package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.state.Durability;
import dev.headrace.state.Key;
import dev.headrace.state.Limits;
import dev.headrace.state.StateException;
import dev.headrace.state.StateStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
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

  final Database database;
  private final @Nullable ChangeCount count;

  /** Both are used within {@link Database#write} only. */
  private @Nullable Cache kept;

  private long keptVersion;

  private SqliteState(Database database, @Nullable ChangeCount count) {
    this.database = database;
    this.count = count;
  }

  /**
   * Opens the state in a directory. The directory must stay open for as long as the state is.
   *
   * @param directory where it is
   * @param durability what changes are to survive
   * @return the state
   * @throws StateException if it can't be opened, belongs to another directory, or has lost changes
   */
  public static SqliteState open(StateDirectory directory, Durability durability) {
    if (durability != Durability.POWER_LOSS && !directory.isBound()) {
      open(directory, Durability.POWER_LOSS).close(); // else the marker may outlive the id it names
    }
    Database database = Database.open(directory.state(), durability, Schema.STEPS);
    boolean opened = false;
    try {
      ChangeCount count = directory.bind(database.read(Binding::of));
      opened = true;
      return new SqliteState(database, count);
    } finally {
      if (!opened) {
        database.close();
      }
    }
  }

  /** Opens the state in a file that is not in its directory yet. */
  static SqliteState open(Path file, Durability durability) {
    return new SqliteState(Database.open(file, durability, Schema.STEPS), null);
  }

  @Override
  public @Nullable SourceRow find(String source, Bytes key) {
    return database.read(session -> Reads.find(session, source, key)).orElse(null);
  }

  @Override
  public List<@Nullable SourceRow> find(String source, List<Key> keys) {
    return keys.isEmpty()
        ? List.of()
        : database.read(session -> Reads.findAll(session, source, keys));
  }

  @Override
  public @Nullable Bytes trace(long row) {
    return database.read(session -> Reads.trace(session, row)).orElse(null);
  }

  @Override
  public void forEachRow(String source, Consumer<SourceRow> visitor) {
    forEach(
        (session, after, last) -> Reads.page(session, source, after, last),
        (SourceRow row) -> row.key().bytes(),
        visitor);
  }

  @Override
  public void forEachId(String source, LongConsumer visitor) {
    forEach(
        (session, after, last) -> Reads.ids(session, source, after, last),
        Reads.RowId::key,
        row -> visitor.accept(row.id()));
  }

  @Override
  public void forEachTrace(Consumer<Bytes> visitor) {
    forEach(Reads::traces, Reads.Traced::row, traced -> visitor.accept(traced.trace()));
  }

  @Override
  public List<TargetRow> owned(long row) {
    return look(targets -> targets.owned(List.of(row)).get(0));
  }

  @Override
  public List<List<TargetRow>> owned(List<Long> rows) {
    return rows.isEmpty() ? List.of() : use(cache -> new Targets(cache).owned(rows));
  }

  @Override
  public @Nullable TargetRow findTarget(String target, Bytes key) {
    List<TargetKey> one = List.of(new TargetKey(target, new Key(key, "")));
    return look(targets -> targets.find(one)).get(0);
  }

  @Override
  public List<@Nullable TargetRow> findTargets(List<TargetKey> keys) {
    return keys.isEmpty() ? List.of() : use(cache -> new Targets(cache).find(keys));
  }

  @Override
  public List<SourceRow> owners(String target, Bytes key) {
    return look(targets -> targets.owners(target, key));
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
    return look(targets -> targets.orphans(target, limit));
  }

  @Override
  public long orphanCount(String target) {
    return look(targets -> targets.orphanCount(target));
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
        (FailedRow failed) -> failed.row().id(),
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
    if (count != null) {
      count.close();
    }
  }

  /** Visits pages up to the row that is the last now: a visitor may add rows without end. */
  private <T, C> void forEach(Pages<T, C> pages, Function<T, C> cursor, Consumer<T> visitor) {
    long last = database.read(Reads::lastRow);
    List<T> page = database.read(session -> pages.read(session, null, last));
    while (!page.isEmpty()) {
      page.forEach(visitor);
      C after = cursor.apply(page.get(page.size() - 1));
      page = database.read(session -> pages.read(session, after, last));
    }
  }

  /** Looks at what was committed, with a cache for this once. */
  private <T> T look(Look<T> look) {
    return database.read(session -> look.at(new Targets(new Cache(session))));
  }

  private <T> T change(Change<T> change) {
    Changed<T> changed =
        use(
            cache -> {
              T result = change.make(new Writes(cache));
              Store.write(cache);
              return new Changed<>(result, Binding.count(cache.session));
            });
    if (count != null) {
      count.tell(changed.changes());
    }
    return changed.result();
  }

  /** What a change returned, and how many there were with it. */
  private record Changed<T>(T result, long changes) {}

  /** Uses the writer's cache, if it is still true. */
  private <T> T use(Use<T> use) {
    return database.write(
        session -> {
          long version = session.dataVersion();
          Cache cache = kept;
          kept = null; // it comes back unless this fails
          if (cache == null || cache.session != session || version != keptVersion) {
            cache = new Cache(session);
          }
          cache.begin();
          T result = use.of(cache);
          kept = cache;
          keptVersion = version;
          return result;
        });
  }

  private void run(Action action) {
    change(
        writes -> {
          action.run(writes);
          return true;
        });
  }

  private interface Pages<T, C> {
    List<T> read(Session session, @Nullable C after, long last) throws SQLException;
  }

  private interface Look<T> {
    T at(Targets targets) throws SQLException;
  }

  private interface Use<T> {
    T of(Cache cache) throws SQLException;
  }

  private interface Change<T> {
    T make(Writes writes) throws SQLException;
  }

  private interface Action {
    void run(Writes writes) throws SQLException;
  }
}
