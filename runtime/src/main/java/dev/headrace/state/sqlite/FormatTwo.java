package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.state.Key;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Leads from format 1 to format 2: what was a row for each target row and for each ownership
 * becomes one value of the source row. An empty file takes the same way.
 */
final class FormatTwo {

  private static final String TABLES =
      """
      DROP INDEX orphan;
      CREATE TABLE plan (
        id INTEGER PRIMARY KEY,
        hash BLOB NOT NULL UNIQUE
      );
      CREATE TABLE tracked (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL,
        key BLOB NOT NULL,
        form TEXT NOT NULL,
        label TEXT,
        version TEXT,
        content BLOB,
        plan INTEGER,
        run INTEGER NOT NULL,
        failed INTEGER NOT NULL,
        intended INTEGER NOT NULL,
        held BLOB,
        trace BLOB,
        UNIQUE (source, key)
      );
      CREATE INDEX intending ON tracked (id) WHERE intended = 1;
      CREATE TABLE owner (
        hash INTEGER NOT NULL,
        source_row INTEGER NOT NULL,
        PRIMARY KEY (hash, source_row)
      ) WITHOUT ROWID;
      CREATE TABLE orphan (
        target INTEGER NOT NULL,
        key BLOB NOT NULL,
        label TEXT NOT NULL,
        hash BLOB,
        PRIMARY KEY (target, key)
      ) WITHOUT ROWID;
      INSERT INTO orphan (target, key, label, hash)
        SELECT target, key, label, hash FROM target_row WHERE owners = 0;
      CREATE TABLE old_failure AS SELECT * FROM failure;
      DROP TABLE failure;
      CREATE TABLE failure (
        source_row INTEGER PRIMARY KEY REFERENCES tracked (id) ON DELETE CASCADE,
        place TEXT NOT NULL,
        step TEXT NOT NULL,
        error TEXT NOT NULL,
        message TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL
      );
      """;

  private static final String OLD_ROWS =
      """
      SELECT r.id, r.source, r.key, r.label, r.version, r.content, r.plan, r.run, r.trace,
        f.source_row IS NOT NULL
      FROM source_row r LEFT JOIN old_failure f ON f.source_row = r.id ORDER BY r.id""";

  private static final String OLD_OWNED =
      """
      SELECT t.target, t.key, t.label, t.hash
      FROM ownership o JOIN target_row t ON t.id = o.target_row WHERE o.source_row = ?""";

  private static final String OLD_TABLES_GONE =
      """
      INSERT INTO failure (source_row, place, step, error, message, attempts, first, last)
        SELECT source_row, CASE
            WHEN EXISTS (SELECT 1 FROM source s WHERE s.name LIKE '%/' || f.step) THEN 'source'
            WHEN EXISTS (SELECT 1 FROM target t WHERE t.name LIKE '%/' || f.step) THEN 'target'
            ELSE 'transform' END,
          step, error, message, attempts, first, last
        FROM old_failure f;
      DROP TABLE old_failure;
      DROP TABLE ownership;
      DROP TABLE target_row;
      DROP TABLE source_row;
      """;

  private static final int ROWS_AT_ONCE = 500;

  private FormatTwo() {}

  static void migrate(Session session) throws SQLException {
    session.script(TABLES);
    Cache cache = new Cache(session);
    session.each(
        OLD_ROWS,
        row -> {
          Key key = new Key(Columns.required(row, 3), Columns.text(row, 4));
          long id = row.getLong(1);
          Tracked tracked = new Tracked(id, row.getInt(2), key, owned(session, id));
          tracked.version = row.getString(5);
          tracked.content = Columns.hash(row, 6);
          tracked.plan = Columns.hash(row, 7);
          tracked.run = row.getLong(8);
          Bytes trace = Columns.bytes(row, 9);
          tracked.newTrace = trace;
          tracked.failed = row.getBoolean(10);
          cache.changed.add(tracked);
          if (cache.changed.size() == ROWS_AT_ONCE) {
            Store.write(cache);
          }
          return true;
        });
    Store.write(cache);
    session.script(OLD_TABLES_GONE);
    session.script(Views.ALL);
  }

  private static Map<Slot, Held> owned(Session session, long row) throws SQLException {
    Map<Slot, Held> owned = new LinkedHashMap<>();
    session.each(
        OLD_OWNED,
        target -> {
          Key key = new Key(Columns.required(target, 2), Columns.text(target, 3));
          Slot slot = new Slot(target.getInt(1), key.bytes());
          owned.put(slot, Held.owned(key, Columns.hash(target, 4)));
          return true;
        },
        row);
    return owned;
  }
}
