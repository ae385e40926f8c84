package dev.headrace.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A state on disk, and what other programs see and do to its file. */
final class SqliteFixture implements AutoCloseable {

  final StateDirectory directory;
  final Database database;
  final SqliteState store;

  private SqliteFixture(StateDirectory directory) {
    this.directory = directory;
    this.database = Database.open(directory.state(), Durability.KILL, Schema.STEPS);
    this.store = new SqliteState(database);
  }

  static SqliteFixture open(Path path) {
    StateDirectory directory = StateDirectory.open(path);
    try {
      return new SqliteFixture(directory);
    } catch (StateException e) {
      directory.close();
      throw e;
    }
  }

  /** Runs statements on the file as another program would. */
  static void execute(Path file, String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(String.join("\n", statements), e);
    }
  }

  /** The rows of a query; values as text, NULL as "NULL". */
  static List<List<String>> query(Path file, String sql) {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          String value = result.getString(i);
          row.add(value == null ? "NULL" : value);
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** What must be true of every file at any time. */
  static void assertSound(Path file) {
    assertThat(query(file, "PRAGMA integrity_check")).isEqualTo(List.of(List.of("ok")));
    assertThat(query(file, "PRAGMA foreign_key_check")).isEmpty();
    assertThat(
            query(
                file,
                "SELECT id, owners FROM target_row t WHERE owners <>"
                    + " (SELECT count(*) FROM ownership o WHERE o.target_row = t.id)"))
        .as("target rows whose count of owners is wrong")
        .isEmpty();
    assertThat(query(file, "SELECT id FROM free_row WHERE id IN (SELECT id FROM source_row)"))
        .as("free ids that are in use")
        .isEmpty();
    assertThat(
            query(
                file,
                "SELECT id FROM source_row WHERE (content IS NULL) <> (plan IS NULL)"
                    + " OR (content IS NOT NULL AND trace IS NULL)"))
        .as("rows that are half committed")
        .isEmpty();
  }

  @Override
  public void close() {
    store.close();
    directory.close();
  }
}
