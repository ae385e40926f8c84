package dev.headrace.memo;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file of a memo:
 *
 * <pre>
 * application_id  "HRMM", user_version 1
 * entry           id integer primary key   in order of writing
 *                 high integer, unique     first half of the key
 *                 low integer              second half of the key
 *                 checksum integer         CRC-32C of key and value
 *                 value blob
 * </pre>
 *
 * <p>Keys are hashes, so each would go to another page of a table in their order; values are
 * appended instead, and only the index, which is small, is written all over. Two keys with the same
 * first half displace each other, which costs a computation. Written by one thread at a time, read
 * by any number.
 */
final class MemoFile implements AutoCloseable {

  private static final int APPLICATION_ID = 0x48524d4d;
  private static final int VERSION = 1;
  private static final int READERS = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final int BUSY_MILLIS = 10_000;

  /** Of each connection; holds the index of about half a million entries. */
  private static final int CACHE_KIB = 16_000;

  /** Pages after which the log is copied into the file: 16 MB. */
  private static final int CHECKPOINT_PAGES = 2000;

  private static final String OVER =
      "Delete it, with the files beside it that begin with its name; what it remembers will be computed again.";

  private final Path file;
  private final Connection writing;
  private final PreparedStatement insert;
  private final BlockingQueue<Reader> idle = new ArrayBlockingQueue<>(READERS);
  private final List<Reader> readers = new ArrayList<>();

  /**
   * An entry.
   *
   * @param key its key
   * @param value its value
   */
  record Entry(Hash key, Bytes value) {}

  private record Reader(Connection connection, PreparedStatement select) {}

  private MemoFile(Path file, Connection writing) throws SQLException {
    this.file = file;
    this.writing = writing;
    this.insert =
        writing.prepareStatement(
            "insert or replace into entry (high, low, checksum, value) values (?, ?, ?, ?)");
  }

  static MemoFile open(Path file) {
    Connection connection = null;
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      connection = connect(file);
      prepare(connection, file);
      MemoFile opened = new MemoFile(file, connection);
      connection = null;
      return opened;
    } catch (SQLException e) {
      throw failed("opened", file, e);
    } catch (IOException e) {
      throw new MemoException(
          "The directory of the memo %s can't be made: %s".formatted(file, e), e);
    } finally {
      close(connection);
    }
  }

  private static Connection connect(Path file) throws SQLException {
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
    int application = number(connection, "pragma application_id");
    int version = number(connection, "pragma user_version");
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
          "create table if not exists entry (id integer primary key, high integer not null unique, low integer not null, checksum integer not null, value blob not null)");
      statement.execute("pragma application_id = " + APPLICATION_ID);
      statement.execute("pragma user_version = " + VERSION);
      statement.execute("commit");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.getInt(1);
    }
  }

  /** Writes entries in one transaction. */
  void write(List<Entry> entries) {
    List<Entry> inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(entry -> entry.key().high()));
    try {
      writing.setAutoCommit(false);
      for (Entry entry : inOrder) {
        insert.setLong(1, entry.key().high());
        insert.setLong(2, entry.key().low());
        insert.setLong(3, checksum(entry.key(), entry.value().array()));
        insert.setBytes(4, entry.value().array());
        insert.executeUpdate();
      }
      writing.commit();
    } catch (SQLException e) {
      throw failed("written", file, e);
    }
  }

  /** Reads a value; null if there is none or it is damaged. */
  @Nullable Bytes read(Hash key) {
    try {
      Reader reader = takeReader();
      try {
        return read(key, reader.select());
      } finally {
        idle.add(reader);
      }
    } catch (SQLException e) {
      throw failed("read", file, e);
    }
  }

  private static @Nullable Bytes read(Hash key, PreparedStatement select) throws SQLException {
    select.setLong(1, key.high());
    select.setLong(2, key.low());
    try (ResultSet result = select.executeQuery()) {
      if (!result.next()) {
        return null;
      }
      byte[] value = result.getBytes(2);
      boolean intact = value != null && result.getLong(1) == checksum(key, value);
      return intact ? Bytes.of(value) : null;
    }
  }

  private Reader takeReader() throws SQLException {
    Reader known = idle.poll();
    if (known != null) {
      return known;
    }
    synchronized (readers) {
      if (readers.size() < READERS) {
        Reader reader = newReader();
        readers.add(reader);
        return reader;
      }
    }
    boolean interrupted = false;
    while (true) {
      try {
        Reader reader = idle.take();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return reader;
      } catch (InterruptedException e) {
        // Reads take microseconds: the caller notices the interruption soon enough.
        interrupted = true;
      }
    }
  }

  private Reader newReader() throws SQLException {
    Connection connection = connect(file);
    return new Reader(
        connection,
        connection.prepareStatement(
            "select checksum, value from entry where high = ? and low = ?"));
  }

  private static long checksum(Hash key, byte[] value) {
    CRC32C crc = new CRC32C();
    crc.update(key.toBytes());
    crc.update(value);
    return crc.getValue();
  }

  private static MemoException failed(String verb, Path file, SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    String wayOut =
        switch (code) {
          case SQLITE_NOTADB, SQLITE_CORRUPT -> OVER;
          case SQLITE_FULL -> "Free some space on its disk.";
          case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
              "Make sure that this process may write it and its directory.";
          default ->
              "If that stays so: " + Character.toLowerCase(OVER.charAt(0)) + OVER.substring(1);
        };
    return new MemoException(
        "The memo %s can't be %s: %s. %s".formatted(file, verb, e.getMessage(), wayOut), e);
  }

  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // Everything that was committed is safe; nothing can be done about the rest.
      }
    }
  }

  @Override
  public void close() {
    synchronized (readers) {
      readers.forEach(reader -> close(reader.connection()));
    }
    close(writing);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
