package dev.headrace.faults;

import dev.headrace.Changes;
import dev.headrace.Inspectable;
import dev.headrace.Migration;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import dev.headrace.RowType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of texts and whole numbers in a table of an SQLite file, as a user would write it: one
 * transaction for each call.
 *
 * @param <R> the rows
 */
public final class SqliteTable<R> implements Inspectable<R> {

  private static final String TABLE = "row";

  private final Path file;

  /** A table in a file, which is made when it is needed. */
  public SqliteTable(Path file) {
    this.file = file;
  }

  @Override
  public Migration migration(RowSchema before, RowSchema after) {
    return Files.exists(file) && before.equals(after)
        ? Migration.none()
        : new Migration(true, List.of("all rows are written again to " + file));
  }

  @Override
  public void prepare(RowType<R> type, @Nullable RowSchema before) throws SQLException {
    boolean anew = before == null || migration(before, type.schema()).rebuild();
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        if (anew) {
          statement.execute("DROP TABLE IF EXISTS " + TABLE);
        }
        statement.execute(
            "CREATE TABLE IF NOT EXISTS %s (%s, PRIMARY KEY (%s)) WITHOUT ROWID"
                .formatted(
                    TABLE, names(type.schema().columns()), names(type.schema().keyColumns())));
      }
      connection.commit();
    }
  }

  @Override
  public void apply(Changes<R> changes) throws SQLException {
    RowSchema schema = changes.type().schema();
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      try (PreparedStatement upsert =
          connection.prepareStatement(
              "INSERT OR REPLACE INTO %s (%s) VALUES (%s)"
                  .formatted(TABLE, names(schema.columns()), marks(schema.columns(), "?", ", ")))) {
        for (R row : changes.upserts()) {
          for (int i = 0; i < schema.columns().size(); i++) {
            upsert.setObject(i + 1, changes.type().value(row, i));
          }
          upsert.executeUpdate();
        }
      }
      try (PreparedStatement delete =
          connection.prepareStatement(
              "DELETE FROM %s WHERE %s"
                  .formatted(TABLE, marks(schema.keyColumns(), "%s = ?", " AND ")))) {
        for (RowKey key : changes.deletes()) {
          for (int i = 0; i < key.values().size(); i++) {
            delete.setObject(i + 1, key.values().get(i));
          }
          delete.executeUpdate();
        }
      }
      connection.commit();
    }
  }

  @Override
  public void keys(RowType<R> type, Consumer<RowKey> visitor) throws SQLException {
    List<Column> columns = type.schema().keyColumns();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT %s FROM %s".formatted(names(columns), TABLE))) {
      while (found.next()) {
        List<String> key = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          key.add(found.getString(i));
        }
        visitor.accept(RowKey.of(key.toArray()));
      }
    }
  }

  @Override
  public List<R> differing(RowType<R> type, List<R> rows) throws SQLException {
    List<Column> columns = type.schema().columns();
    List<R> differing = new ArrayList<>();
    try (Connection connection = open();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT 1 FROM %s WHERE %s".formatted(TABLE, marks(columns, "%s = ?", " AND ")))) {
      for (R row : rows) {
        for (int i = 0; i < columns.size(); i++) {
          select.setObject(i + 1, type.value(row, i));
        }
        try (ResultSet found = select.executeQuery()) {
          if (!found.next()) {
            differing.add(row);
          }
        }
      }
    }
    return differing;
  }

  private static String names(List<Column> columns) {
    return marks(columns, "%s", ", ");
  }

  private static String marks(List<Column> columns, String each, String between) {
    return columns.stream()
        .map(column -> each.formatted('"' + column.name() + '"'))
        .collect(Collectors.joining(between));
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  /** All rows, their values between bars, in the order of their texts. */
  public static List<String> rows(Path file) throws SQLException {
    List<String> rows = new ArrayList<>();
    if (Files.exists(file)) {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery("SELECT * FROM " + TABLE)) {
        while (found.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            values.add(found.getString(i));
          }
          rows.add(String.join("|", values));
        }
      }
    }
    rows.sort(null);
    return rows;
  }

  @Override
  public String toString() {
    return "SqliteTable in " + file;
  }
}
