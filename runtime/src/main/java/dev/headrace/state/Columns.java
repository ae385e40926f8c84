package dev.headrace.state;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.StateStore.FailedRow;
import dev.headrace.state.StateStore.Failure;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Columns of results as values. A value that this class can't have written is refused. */
final class Columns {

  /** Of {@code source_row r} and, left joined, {@code failure f}. */
  static final String SOURCE_ROW =
      "r.id, r.key, r.label, r.version, r.content, r.plan, r.trace, r.run,"
          + " f.source_row IS NOT NULL";

  /** How many columns {@link #SOURCE_ROW} has. */
  static final int SOURCE_ROW_COLUMNS = 9;

  /** Of {@code target_row t}. */
  static final String TARGET_ROW = "t.key, t.label, t.hash, t.owners";

  /** How many columns {@link #TARGET_ROW} has. */
  static final int TARGET_ROW_COLUMNS = 4;

  /** Of {@code failure f}, after {@link #SOURCE_ROW}. */
  static final String FAILURE = "f.step, f.error, f.message, f.attempts, f.first, f.last";

  private Columns() {}

  static SourceRow sourceRow(String source, ResultSet row) throws SQLException {
    return new SourceRow(
        row.getLong(1),
        source,
        key(row, 2),
        row.getString(4),
        hash(row, 5),
        hash(row, 6),
        bytes(row, 7),
        row.getLong(8),
        row.getBoolean(9));
  }

  static TargetRow targetRow(String target, ResultSet row) throws SQLException {
    return new TargetRow(target, key(row, 1), hash(row, 3), row.getInt(4));
  }

  static FailedRow failedRow(String source, ResultSet row) throws SQLException {
    SourceRow failed = sourceRow(source, row);
    int at = SOURCE_ROW_COLUMNS;
    return new FailedRow(
        failed,
        new Failure(source, failed.key(), text(row, at + 1), text(row, at + 2), text(row, at + 3)),
        row.getInt(at + 4),
        instant(row, at + 5),
        instant(row, at + 6));
  }

  static String text(ResultSet row, int column) throws SQLException {
    String value = row.getString(column);
    if (value == null) {
      throw new DamagedException(name(row, column) + " is missing");
    }
    return value;
  }

  static @Nullable Bytes bytes(ResultSet row, int column) throws SQLException {
    byte[] value = row.getBytes(column);
    return value == null ? null : Bytes.of(value);
  }

  private static Key key(ResultSet row, int column) throws SQLException {
    Bytes bytes = bytes(row, column);
    if (bytes == null) {
      throw new DamagedException(name(row, column) + " is missing");
    }
    return new Key(bytes, text(row, column + 1));
  }

  private static @Nullable Hash hash(ResultSet row, int column) throws SQLException {
    byte[] value = row.getBytes(column);
    if (value == null) {
      return null;
    }
    if (value.length != Hash.BYTES) {
      throw new DamagedException(
          "%s has %d bytes instead of %d".formatted(name(row, column), value.length, Hash.BYTES));
    }
    return Hash.of(value, 0);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    String value = text(row, column);
    try {
      return Instant.parse(value);
    } catch (DateTimeException e) {
      throw new DamagedException("%s is not a time: %s".formatted(name(row, column), value), e);
    }
  }

  private static String name(ResultSet row, int column) throws SQLException {
    return "column " + row.getMetaData().getColumnName(column);
  }

  /** A stored value is not one that was ever written. */
  static final class DamagedException extends SQLException {

    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }

    DamagedException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
