package dev.headrace.state.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.hash.Bytes;
import dev.headrace.state.Durability;
import dev.headrace.state.StateException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** A state on disk, and what other programs see and do to its file. */
final class SqliteFixture implements AutoCloseable {

  final StateDirectory directory;
  final Database database;
  final SqliteState store;

  private SqliteFixture(StateDirectory directory) {
    this.directory = directory;
    this.store = SqliteState.open(directory, Durability.KILL);
    this.database = store.database;
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
    assertThat(query(file, "SELECT hash, source_row FROM owner ORDER BY source_row, hash"))
        .as("the index of what each source row holds")
        .isEqualTo(indexed(file));
    assertThat(
            query(
                file,
                "SELECT id FROM tracked r WHERE intended <>"
                    + " EXISTS (SELECT 1 FROM holding h WHERE h.source_row = r.id AND kind = 2)"))
        .as("rows whose mark of what they intend is wrong")
        .isEmpty();
    assertThat(
            query(
                file,
                "SELECT t.label FROM target_row t JOIN orphan o USING (target, key)"
                    + " WHERE owners > 0"))
        .as("orphans that have an owner")
        .isEmpty();
    assertThat(
            query(
                file,
                "SELECT key FROM target_row GROUP BY target, key HAVING count(*) > 1"
                    + " UNION ALL SELECT h.key FROM holding h WHERE kind < 2 GROUP BY target, key"
                    + " HAVING count(DISTINCT ifnull(h.hash, 0)) > 1"))
        .as("target rows on whose hash their owners disagree")
        .isEmpty();
    assertThat(
            query(
                file,
                "SELECT id FROM tracked r WHERE failed <>"
                    + " EXISTS (SELECT 1 FROM failure f WHERE f.source_row = r.id)"))
        .as("rows whose mark of failure is wrong")
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

  /** What the table {@code owner} must have: from the view, so that it is checked too. */
  private static List<List<String>> indexed(Path file) {
    record Indexed(long row, long hash) {}
    return query(file, "SELECT DISTINCT source_row, target, hex(key) FROM holding").stream()
        .map(
            row -> {
              Bytes key = Bytes.of(HexFormat.of().parseHex(row.get(2)));
              return new Indexed(
                  Long.parseLong(row.get(0)), new Slot(Integer.parseInt(row.get(1)), key).hash());
            })
        .distinct()
        .sorted(Comparator.comparing(Indexed::row).thenComparing(Indexed::hash))
        .map(row -> List.of(Long.toString(row.hash()), Long.toString(row.row())))
        .toList();
  }

  @Override
  public void close() {
    store.close();
    directory.close();
  }
}
