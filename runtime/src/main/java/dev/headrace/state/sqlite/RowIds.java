package dev.headrace.state.sqlite;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Gives ids to source rows: first those of rows that are gone, the lowest first. */
final class RowIds {

  static final String FREE = "SELECT id FROM free_row ORDER BY id LIMIT 1000";
  static final String TAKE = "DELETE FROM free_row WHERE id = ?";
  static final String GIVE_BACK = "INSERT INTO free_row (id) VALUES (?)";

  private final Session session;
  private final Deque<Long> free = new ArrayDeque<>();
  private boolean noneFree;

  /** The largest id given; its row need not be in the file yet. */
  private long given;

  /** No row has a larger id; -1 until the file was asked. */
  private long last = -1;

  RowIds(Session session) {
    this.session = session;
  }

  long next() throws SQLException {
    if (free.isEmpty() && !noneFree) {
      session.each(FREE, row -> free.add(row.getLong(1)));
      noneFree = free.isEmpty();
    }
    if (!free.isEmpty()) {
      long id = free.remove();
      session.update(TAKE, id);
      given = Math.max(given, id);
      return id;
    }
    if (last < 0) { // the last rows may be gone, and their ids above all others
      last = Math.max(given, Reads.lastRow(session));
    }
    return ++last;
  }

  void free(long id) throws SQLException {
    session.update(GIVE_BACK, id);
    free.clear();
    noneFree = false;
  }
}
