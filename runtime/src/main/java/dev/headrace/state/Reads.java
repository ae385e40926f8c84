package dev.headrace.state;

import dev.headrace.hash.Bytes;
import dev.headrace.state.StateStore.FailedRow;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queries of {@link SqliteState}. */
final class Reads {

  static final String FIND =
      "SELECT "
          + Columns.SOURCE_ROW
          + " FROM source_row r LEFT JOIN failure f ON f.source_row = r.id"
          + " WHERE r.source = (SELECT id FROM source WHERE name = ?) AND r.key = ?";

  static final String ROWS =
      "SELECT "
          + Columns.SOURCE_ROW
          + " FROM source_row r LEFT JOIN failure f ON f.source_row = r.id"
          + " WHERE r.source = (SELECT id FROM source WHERE name = ?) AND r.id > ? AND r.id <= ?"
          + " ORDER BY r.id";

  static final String TRACES =
      "SELECT id, trace FROM source_row WHERE id > ? AND id <= ? AND trace IS NOT NULL ORDER BY id";

  static final String LAST_ROW = "SELECT max(id) FROM source_row";

  static final String OWNED =
      "SELECT "
          + Columns.TARGET_ROW
          + ", g.name FROM ownership o CROSS JOIN target_row t ON t.id = o.target_row"
          + " CROSS JOIN target g ON g.id = t.target WHERE o.source_row = ?";

  static final String FIND_TARGET =
      "SELECT "
          + Columns.TARGET_ROW
          + " FROM target_row t WHERE t.target = (SELECT id FROM target WHERE name = ?)"
          + " AND t.key = ?";

  static final String OWNERS =
      "SELECT "
          + Columns.SOURCE_ROW
          + ", s.name FROM target_row t CROSS JOIN ownership o ON o.target_row = t.id"
          + " CROSS JOIN source_row r ON r.id = o.source_row"
          + " CROSS JOIN source s ON s.id = r.source"
          + " LEFT JOIN failure f ON f.source_row = r.id"
          + " WHERE t.target = (SELECT id FROM target WHERE name = ?) AND t.key = ?"
          + " ORDER BY o.source_row";

  static final String ORPHANS =
      "SELECT "
          + Columns.TARGET_ROW
          + " FROM target_row t WHERE t.target = (SELECT id FROM target WHERE name = ?)"
          + " AND t.owners = 0 ORDER BY t.id LIMIT ?";

  static final String ORPHAN_COUNT =
      "SELECT count(*) FROM target_row t"
          + " WHERE t.target = (SELECT id FROM target WHERE name = ?) AND t.owners = 0";

  static final String FAILURES =
      "SELECT "
          + Columns.SOURCE_ROW
          + ", "
          + Columns.FAILURE
          + " FROM failure f CROSS JOIN source_row r ON r.id = f.source_row"
          + " WHERE f.source_row > ? AND f.source_row <= ? AND r.source = (SELECT id FROM source WHERE name = ?)"
          + " ORDER BY f.source_row";

  static final String PROPERTY = "SELECT value FROM property WHERE owner = ? AND name = ?";

  private static final int PAGE_ROWS = 1_000;
  private static final int PAGE_BYTES = 4 << 20;

  private Reads() {}

  static Optional<SourceRow> find(Session session, String source, Bytes key) throws SQLException {
    return Optional.ofNullable(
        session.first(FIND, row -> Columns.sourceRow(source, row), source, key));
  }

  /** The largest id of a row, 0 if there is none. */
  static long lastRow(Session session) throws SQLException {
    Long last = session.first(LAST_ROW, row -> row.getLong(1));
    return last == null ? 0 : last;
  }

  /** The next rows of a source in order of their ids; none after the last. */
  static List<SourceRow> page(Session session, String source, long after, long last)
      throws SQLException {
    Page<SourceRow> page = new Page<>();
    session.each(
        ROWS,
        row -> {
          SourceRow next = Columns.sourceRow(source, row);
          return page.add(next, size(next));
        },
        source,
        after,
        last);
    return page.rows;
  }

  /** The next traces in order of their rows' ids; none after the last. */
  static List<Traced> traces(Session session, long after, long last) throws SQLException {
    Page<Traced> page = new Page<>();
    session.each(
        TRACES,
        row -> {
          Traced next = new Traced(row.getLong(1), Bytes.of(row.getBytes(2)));
          return page.add(next, next.trace().size());
        },
        after,
        last);
    return page.rows;
  }

  /** The trace of a row. */
  record Traced(long row, Bytes trace) {}

  static List<TargetRow> owned(Session session, long id) throws SQLException {
    List<TargetRow> owned = new ArrayList<>();
    int name = Columns.TARGET_ROW_COLUMNS + 1;
    session.each(OWNED, row -> owned.add(Columns.targetRow(Columns.text(row, name), row)), id);
    return owned;
  }

  static Optional<TargetRow> findTarget(Session session, String target, Bytes key)
      throws SQLException {
    return Optional.ofNullable(
        session.first(FIND_TARGET, row -> Columns.targetRow(target, row), target, key));
  }

  static List<SourceRow> owners(Session session, String target, Bytes key) throws SQLException {
    List<SourceRow> owners = new ArrayList<>();
    int name = Columns.SOURCE_ROW_COLUMNS + 1;
    session.each(
        OWNERS, row -> owners.add(Columns.sourceRow(Columns.text(row, name), row)), target, key);
    return owners;
  }

  static List<TargetRow> orphans(Session session, String target, int limit) throws SQLException {
    List<TargetRow> orphans = new ArrayList<>();
    session.each(ORPHANS, row -> orphans.add(Columns.targetRow(target, row)), target, limit);
    return orphans;
  }

  static long orphanCount(Session session, String target) throws SQLException {
    Long count = session.first(ORPHAN_COUNT, row -> row.getLong(1), target);
    return count == null ? 0 : count;
  }

  /** The next failures of a source in order of their rows' ids; none after the last. */
  static List<FailedRow> failures(Session session, String source, long after, long last)
      throws SQLException {
    Page<FailedRow> page = new Page<>();
    session.each(
        FAILURES,
        row -> {
          FailedRow next = Columns.failedRow(source, row);
          return page.add(next, size(next.row()) + 2L * next.failure().message().length());
        },
        after,
        last,
        source);
    return page.rows;
  }

  static Optional<Bytes> property(Session session, String owner, String name) throws SQLException {
    return Optional.ofNullable(session.first(PROPERTY, row -> Columns.bytes(row, 1), owner, name));
  }

  private static long size(SourceRow row) {
    return (long) row.key().bytes().size() + (row.trace() == null ? 0 : row.trace().size());
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
