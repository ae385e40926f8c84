package dev.headrace.benchmarks.state;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a state must hold at least, written as plainly as SQLite allows: one table of source rows
 * and one of target rows, a statement for each row, in the same journal mode.
 */
final class RawTable implements AutoCloseable {

  private final Connection connection;

  RawTable(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
      statement.execute(
          "CREATE TABLE source (key BLOB PRIMARY KEY, version TEXT, content BLOB, plan BLOB, trace BLOB) WITHOUT ROWID");
      statement.execute(
          "CREATE TABLE target (key BLOB PRIMARY KEY, source BLOB, hash BLOB) WITHOUT ROWID");
    }
    connection.setAutoCommit(false);
  }

  /** Writes rows, so many a transaction. */
  void write(Rows rows, int edition, int group) throws SQLException {
    try (PreparedStatement source =
            connection.prepareStatement("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?)");
        PreparedStatement target =
            connection.prepareStatement("INSERT OR REPLACE INTO target VALUES (?, ?, ?)")) {
      for (int row = 0; row < rows.count(); row++) {
        byte[] key = rows.key(row).bytes().array();
        source.setBytes(1, key);
        source.setString(2, rows.version(edition));
        source.setBytes(3, hash(row, edition));
        source.setBytes(4, hash(0, 0));
        source.setBytes(5, rows.trace().array());
        source.executeUpdate();
        for (int i = 0; i < rows.targets(); i++) {
          target.setBytes(1, rows.targetKey(row, i).bytes().array());
          target.setBytes(2, key);
          target.setBytes(3, hash(row, edition + i));
          target.executeUpdate();
        }
        if ((row + 1) % group == 0) {
          connection.commit();
        }
      }
      connection.commit();
    }
  }

  private static byte[] hash(long high, long low) {
    return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }

  /** Reads key and version of every source row in the order of keys; how many there are. */
  long iterate() throws SQLException {
    long count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT key, version, content, plan FROM source")) {
      while (found.next()) {
        count += found.getBytes(1).length > 0 && found.getString(2) != null ? 1 : 0;
      }
    }
    return count;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
