package dev.headrace.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a state directory says of rows, a line for each fact, by the schema of {@code
 * docs/STATE.md}: without what depends on when and in which order it was found.
 */
final class StateDump {

  private static final List<String> QUERIES =
      List.of(
          "SELECT 'source row', source.name, s.label, hex(s.content), hex(s.plan) FROM source_row s JOIN source ON source.id = s.source",
          "SELECT 'target row', target.name, t.label, hex(t.hash), t.owners FROM target_row t JOIN target ON target.id = t.target",
          "SELECT 'owner', s.label, h.label, target.name FROM holding h JOIN source_row s ON s.id = h.source_row JOIN target ON target.id = h.target WHERE h.kind < 2",
          "SELECT 'failure', s.label, f.step, f.message FROM failure f JOIN source_row s ON s.id = f.source_row",
          "SELECT 'property', owner, name, hex(value) FROM property");

  private StateDump() {}

  static List<String> of(Path directory) throws SQLException {
    List<String> facts = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("state.db"));
        Statement statement = connection.createStatement()) {
      for (String query : QUERIES) {
        try (ResultSet found = statement.executeQuery(query)) {
          while (found.next()) {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
              values.add(found.getString(i));
            }
            facts.add(String.join(" ", values));
          }
        }
      }
    }
    facts.sort(null);
    return facts;
  }
}
