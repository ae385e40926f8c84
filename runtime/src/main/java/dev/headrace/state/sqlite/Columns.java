package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import dev.headrace.state.StateStore.FailedRow;
import dev.headrace.state.StateStore.Failure;
import dev.headrace.state.StateStore.SourceRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Columns of results as values. A value that this class can't have written is refused. */
final class Columns {

  /** Of {@code tracked r}. */
  static final String SOURCE_ROW =
      "r.id, r.source, r.key, r.form, r.label, r.version, r.content, r.plan, r.run, r.failed";

  /** How many columns {@link #SOURCE_ROW} has. */
  private static final int SOURCE_ROW_COLUMNS = 10;

  /** Of {@code tracked r}, with all that the row holds. */
  static final String TRACKED = SOURCE_ROW + ", r.held";

  /** Of {@code tracked r}: as few as will do for a row whose key is known. */
  static final String FOUND = "r.key, r.id, r.version, r.content, r.plan, r.run, r.failed";

  /** Of {@code failure f}, after {@link #SOURCE_ROW}. */
  static final String FAILURE = "f.place, f.step, f.error, f.message, f.attempts, f.first, f.last";

  private Columns() {}

  static SourceRow sourceRow(ResultSet row, Names names) throws SQLException {
    return new SourceRow(
        row.getLong(1),
        names.sourceName(row.getInt(2)),
        key(row, 3),
        row.getString(6),
        hash(row, 7),
        plan(row, 8, names),
        row.getLong(9),
        row.getBoolean(10));
  }

  static SourceRow found(String source, Key key, ResultSet row, Names names) throws SQLException {
    return new SourceRow(
        row.getLong(2),
        source,
        key,
        row.getString(3),
        hash(row, 4),
        plan(row, 5, names),
        row.getLong(6),
        row.getBoolean(7));
  }

  static Tracked tracked(ResultSet row, Names names) throws SQLException {
    Key key = key(row, 3);
    Bytes held = bytes(row, SOURCE_ROW_COLUMNS + 1);
    Tracked tracked =
        new Tracked(row.getLong(1), row.getInt(2), key, HeldCodec.decode(key.bytes(), held));
    tracked.version = row.getString(6);
    tracked.content = hash(row, 7);
    tracked.plan = plan(row, 8, names);
    tracked.run = row.getLong(9);
    tracked.failed = row.getBoolean(10);
    tracked.stored = true;
    tracked.held.keySet().forEach(slot -> tracked.indexed.add(slot.hash()));
    return tracked;
  }

  static FailedRow failedRow(ResultSet row, Names names) throws SQLException {
    SourceRow failed = sourceRow(row, names);
    int at = SOURCE_ROW_COLUMNS;
    Failure failure =
        new Failure(
            failed.source(),
            failed.key(),
            place(row, at + 1),
            text(row, at + 2),
            text(row, at + 3),
            text(row, at + 4));
    return new FailedRow(
        failed, failure, row.getInt(at + 5), instant(row, at + 6), instant(row, at + 7));
  }

  /** How a kind of step is stored. */
  static String name(Failure.Place place) {
    return place.name().toLowerCase(Locale.ROOT);
  }

  private static Failure.Place place(ResultSet row, int column) throws SQLException {
    String found = text(row, column);
    for (Failure.Place place : Failure.Place.values()) {
      if (name(place).equals(found)) {
        return place;
      }
    }
    throw new DamagedException("%s is no kind of step: %s".formatted(name(row, column), found));
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

  static Bytes required(ResultSet row, int column) throws SQLException {
    Bytes bytes = bytes(row, column);
    if (bytes == null) {
      throw new DamagedException(name(row, column) + " is missing");
    }
    return bytes;
  }

  /** A key, its form and its label, which may follow from the form. */
  private static Key key(ResultSet row, int column) throws SQLException {
    Bytes bytes = required(row, column);
    String form = text(row, column + 1);
    if (form.equals(KeyForm.NONE)) {
      return new Key(bytes, text(row, column + 2));
    }
    String label = KeyForm.label(form, bytes.array());
    if (label == null) {
      throw new DamagedException("%s is not of the form %s".formatted(name(row, column), form));
    }
    return new Key(bytes, label);
  }

  private static @Nullable Hash plan(ResultSet row, int column, Names names) throws SQLException {
    int plan = row.getInt(column);
    return plan == 0 ? null : names.planHash(plan);
  }

  static @Nullable Hash hash(ResultSet row, int column) throws SQLException {
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

  static Hash requiredHash(ResultSet row, int column) throws SQLException {
    Hash value = hash(row, column);
    if (value == null) {
      throw new DamagedException(name(row, column) + " has no value");
    }
    return value;
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
