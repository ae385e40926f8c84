package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of the tables that a change is about, on the heap: loaded in bulk, changed by {@link
 * Writes}, written by {@link Store}. The writer keeps it from one change to the next, so that what
 * was looked up, intended and committed is read once; it is dropped when a change fails or another
 * program has written.
 */
final class Cache {

  static final InList ROWS_BY_KEY =
      new InList("SELECT " + Columns.TRACKED + " FROM tracked r WHERE r.source = ? AND r.key");

  static final InList ROWS_BY_ID =
      new InList("SELECT " + Columns.TRACKED + " FROM tracked r WHERE r.id");

  static final InList HOLDERS = new InList("SELECT hash, source_row FROM owner WHERE hash");

  static final String ORPHAN = "SELECT label, hash FROM orphan WHERE target = ? AND key = ?";
  static final String ANY_ORPHAN = "SELECT EXISTS (SELECT 1 FROM orphan)";
  static final String ANY_OWNER = "SELECT EXISTS (SELECT 1 FROM owner)";

  private static final int MAX_ROWS = 4_096;
  private static final int MAX_SLOTS = 100_000;

  final Session session;
  final Names names;

  /** Rows and orphans with values that the file does not have yet. */
  final Set<Tracked> changed = new LinkedHashSet<>();

  final Set<Orphan> changedOrphans = new LinkedHashSet<>();
  final Set<Tracked> removed = new LinkedHashSet<>();

  private final Map<Ref, Tracked> byKey = new HashMap<>();
  private final Map<Long, Tracked> byId = new HashMap<>();
  private final Set<Ref> absent = new HashSet<>();
  private final Map<Long, TreeSet<Long>> holders = new HashMap<>();
  private final Map<Slot, Orphan> orphans = new HashMap<>();
  private final RowIds ids;
  private int slots;
  private boolean anyOrphan;
  private boolean anyOwner;

  private record Ref(int source, Bytes key) {}

  /** The record of a target row that nobody owns, if there is one. */
  static final class Orphan {
    final Slot slot;
    Key key;
    @Nullable Hash hash;
    boolean exists;

    Orphan(Slot slot, Key key) {
      this.slot = slot;
      this.key = key;
    }
  }

  Cache(Session session) throws SQLException {
    this.session = session;
    this.names = session.names();
    this.ids = new RowIds(session);
    this.anyOrphan = exists(ANY_ORPHAN);
    this.anyOwner = exists(ANY_OWNER);
  }

  private boolean exists(String sql) throws SQLException {
    return Boolean.TRUE.equals(session.first(sql, row -> row.getBoolean(1)));
  }

  /** Gets ready for another change: forgets what is too much to be kept. */
  void begin() {
    absent.clear();
    if (byId.size() > MAX_ROWS || slots > MAX_SLOTS) {
      clear();
    }
  }

  /** Forgets all rows. */
  void clear() {
    byKey.clear();
    byId.clear();
    absent.clear();
    holders.clear();
    orphans.clear();
    slots = 0;
  }

  /** Loads rows by key. */
  void loadRows(int source, Collection<Bytes> keys) throws SQLException {
    Set<Ref> missing = new LinkedHashSet<>();
    for (Bytes key : keys) {
      Ref ref = new Ref(source, key);
      if (!byKey.containsKey(ref)) {
        missing.add(ref);
      }
    }
    ROWS_BY_KEY.each(
        session,
        row -> keep(Columns.tracked(row, names)),
        missing.stream().map(Ref::key).toList(),
        source);
    missing.removeIf(byKey::containsKey);
    absent.addAll(missing);
  }

  /** Loads rows by id. */
  void loadIds(Collection<Long> wanted) throws SQLException {
    List<Long> missing = wanted.stream().filter(id -> !byId.containsKey(id)).distinct().toList();
    ROWS_BY_ID.each(session, row -> keep(Columns.tracked(row, names)), missing);
  }

  /** Loads all rows that hold one of the slots. */
  void loadHolders(Collection<Slot> wanted) throws SQLException {
    List<Long> missing = new ArrayList<>();
    for (Slot slot : wanted) {
      if (holders.putIfAbsent(slot.hash(), new TreeSet<>()) == null) {
        missing.add(slot.hash());
      }
    }
    slots += missing.size();
    if (missing.isEmpty() || !anyOwner) {
      return;
    }
    List<Long> found = new ArrayList<>();
    HOLDERS.each(
        session,
        row -> {
          long id = row.getLong(2);
          holders.computeIfAbsent(row.getLong(1), hash -> new TreeSet<>()).add(id);
          return found.add(id);
        },
        missing);
    loadIds(found);
  }

  private boolean keep(Tracked row) {
    byId.put(row.id, row);
    byKey.put(new Ref(row.source, row.key.bytes()), row);
    slots += row.held.size();
    return true;
  }

  @Nullable Tracked find(int source, Bytes key) throws SQLException {
    Ref ref = new Ref(source, key);
    Tracked row = byKey.get(ref);
    if (row == null && !absent.contains(ref)) {
      loadRows(source, List.of(key));
      row = byKey.get(ref);
    }
    return row;
  }

  /** Follows a change of a row's version that was made past this. */
  void touch(long id, @Nullable String version) {
    Tracked row = byId.get(id);
    if (row != null) {
      row.version = version;
    }
  }

  @Nullable Tracked find(long id) throws SQLException {
    if (!byId.containsKey(id)) {
      loadIds(List.of(id));
    }
    return byId.get(id);
  }

  /** The row of a key, new if need be; to be changed. */
  Tracked record(int source, Key key) throws SQLException {
    Tracked row = find(source, key.bytes());
    if (row == null) {
      row = new Tracked(ids.next(), source, key, new LinkedHashMap<>());
      absent.remove(new Ref(source, key.bytes()));
      keep(row);
    }
    row.key = key;
    changed.add(row);
    return row;
  }

  /** Removes a row, which holds nothing any more. */
  void remove(Tracked row) {
    row.held.clear();
    changed.remove(row);
    removed.add(row);
  }

  /** Forgets a row that the file has no longer. */
  void removed(Tracked row) throws SQLException {
    byId.remove(row.id);
    byKey.remove(new Ref(row.source, row.key.bytes()));
    ids.free(row.id);
  }

  /** The rows that own a target row or were about to write it, in order of their ids. */
  List<Tracked> holders(Slot slot) throws SQLException {
    loadHolders(List.of(slot));
    List<Tracked> found = new ArrayList<>();
    for (long id : holders.getOrDefault(slot.hash(), new TreeSet<>())) {
      Tracked row = find(id);
      if (row != null && row.held.containsKey(slot)) {
        found.add(row);
      }
    }
    return found;
  }

  /** Puts what a row holds; it is found by {@link #holders} from now on. */
  void hold(Tracked row, Slot slot, Held held) throws SQLException {
    if (!row.held.containsKey(slot)) {
      loadHolders(List.of(slot));
      holders.computeIfAbsent(slot.hash(), hash -> new TreeSet<>()).add(row.id);
      slots++;
      anyOwner = true;
    }
    row.held.put(slot, held);
    changed.add(row);
  }

  Orphan orphan(Slot slot, Key key) throws SQLException {
    Orphan orphan = orphans.get(slot);
    if (orphan == null) {
      Orphan found = new Orphan(slot, key);
      if (anyOrphan) {
        session.each(
            ORPHAN,
            row -> {
              found.exists = true;
              found.key = new Key(slot.key(), Columns.text(row, 1));
              found.hash = Columns.hash(row, 2);
              return false;
            },
            slot.target(),
            slot.key());
      }
      orphans.put(slot, found);
      slots++;
      orphan = found;
    }
    return orphan;
  }

  /** Records a target row that nobody owns any more, or changes the record. */
  void putOrphan(Orphan orphan, Key key, @Nullable Hash hash) {
    orphan.exists = true;
    orphan.key = key;
    orphan.hash = hash;
    anyOrphan = true;
    changedOrphans.add(orphan);
  }

  void dropOrphan(Orphan orphan) {
    orphan.exists = false;
    changedOrphans.add(orphan);
  }
}
