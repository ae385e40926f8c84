package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.FailedRow;
import dev.headrace.state.StateStore.SourceRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queries of {@link SqliteState} for source rows. */
final class Reads {

  static final String FIND =
      "SELECT " + Columns.SOURCE_ROW + " FROM tracked r WHERE r.source = ? AND r.key = ?";

  static final InList FIND_ALL =
      new InList("SELECT " + Columns.FOUND + " FROM tracked r WHERE r.source = ? AND r.key");

  static final String ROWS =
      "SELECT "
          + Columns.SOURCE_ROW
          + " FROM tracked r WHERE r.source = ? AND r.key > ? AND r.id <= ? ORDER BY r.key";

  static final String FIRST_ROWS = ROWS.replace("r.key > ?", "r.key >= ?");

  static final String IDS =
      "SELECT id, key FROM tracked WHERE source = ? AND key > ? AND id <= ? ORDER BY key LIMIT 1000";

  static final String FIRST_IDS = IDS.replace("key > ?", "key >= ?");

  static final String TRACKED =
      "SELECT " + Columns.TRACKED + " FROM tracked r WHERE r.id > ? ORDER BY r.id";

  static final String TRACE = "SELECT trace FROM tracked WHERE id = ? AND trace IS NOT NULL";

  static final String TRACES =
      "SELECT id, trace FROM tracked WHERE id > ? AND id <= ? AND trace IS NOT NULL ORDER BY id";

  static final String LAST_ROW = "SELECT max(id) FROM tracked";

  static final String FAILURES =
      "SELECT "
          + Columns.SOURCE_ROW
          + ", "
          + Columns.FAILURE
          + " FROM failure f CROSS JOIN tracked r ON r.id = f.source_row"
          + " WHERE f.source_row > ? AND f.source_row <= ? AND r.source = ?"
          + " ORDER BY f.source_row";

  static final String PROPERTY = "SELECT value FROM property WHERE owner = ? AND name = ?";

  private static final Bytes FIRST_KEY = Bytes.of(new byte[0]);
  private static final int PAGE_ROWS = 1_000;
  private static final int PAGE_BYTES = 4 << 20;

  private Reads() {}

  static Optional<SourceRow> find(Session session, String source, Bytes key) throws SQLException {
    int number = session.names().findSource(source);
    return Optional.ofNullable(
        session.first(FIND, row -> Columns.sourceRow(row, session.names()), number, key));
  }

  /** What is recorded of many rows, in the order of the keys. */
  static List<@Nullable SourceRow> findAll(Session session, String source, List<Key> keys)
      throws SQLException {
    int number = session.names().findSource(source);
    Map<Bytes, Key> asked = new HashMap<>();
    keys.forEach(key -> asked.put(key.bytes(), key));
    Map<Bytes, SourceRow> found = new HashMap<>();
    if (number != 0) {
      FIND_ALL.each(
          session,
          row -> {
            Key key = asked.get(Columns.required(row, 1));
            if (key != null) {
              found.put(key.bytes(), Columns.found(source, key, row, session.names()));
            }
            return true;
          },
          keys.stream().map(Key::bytes).toList(),
          number);
    }
    List<@Nullable SourceRow> rows = new ArrayList<>(keys.size());
    keys.forEach(key -> rows.add(found.get(key.bytes())));
    return rows;
  }

  /** The largest id of a row, 0 if there is none. */
  static long lastRow(Session session) throws SQLException {
    Long last = session.first(LAST_ROW, row -> row.getLong(1));
    return last == null ? 0 : last;
  }

  /** The next rows of a source in order of their keys; none after the last. */
  static List<SourceRow> page(Session session, String source, @Nullable Bytes after, long last)
      throws SQLException {
    Page<SourceRow> page = new Page<>();
    session.each(
        after == null ? FIRST_ROWS : ROWS,
        row -> {
          SourceRow next = Columns.sourceRow(row, session.names());
          return page.add(next, next.key().bytes().size());
        },
        session.names().findSource(source),
        after == null ? FIRST_KEY : after,
        last);
    return page.rows;
  }

  /** The ids of the next rows of a source in order of their keys; none after the last. */
  static List<RowId> ids(Session session, String source, @Nullable Bytes after, long last)
      throws SQLException {
    List<RowId> ids = new ArrayList<>();
    session.each(
        after == null ? FIRST_IDS : IDS,
        row -> ids.add(new RowId(row.getLong(1), Columns.required(row, 2))),
        session.names().findSource(source),
        after == null ? FIRST_KEY : after,
        last);
    return ids;
  }

  /** A row by id and key. */
  record RowId(long id, Bytes key) {}

  /** The next rows with all that they hold, in order of their ids; none after the last. */
  static List<Tracked> tracked(Session session, long after) throws SQLException {
    Page<Tracked> page = new Page<>();
    session.each(
        TRACKED,
        row -> {
          Tracked next = Columns.tracked(row, session.names());
          return page.add(next, 100L * next.held.size());
        },
        after);
    return page.rows;
  }

  static Optional<Bytes> trace(Session session, long id) throws SQLException {
    return Optional.ofNullable(session.first(TRACE, row -> Columns.bytes(row, 1), id));
  }

  /** The next traces in order of their rows' ids; none after the last. */
  static List<Traced> traces(Session session, @Nullable Long after, long last) throws SQLException {
    Page<Traced> page = new Page<>();
    session.each(
        TRACES,
        row -> {
          Traced next = new Traced(row.getLong(1), Columns.required(row, 2));
          return page.add(next, next.trace().size());
        },
        after == null ? 0 : after,
        last);
    return page.rows;
  }

  /** The trace of a row. */
  record Traced(long row, Bytes trace) {}

  /** The next failures of a source in order of their rows' ids; none after the last. */
  static List<FailedRow> failures(Session session, String source, @Nullable Long after, long last)
      throws SQLException {
    Page<FailedRow> page = new Page<>();
    session.each(
        FAILURES,
        row -> {
          FailedRow next = Columns.failedRow(row, session.names());
          int key = next.row().key().bytes().size();
          return page.add(next, key + 2L * next.failure().message().length());
        },
        after == null ? 0 : after,
        last,
        session.names().findSource(source));
    return page.rows;
  }

  static Optional<Bytes> property(Session session, String owner, String name) throws SQLException {
    return Optional.ofNullable(session.first(PROPERTY, row -> Columns.bytes(row, 1), owner, name));
  }

  /** Rows read at once, so that no connection is held while they are visited. */
  private static final class Page<T> {

    final List<T> rows = new ArrayList<>();
    private long bytes;

    /** Adds a row and tells whether there is room for more. */
    boolean add(T row, long size) {
      rows.add(row);
      bytes += size;
      return rows.size() < PAGE_ROWS && bytes < PAGE_BYTES;
    }
  }
}
