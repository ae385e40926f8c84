package dev.headrace.state.sqlite;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection with the statements prepared on it. Used by one thread at a time. */
final class Session {

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Set<String> batched = new HashSet<>();

  private final Names names = new Names(this);

  Session(Connection connection) {
    this.connection = connection;
  }

  /** The numbers that stand for names. */
  Names names() {
    return names;
  }

  /** Runs a change and returns how many rows it touched. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    return bound(sql, values).executeUpdate();
  }

  /** The first row of a query or of a change that returns some, null if there is none. */
  <T> @Nullable T first(String sql, Reader<T> reader, @Nullable Object... values)
      throws SQLException {
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      return rows.next() ? reader.read(rows) : null;
    }
  }

  /** Visits the rows of a query until the visitor returns false. */
  void each(String sql, Visitor visitor, @Nullable Object... values) throws SQLException {
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      boolean more = true;
      while (more && rows.next()) {
        more = visitor.visit(rows);
      }
    }
  }

  /** Adds a change to those that {@link #runBatch} makes. */
  void batch(String sql, @Nullable Object... values) throws SQLException {
    bound(sql, values).addBatch();
    batched.add(sql);
  }

  /** Makes the changes that were added for a statement. */
  void runBatch(String sql) throws SQLException {
    if (batched.remove(sql)) {
      prepared(sql).executeBatch();
    }
  }

  /** Runs statements that return nothing. */
  void script(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** Changes whenever another connection has committed a change. */
  long dataVersion() throws SQLException {
    Long version = first("PRAGMA data_version", row -> row.getLong(1));
    return version == null ? 0 : version;
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared(sql);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Bytes bytes) {
        statement.setBytes(i + 1, bytes.array());
      } else if (value instanceof Hash hash) {
        statement.setBytes(i + 1, hash.toBytes());
      } else {
        statement.setObject(i + 1, value);
      }
    }
    return statement;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** Reads the row at which a result stands. */
  @FunctionalInterface
  interface Reader<T> {
    @Nullable T read(ResultSet row) throws SQLException;
  }

  /** Takes the row at which a result stands; returns whether it wants the next. */
  @FunctionalInterface
  interface Visitor {
    boolean visit(ResultSet row) throws SQLException;
  }
}
