package dev.headrace.benchmarks.memo;

import dev.headrace.hash.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import net.openhft.chronicle.map.ChronicleMap;
import org.jspecify.annotations.Nullable;

/** A store as it is, without checksums, ages, growth and recovery. */
interface RawStore extends AutoCloseable {

  void put(Hash key, byte[] value) throws SQLException;

  byte @Nullable [] get(Hash key) throws SQLException;

  @Override
  void close() throws SQLException;

  static RawStore chronicle(Path file, int entries, int valueBytes) throws IOException {
    ChronicleMap<byte[], byte[]> map =
        ChronicleMap.of(byte[].class, byte[].class)
            .name("raw")
            .entries(entries)
            .constantKeySizeBySample(new byte[Hash.BYTES])
            .averageValueSize(valueBytes)
            .putReturnsNull(true)
            .createPersistedTo(file.toFile());
    return new RawStore() {
      @Override
      public void put(Hash key, byte[] value) {
        map.put(key.toBytes(), value);
      }

      @Override
      public byte @Nullable [] get(Hash key) {
        return map.get(key.toBytes());
      }

      @Override
      public void close() {
        map.close();
      }
    };
  }

  /** Commits each 2,000 puts, in WAL mode. */
  static RawStore sqlite(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma synchronous = normal");
      statement.execute(
          "create table entry (id integer primary key, high integer not null unique, low integer not null, value blob not null)");
    }
    connection.setAutoCommit(false);
    PreparedStatement insert =
        connection.prepareStatement("insert into entry (high, low, value) values (?, ?, ?)");
    PreparedStatement select =
        connection.prepareStatement("select value from entry where high = ? and low = ?");
    return new RawStore() {
      private int pending;

      @Override
      public void put(Hash key, byte[] value) throws SQLException {
        insert.setLong(1, key.high());
        insert.setLong(2, key.low());
        insert.setBytes(3, value);
        insert.executeUpdate();
        pending++;
        if (pending % 2000 == 0) {
          connection.commit();
        }
      }

      @Override
      public byte @Nullable [] get(Hash key) throws SQLException {
        select.setLong(1, key.high());
        select.setLong(2, key.low());
        try (ResultSet result = select.executeQuery()) {
          return result.next() ? result.getBytes(1) : null;
        }
      }

      @Override
      public void close() throws SQLException {
        connection.commit();
        connection.close();
      }
    };
  }
}
