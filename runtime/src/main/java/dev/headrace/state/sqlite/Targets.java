package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetKey;
import dev.headrace.state.StateStore.TargetRow;
import dev.headrace.state.sqlite.Cache.Orphan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known of target rows, put together from what source rows hold and from the orphans. */
final class Targets {

  static final String ORPHANS = "SELECT key, label, hash FROM orphan WHERE target = ? LIMIT ?";
  static final String ORPHAN_COUNT = "SELECT count(*) FROM orphan WHERE target = ?";

  static final String INTENDING =
      "SELECT id FROM tracked WHERE intended = 1 AND id > ? ORDER BY id LIMIT 100";

  private final Cache cache;

  Targets(Cache cache) {
    this.cache = cache;
  }

  List<@Nullable TargetRow> find(List<TargetKey> keys) throws SQLException {
    List<Slot> slots = new ArrayList<>(keys.size());
    for (TargetKey key : keys) {
      slots.add(new Slot(cache.names.findTarget(key.target()), key.key().bytes()));
    }
    cache.loadHolders(slots);
    List<@Nullable TargetRow> found = new ArrayList<>(keys.size());
    for (int i = 0; i < slots.size(); i++) {
      found.add(find(keys.get(i).target(), slots.get(i)));
    }
    return found;
  }

  private @Nullable TargetRow find(String target, Slot slot) throws SQLException {
    int owners = 0;
    Hash hash = null;
    Key key = null;
    for (Tracked holder : cache.holders(slot)) {
      Held held = holder.held.get(slot);
      if (held != null) {
        key = held.key();
        if (held.owned()) {
          owners++;
          hash = held.hash();
        }
      }
    }
    if (owners == 0) {
      Orphan orphan = cache.orphan(slot, new Key(slot.key(), ""));
      if (orphan.exists) {
        key = orphan.key;
        hash = orphan.hash;
      }
    }
    return key == null ? null : new TargetRow(target, key, hash, owners);
  }

  /** What each of some source rows owns. */
  List<List<TargetRow>> owned(List<Long> rows) throws SQLException {
    cache.loadIds(rows);
    List<List<Slot>> slots = new ArrayList<>(rows.size());
    List<Slot> all = new ArrayList<>();
    for (long id : rows) {
      List<Slot> owned = new ArrayList<>();
      Tracked row = cache.find(id);
      if (row != null) {
        for (Map.Entry<Slot, Held> entry : row.held.entrySet()) {
          if (entry.getValue().owned()) {
            owned.add(entry.getKey());
          }
        }
      }
      slots.add(owned);
      all.addAll(owned);
    }
    cache.loadHolders(all);
    List<List<TargetRow>> found = new ArrayList<>(rows.size());
    for (List<Slot> ofRow : slots) {
      List<TargetRow> owned = new ArrayList<>(ofRow.size());
      for (Slot slot : ofRow) {
        TargetRow row = find(cache.names.targetName(slot.target()), slot);
        if (row != null) {
          owned.add(row);
        }
      }
      found.add(owned);
    }
    return found;
  }

  /** The source rows that own a target row, in order of their ids. */
  List<SourceRow> owners(String target, Bytes key) throws SQLException {
    Slot slot = new Slot(cache.names.findTarget(target), key);
    List<SourceRow> owners = new ArrayList<>();
    for (Tracked row : cache.holders(slot)) {
      if (row.owns(slot)) {
        owners.add(row.view(cache.names.sourceName(row.source)));
      }
    }
    return owners;
  }

  List<TargetRow> orphans(String target, int limit) throws SQLException {
    int number = cache.names.findTarget(target);
    List<TargetRow> orphans = new ArrayList<>();
    cache.session.each(
        ORPHANS,
        row -> {
          Key key = new Key(Columns.required(row, 1), Columns.text(row, 2));
          return orphans.add(new TargetRow(target, key, Columns.hash(row, 3), 0));
        },
        number,
        limit);
    unowned(
        number, limit - orphans.size(), key -> orphans.add(new TargetRow(target, key, null, 0)));
    return orphans;
  }

  long orphanCount(String target) throws SQLException {
    int number = cache.names.findTarget(target);
    Long recorded = cache.session.first(ORPHAN_COUNT, row -> row.getLong(1), number);
    long intended = unowned(number, Long.MAX_VALUE, key -> {});
    return intended + (recorded == null ? 0 : recorded);
  }

  /**
   * Visits target rows that were to be written by source rows that have not committed since, and
   * that nobody owns. Returns how many there are.
   */
  private long unowned(int target, long limit, Consumer<Key> visitor) throws SQLException {
    long found = 0;
    long after = 0;
    while (found < limit) {
      List<Long> page = new ArrayList<>();
      cache.session.each(INTENDING, row -> page.add(row.getLong(1)), after);
      if (page.isEmpty()) {
        return found;
      }
      cache.begin();
      cache.loadIds(page);
      for (long id : page) {
        Tracked row = cache.find(id);
        if (row == null) {
          continue;
        }
        for (Map.Entry<Slot, Held> entry : row.held.entrySet()) {
          Slot slot = entry.getKey();
          if (found < limit && slot.target() == target && firstUnowned(row, slot)) {
            visitor.accept(entry.getValue().key());
            found++;
          }
        }
      }
      after = page.get(page.size() - 1);
    }
    return found;
  }

  /** Whether a slot has no owner and no record of its own, and is to be told for this row. */
  private boolean firstUnowned(Tracked row, Slot slot) throws SQLException {
    List<Tracked> holders = cache.holders(slot);
    return holders.stream().noneMatch(holder -> holder.owns(slot))
        && holders.get(0) == row
        && !cache.orphan(slot, new Key(slot.key(), "")).exists;
  }
}
