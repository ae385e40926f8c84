package dev.headrace.state.sqlite;

import dev.headrace.hash.Hash;
import dev.headrace.state.StateException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What binds {@code state.db} to its directory, so that the file of another one, or one that has
 * lost changes, is not taken for the own: the directory's id, which {@link Marker} has too, and how
 * many changes there were, which {@link ChangeCount} has too. One row of the table {@code
 * directory}.
 *
 * @param id random
 * @param changes how many changes were committed, counted since the file was made
 */
record Binding(Hash id, long changes) {

  static final String READ = "SELECT id, changes FROM directory LIMIT 2";
  static final String COUNT = "UPDATE directory SET changes = changes + 1 RETURNING changes";
  static final String SET_ID = "UPDATE directory SET id = ?";

  /** An id that no other directory has. */
  static Hash newId() {
    UUID random = UUID.randomUUID();
    return new Hash(random.getMostSignificantBits(), random.getLeastSignificantBits());
  }

  /** Reads it. */
  static Binding of(Session session) throws SQLException {
    List<Binding> found = new ArrayList<>();
    session.each(READ, row -> found.add(new Binding(Columns.requiredHash(row, 1), row.getLong(2))));
    if (found.size() != 1) {
      throw new Columns.DamagedException(
          "the table directory has %s instead of one row"
              .formatted(found.isEmpty() ? "none" : "more"));
    }
    return found.get(0);
  }

  /** Counts a change, in its transaction; returns how many there are with it. */
  static long count(Session session) throws SQLException {
    Long changes = session.first(COUNT, row -> row.getLong(1));
    if (changes == null) {
      throw new Columns.DamagedException("the table directory has no row");
    }
    return changes;
  }

  /**
   * Compares with what the directory says.
   *
   * @throws StateException if the file belongs to another directory or has lost changes
   */
  void require(Hash expected, long counted, Path file) {
    if (!id.equals(expected)) {
      throw new StateException(
          "%s belongs to another state directory: expected the id %s, as in the file \"%s\" beside it, found %s. %s"
              .formatted(file, expected, Marker.FILE, id, Faults.wayOut(file)),
          null);
    }
    if (changes < counted) {
      throw new StateException(
          "%s has lost changes: expected %d, as in the file \"%s\" beside it, found %d. It is an older copy, or its log %s-wal was lost or damaged. %s"
              .formatted(
                  file,
                  counted,
                  ChangeCount.FILE,
                  changes,
                  file.getFileName(),
                  Faults.wayOut(file)),
          null);
    }
  }
}
