package dev.headrace.state.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables of {@code state.db}, by format version. {@code docs/STATE.md} says what each column
 * means. The file's header tells whose it is ({@code application_id}) and which format it has
 * ({@code user_version}).
 */
final class Schema {

  /** "Hdrc", in the header of the file. */
  static final int APPLICATION_ID = 0x48647263;

  private static final String FORMAT_1 =
      """
      CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
      );
      CREATE TABLE target (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
      );
      CREATE TABLE source_row (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL REFERENCES source (id),
        key BLOB NOT NULL,
        label TEXT NOT NULL,
        version TEXT,
        content BLOB,
        plan BLOB,
        run INTEGER NOT NULL DEFAULT 0,
        trace BLOB,
        UNIQUE (source, key)
      );
      CREATE INDEX source_row_by_source ON source_row (source);
      CREATE TABLE free_row (
        id INTEGER PRIMARY KEY
      );
      CREATE TABLE target_row (
        id INTEGER PRIMARY KEY,
        target INTEGER NOT NULL REFERENCES target (id),
        key BLOB NOT NULL,
        label TEXT NOT NULL,
        hash BLOB,
        owners INTEGER NOT NULL DEFAULT 0 CHECK (owners >= 0),
        UNIQUE (target, key)
      );
      CREATE INDEX orphan ON target_row (target) WHERE owners = 0;
      CREATE TABLE ownership (
        source_row INTEGER NOT NULL REFERENCES source_row (id) ON DELETE CASCADE,
        target_row INTEGER NOT NULL REFERENCES target_row (id),
        PRIMARY KEY (source_row, target_row)
      ) WITHOUT ROWID;
      CREATE INDEX ownership_by_target_row ON ownership (target_row);
      CREATE TABLE failure (
        source_row INTEGER PRIMARY KEY REFERENCES source_row (id) ON DELETE CASCADE,
        step TEXT NOT NULL,
        error TEXT NOT NULL,
        message TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL
      );
      CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        flow TEXT NOT NULL,
        started TEXT NOT NULL,
        finished TEXT,
        summary TEXT
      );
      CREATE TABLE property (
        owner TEXT NOT NULL,
        name TEXT NOT NULL,
        value BLOB NOT NULL,
        PRIMARY KEY (owner, name)
      ) WITHOUT ROWID;
      CREATE TRIGGER source_row_added AFTER INSERT ON source_row BEGIN
        DELETE FROM free_row WHERE id = new.id;
      END;
      CREATE TRIGGER source_row_removed AFTER DELETE ON source_row BEGIN
        INSERT INTO free_row (id) VALUES (old.id);
      END;
      CREATE TRIGGER ownership_added AFTER INSERT ON ownership BEGIN
        UPDATE target_row SET owners = owners + 1 WHERE id = new.target_row;
      END;
      CREATE TRIGGER ownership_removed AFTER DELETE ON ownership BEGIN
        UPDATE target_row SET owners = owners - 1 WHERE id = old.target_row;
      END;
      """;

  private static final String FORMAT_3 =
      """
      CREATE TABLE directory (
        id BLOB NOT NULL,
        changes INTEGER NOT NULL
      );
      INSERT INTO directory (id, changes) VALUES (randomblob(16), 0);
      """;

  /** What leads from each format to the next; the first from an empty file to format 1. */
  static final List<Step> STEPS =
      List.of(Step.script(FORMAT_1), FormatTwo::migrate, Step.script(FORMAT_3));

  private static final Set<String> NAMES =
      Set.of(
          "source",
          "target",
          "plan",
          "tracked",
          "intending",
          "owner",
          "orphan",
          "free_row",
          "failure",
          "run",
          "property",
          "directory",
          "octets",
          "source_row",
          "holding",
          "ownership",
          "target_row");

  /** Leads from one format to the next. */
  @FunctionalInterface
  interface Step {

    /** Does so, in the session's transaction. */
    void run(Session session) throws SQLException;

    /** Statements that return nothing. */
    static Step script(String sql) {
      return session -> session.script(sql);
    }
  }

  private Schema() {}

  /** The format of an open file. */
  static int version(Session session) throws SQLException {
    Integer version = session.first("PRAGMA user_version", row -> row.getInt(1));
    return version == null ? 0 : version;
  }

  /**
   * Brings a file to the last format, in the session's transaction.
   *
   * @param steps {@link #STEPS}
   */
  static void migrate(Session session, List<Step> steps) throws SQLException {
    for (int version = version(session); version < steps.size(); version++) {
      steps.get(version).run(session);
      session.script("PRAGMA user_version = " + (version + 1));
    }
  }

  /** The names of tables, indices and views that a file of the last format lacks. */
  static Set<String> missing(Session session) throws SQLException {
    Set<String> missing = new TreeSet<>(NAMES);
    session.each(
        "SELECT name FROM sqlite_master",
        row -> {
          missing.remove(row.getString(1));
          return true;
        });
    return missing;
  }
}
