package dev.headrace.memo.generation;

import dev.headrace.memo.MemoException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Opens the file of a {@link SqliteGeneration}. */
final class SqliteFile {

  static final String OVER =
      "Delete it, with the files beside it that begin with its name; what it remembers will be computed again.";

  private static final int APPLICATION_ID = 0x48524d4d;
  private static final int VERSION = 2;
  private static final int BUSY_MILLIS = 10_000;

  /** Of each connection; holds the index of about half a million entries. */
  private static final int CACHE_KIB = 16_000;

  /** Pages after which the log is copied into the file: 16 MB. */
  private static final int CHECKPOINT_PAGES = 2000;

  private SqliteFile() {}

  /** Opens the file for writing, and creates it if there is none. */
  static Connection open(Path file) throws SQLException {
    Connection connection = connect(file);
    boolean done = false;
    try {
      prepare(connection, file);
      done = true;
      return connection;
    } finally {
      if (!done) {
        close(connection);
      }
    }
  }

  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setCacheSize(-CACHE_KIB);
    // Else the driver asks for the last id after every insert.
    config.setGetGeneratedKeys(false);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static void prepare(Connection connection, Path file) throws SQLException {
    execute(connection, "pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
    long application = number(connection, "pragma application_id");
    long version = number(connection, "pragma user_version");
    boolean empty = number(connection, "select count(*) from sqlite_schema") == 0;
    if (application == 0 && empty) {
      create(connection);
    } else if (application != APPLICATION_ID) {
      throw new MemoException(
          "%s is an SQLite database, but not a memo of Headrace. Move it away, or choose another state directory."
              .formatted(file),
          null);
    } else if (version != VERSION) {
      throw new MemoException(
          "The memo %s has format %d, expected %d: another version of Headrace made it. %s"
              .formatted(file, version, VERSION, OVER),
          null);
    }
  }

  private static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma page_size = 8192");
      statement.execute("pragma journal_mode = wal");
      statement.execute("begin immediate");
      statement.execute(
          "create table entry (id integer primary key, high integer not null unique, low integer not null, value blob not null)");
      statement.execute("create table total (bytes integer not null)");
      statement.execute("insert into total values (0)");
      statement.execute("pragma application_id = " + APPLICATION_ID);
      statement.execute("pragma user_version = " + VERSION);
      statement.execute("commit");
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.getLong(1);
    }
  }

  static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // Everything that was committed is safe; nothing can be done about the rest.
      }
    }
  }
}
