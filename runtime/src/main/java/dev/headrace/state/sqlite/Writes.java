package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.Failure;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.StateStore.TargetKey;
import dev.headrace.state.StateStore.Touch;
import dev.headrace.state.sqlite.Cache.Orphan;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The changes of {@link SqliteState}, within one transaction. */
final class Writes {

  static final String TOUCH = "UPDATE tracked SET version = ? WHERE id = ?";

  static final String CLEAR_FAILURE = "DELETE FROM failure WHERE source_row = ?";

  static final String FAIL =
      """
      INSERT INTO failure (source_row, place, step, error, message, attempts, first, last)
      VALUES (?, ?, ?, ?, ?, 1, ?, ?)
      ON CONFLICT (source_row) DO UPDATE SET place = excluded.place, step = excluded.step,
        error = excluded.error, message = excluded.message, attempts = attempts + 1, last = excluded.last""";

  static final String INVALIDATE_ORPHANS =
      "UPDATE orphan SET hash = NULL WHERE target = ? AND hash IS NOT NULL";

  static final String BEGIN_RUN = "INSERT INTO run (flow, started) VALUES (?, ?) RETURNING id";

  static final String END_RUN = "UPDATE run SET finished = ?, summary = ? WHERE id = ?";

  static final String SET_PROPERTY =
      """
      INSERT INTO property (owner, name, value) VALUES (?, ?, ?)
      ON CONFLICT (owner, name) DO UPDATE SET value = excluded.value""";

  private final Cache cache;
  private final Session session;

  Writes(Cache cache) {
    this.cache = cache;
    this.session = cache.session;
  }

  List<Long> intend(List<Intention> intentions) throws SQLException {
    List<Slot> slots = new ArrayList<>();
    Map<Integer, List<Bytes>> keys = new LinkedHashMap<>();
    for (Intention intention : intentions) {
      keys(keys, intention.source()).add(intention.key().bytes());
      for (TargetKey write : intention.writes()) {
        slots.add(slot(write.target(), write.key()));
      }
    }
    load(keys, slots);
    List<Long> ids = new ArrayList<>(intentions.size());
    int next = 0;
    for (Intention intention : intentions) {
      Tracked row = cache.record(cache.names.source(intention.source()), intention.key());
      row.markDirty();
      ids.add(row.id);
      for (TargetKey write : intention.writes()) {
        intend(row, slots.get(next++), write.key());
      }
    }
    return ids;
  }

  private void intend(Tracked row, Slot slot, Key key) throws SQLException {
    for (Tracked holder : cache.holders(slot)) {
      Held held = holder.held.get(slot);
      if (held != null && held.owned()) {
        holder.markDirty();
        cache.hold(holder, slot, held.unknown());
      }
    }
    Orphan orphan = cache.orphan(slot, key);
    if (orphan.exists && orphan.hash != null) {
      cache.putOrphan(orphan, key, null);
    }
    if (!row.held.containsKey(slot)) {
      cache.hold(row, slot, Held.intended(key));
    }
  }

  List<Long> commit(List<Commit> commits, long run) throws SQLException {
    List<Slot> slots = new ArrayList<>();
    Map<Integer, List<Bytes>> keys = new LinkedHashMap<>();
    for (Commit commit : commits) {
      keys(keys, commit.source()).add(commit.key().bytes());
      for (Claim claim : commit.claims()) {
        slots.add(slot(claim.target(), claim.key()));
      }
    }
    load(keys, slots);
    List<Long> ids = new ArrayList<>(commits.size());
    int next = 0;
    for (Commit commit : commits) {
      Tracked row = cache.record(cache.names.source(commit.source()), commit.key());
      row.version = commit.version();
      row.content = commit.content();
      row.plan = commit.plan();
      row.newTrace = commit.trace();
      row.run = run;
      if (row.failed) {
        session.update(CLEAR_FAILURE, row.id);
        row.failed = false;
      }
      Map<Slot, Held> claims = new LinkedHashMap<>();
      for (Claim claim : commit.claims()) {
        claims.put(slots.get(next++), Held.owned(claim.key(), claim.hash()));
      }
      own(row, claims);
      ids.add(row.id);
    }
    return ids;
  }

  private void own(Tracked row, Map<Slot, Held> claims) throws SQLException {
    for (Slot slot : List.copyOf(row.held.keySet())) {
      if (!claims.containsKey(slot)) {
        release(row, slot);
      }
    }
    for (Map.Entry<Slot, Held> claim : claims.entrySet()) {
      Slot slot = claim.getKey();
      Held claimed = claim.getValue();
      for (Tracked holder : cache.holders(slot)) {
        Held held = holder.held.get(slot);
        if (held != null && held.owned() && !Objects.equals(held.hash(), claimed.hash())) {
          cache.hold(holder, slot, Held.owned(held.key(), claimed.hash()));
        }
      }
      Orphan orphan = cache.orphan(slot, claimed.key());
      if (orphan.exists) {
        cache.dropOrphan(orphan);
      }
      cache.hold(row, slot, claimed);
    }
  }

  /** Lets a row hold a target row no longer; if it was the last to do so, it becomes an orphan. */
  private void release(Tracked row, Slot slot) throws SQLException {
    Held held = row.held.remove(slot);
    if (held == null) {
      return;
    }
    boolean known = false;
    for (Tracked holder : cache.holders(slot)) {
      known |= holder.owns(slot) || !held.owned();
    }
    Orphan orphan = cache.orphan(slot, held.key());
    if (!known && !orphan.exists) {
      cache.putOrphan(orphan, held.key(), held.hash());
    }
  }

  void touch(List<Touch> versions) throws SQLException {
    for (Touch touch : versions) {
      session.batch(TOUCH, touch.version(), touch.row());
      cache.touch(touch.row(), touch.version());
    }
    session.runBatch(TOUCH);
  }

  void retire(List<Long> rows) throws SQLException {
    cache.loadIds(rows);
    List<Slot> slots = new ArrayList<>();
    Set<Tracked> found = new LinkedHashSet<>();
    for (long id : rows) {
      Tracked row = cache.find(id);
      if (row != null && found.add(row)) {
        slots.addAll(row.held.keySet());
      }
    }
    cache.loadHolders(slots);
    for (Tracked row : found) {
      for (Slot slot : List.copyOf(row.held.keySet())) {
        release(row, slot);
      }
      cache.remove(row);
    }
  }

  void intendDelete(String target, List<Bytes> keys) throws SQLException {
    for (Slot slot : known(target, keys)) {
      Orphan orphan = cache.orphan(slot, unlabelled(slot));
      if (orphan.exists && orphan.hash != null && !owned(slot)) {
        cache.putOrphan(orphan, orphan.key, null);
      }
    }
  }

  void forget(String target, List<Bytes> keys) throws SQLException {
    for (Slot slot : known(target, keys)) {
      if (owned(slot)) {
        continue;
      }
      for (Tracked holder : cache.holders(slot)) {
        holder.held.remove(slot);
        cache.changed.add(holder);
      }
      Orphan orphan = cache.orphan(slot, unlabelled(slot));
      if (orphan.exists) {
        cache.dropOrphan(orphan);
      }
    }
  }

  private List<Slot> known(String target, List<Bytes> keys) throws SQLException {
    int number = cache.names.findTarget(target);
    List<Slot> slots =
        number == 0 ? List.of() : keys.stream().map(key -> new Slot(number, key)).toList();
    cache.loadHolders(slots);
    return slots;
  }

  private boolean owned(Slot slot) throws SQLException {
    return cache.holders(slot).stream().anyMatch(row -> row.owns(slot));
  }

  private static Key unlabelled(Slot slot) {
    return new Key(slot.key(), "");
  }

  void invalidate(String target) throws SQLException {
    int number = cache.names.findTarget(target);
    if (number == 0) {
      return;
    }
    cache.clear();
    session.update(INVALIDATE_ORPHANS, number);
    List<Tracked> page = Reads.tracked(session, 0);
    while (!page.isEmpty()) {
      for (Tracked row : page) {
        invalidate(row, number);
      }
      Store.write(cache);
      page = Reads.tracked(session, page.get(page.size() - 1).id);
    }
  }

  private void invalidate(Tracked row, int target) {
    boolean owns = false;
    for (Map.Entry<Slot, Held> entry : row.held.entrySet()) {
      if (entry.getKey().target() == target && entry.getValue().owned()) {
        entry.setValue(entry.getValue().unknown());
        owns = true;
      }
    }
    if (owns) {
      row.markDirty();
      cache.changed.add(row);
    }
  }

  List<Long> fail(List<Failure> failures, Instant now) throws SQLException {
    Map<Integer, List<Bytes>> keys = new LinkedHashMap<>();
    for (Failure failure : failures) {
      keys(keys, failure.source()).add(failure.key().bytes());
    }
    load(keys, List.of());
    List<Long> ids = new ArrayList<>(failures.size());
    for (Failure failure : failures) {
      Tracked row = cache.record(cache.names.source(failure.source()), failure.key());
      row.failed = true;
      ids.add(row.id);
    }
    Store.write(cache);
    String time = now.toString();
    for (int i = 0; i < ids.size(); i++) {
      Failure failure = failures.get(i);
      session.batch(
          FAIL,
          ids.get(i),
          Columns.name(failure.place()),
          failure.step(),
          failure.error(),
          failure.message(),
          time,
          time);
    }
    session.runBatch(FAIL);
    return ids;
  }

  long beginRun(String flow, Instant started) throws SQLException {
    return Objects.requireNonNull(
        session.first(BEGIN_RUN, row -> row.getLong(1), flow, started.toString()), BEGIN_RUN);
  }

  /** Returns whether there is such a run. */
  boolean endRun(long run, Instant finished, String summary) throws SQLException {
    return session.update(END_RUN, finished.toString(), summary, run) > 0;
  }

  void setProperty(String owner, String name, Bytes value) throws SQLException {
    session.update(SET_PROPERTY, owner, name, value);
  }

  private List<Bytes> keys(Map<Integer, List<Bytes>> bySource, String source) throws SQLException {
    return bySource.computeIfAbsent(cache.names.source(source), s -> new ArrayList<>());
  }

  private Slot slot(String target, Key key) throws SQLException {
    return new Slot(cache.names.target(target), key.bytes());
  }

  private void load(Map<Integer, List<Bytes>> keys, List<Slot> slots) throws SQLException {
    for (Map.Entry<Integer, List<Bytes>> entry : keys.entrySet()) {
      cache.loadRows(entry.getKey(), entry.getValue());
    }
    cache.loadHolders(slots);
  }
}
