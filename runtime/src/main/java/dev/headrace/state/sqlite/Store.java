package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import dev.headrace.state.sqlite.Cache.Orphan;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Writes what was changed in a {@link Cache}: one statement for each row, in batches. */
final class Store {

  static final String INSERT_ROW =
      """
      INSERT INTO tracked (key, form, label, version, content, plan, run, failed, intended, held,
        trace, source, id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  static final String UPDATE_ROW =
      """
      UPDATE tracked SET form = ?, label = ?, version = ?, content = ?, plan = ?, run = ?,
        failed = ?, intended = ?, held = ?
      WHERE id = ?""";

  static final String UPDATE_COMMITTED =
      """
      UPDATE tracked SET form = ?, label = ?, version = ?, content = ?, plan = ?, run = ?,
        failed = ?, intended = ?, held = ?, trace = ?
      WHERE id = ?""";

  static final String DELETE_ROW = "DELETE FROM tracked WHERE id = ?";
  static final String INDEX = "INSERT INTO owner (hash, source_row) VALUES (?, ?)";
  static final String UNINDEX = "DELETE FROM owner WHERE hash = ? AND source_row = ?";

  static final String PUT_ORPHAN =
      """
      INSERT INTO orphan (target, key, label, hash) VALUES (?, ?, ?, ?)
      ON CONFLICT (target, key) DO UPDATE SET label = excluded.label, hash = excluded.hash""";

  static final String DELETE_ORPHAN = "DELETE FROM orphan WHERE target = ? AND key = ?";

  private final Cache cache;
  private final Session session;

  private Store(Cache cache) {
    this.cache = cache;
    this.session = cache.session;
  }

  static void write(Cache cache) throws SQLException {
    Store store = new Store(cache);
    for (Tracked row : cache.removed) {
      store.remove(row);
    }
    store.session.runBatch(UNINDEX);
    store.session.runBatch(DELETE_ROW);
    for (Tracked row : cache.removed) {
      cache.removed(row);
    }
    for (Tracked row : cache.changed) {
      store.put(row);
    }
    store.session.runBatch(INSERT_ROW);
    store.session.runBatch(UPDATE_ROW);
    store.session.runBatch(UPDATE_COMMITTED);
    store.session.runBatch(UNINDEX);
    store.session.runBatch(INDEX);
    for (Orphan orphan : cache.changedOrphans) {
      store.put(orphan);
    }
    store.session.runBatch(PUT_ORPHAN);
    store.session.runBatch(DELETE_ORPHAN);
    cache.removed.clear();
    cache.changed.clear();
    cache.changedOrphans.clear();
  }

  private void remove(Tracked row) throws SQLException {
    if (row.stored) {
      for (long hash : row.indexed) {
        session.batch(UNINDEX, hash, row.id);
      }
      session.batch(DELETE_ROW, row.id);
    }
  }

  private void put(Tracked row) throws SQLException {
    Key key = row.key;
    String form = KeyForm.of(key);
    String label = form.equals(KeyForm.NONE) ? key.label() : null;
    Hash planHash = row.plan;
    Integer plan = planHash == null ? null : (Integer) cache.names.plan(planHash);
    int failed = row.failed ? 1 : 0;
    int intended = row.intends() ? 1 : 0;
    Bytes held = HeldCodec.encode(key.bytes(), row.held);
    if (!row.stored) {
      session.batch(
          INSERT_ROW,
          key.bytes(),
          form,
          label,
          row.version,
          row.content,
          plan,
          row.run,
          failed,
          intended,
          held,
          row.newTrace,
          row.source,
          row.id);
    } else if (row.newTrace == null) {
      session.batch(
          UPDATE_ROW,
          form,
          label,
          row.version,
          row.content,
          plan,
          row.run,
          failed,
          intended,
          held,
          row.id);
    } else {
      session.batch(
          UPDATE_COMMITTED,
          form,
          label,
          row.version,
          row.content,
          plan,
          row.run,
          failed,
          intended,
          held,
          row.newTrace,
          row.id);
    }
    row.stored = true;
    row.newTrace = null;
    index(row);
  }

  private void index(Tracked row) throws SQLException {
    Set<Long> now = new HashSet<>();
    for (Slot slot : row.held.keySet()) {
      if (now.add(slot.hash()) && row.indexed.add(slot.hash())) {
        session.batch(INDEX, slot.hash(), row.id);
      }
    }
    if (row.indexed.size() > now.size()) {
      for (long hash : row.indexed) {
        if (!now.contains(hash)) {
          session.batch(UNINDEX, hash, row.id);
        }
      }
      row.indexed.retainAll(now);
    }
  }

  private void put(Orphan orphan) throws SQLException {
    Slot slot = orphan.slot;
    if (orphan.exists) {
      session.batch(PUT_ORPHAN, slot.target(), slot.key(), orphan.key.label(), orphan.hash);
    } else {
      session.batch(DELETE_ORPHAN, slot.target(), slot.key());
    }
  }
}
