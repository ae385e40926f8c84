package dev.headrace.memo.generation;

import dev.headrace.hash.Hash;
import dev.headrace.memo.MemoException;
import dev.headrace.memo.entry.Entry;
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
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A generation in an SQLite file:
 *
 * <pre>
 * application_id  "HRMM", user_version 2
 * entry           id integer primary key   in order of writing
 *                 high integer, unique     first half of the key
 *                 low integer              second half of the key
 *                 value blob               see {@link Entry#encode}
 * total           bytes integer            what all entries take, about: one row
 * </pre>
 *
 * <p>Keys are hashes, so each would go to another page of a table in their order; values are
 * appended instead, and only the index, which is small, is written all over. Two keys with the same
 * first half displace each other, which costs a computation.
 */
final class SqliteGeneration implements Generation {

  private static final int GROUP = 2000;
  private static final long GROUP_BYTES = 8L << 20;

  private final Path file;
  private final int number;
  private final Connection writing;
  private final PreparedStatement insert;
  private final SqliteReaders readers;
  private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;

  // Of the one thread that writes.
  private List<Entry> group = new ArrayList<>();
  private long groupBytes;
  private long entries;
  private long bytes;

  private SqliteGeneration(Path file, int number, Connection writing) throws SQLException {
    this.file = file;
    this.number = number;
    this.writing = writing;
    this.insert =
        writing.prepareStatement(
            "insert or replace into entry (high, low, value) values (?, ?, ?)");
    this.readers = new SqliteReaders(file);
    this.entries = SqliteFile.number(writing, "select coalesce(max(id), 0) from entry");
    this.bytes = SqliteFile.number(writing, "select bytes from total");
  }

  static SqliteGeneration open(Path file, int number) {
    Connection connection = null;
    try {
      connection = SqliteFile.open(file);
      SqliteGeneration opened = new SqliteGeneration(file, number, connection);
      connection = null;
      return opened;
    } catch (SQLException e) {
      throw failed("opened", file, e);
    } finally {
      SqliteFile.close(connection);
    }
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public @Nullable Entry get(Hash key) {
    open.readLock().lock();
    try {
      byte[] found = closed ? null : readers.read(key);
      return found == null ? null : Entry.decode(key, found);
    } catch (SQLException e) {
      throw failed("read", file, e);
    } finally {
      open.readLock().unlock();
    }
  }

  @Override
  public boolean put(Entry entry) {
    group.add(entry);
    groupBytes += entry.payload().length;
    if (group.size() >= GROUP || groupBytes >= GROUP_BYTES) {
      write();
    }
    return true;
  }

  private void write() {
    List<Entry> inOrder = group;
    group = new ArrayList<>();
    groupBytes = 0;
    inOrder.sort(Comparator.comparingLong(entry -> entry.key().high()));
    long more = inOrder.stream().mapToLong(Entry::size).sum();
    try {
      writing.setAutoCommit(false);
      for (Entry entry : inOrder) {
        insert.setLong(1, entry.key().high());
        insert.setLong(2, entry.key().low());
        insert.setBytes(3, entry.encode());
        insert.executeUpdate();
      }
      SqliteFile.execute(writing, "update total set bytes = bytes + " + more);
      writing.commit();
      writing.setAutoCommit(true);
    } catch (SQLException e) {
      throw failed("written", file, e);
    }
    entries += inOrder.size();
    bytes += more;
  }

  @Override
  public void forEach(Consumer<Entry> visitor) {
    try (Connection reading = SqliteFile.connect(file);
        Statement statement = reading.createStatement();
        ResultSet result = statement.executeQuery("select high, low, value from entry")) {
      while (result.next()) {
        Hash key = new Hash(result.getLong(1), result.getLong(2));
        byte[] value = result.getBytes(3);
        Entry entry = value == null ? null : Entry.decode(key, value);
        if (entry != null) {
          visitor.accept(entry);
        }
      }
    } catch (SQLException e) {
      throw failed("read", file, e);
    }
  }

  @Override
  public long entries() {
    return entries;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void sync() {
    if (!group.isEmpty()) {
      write();
    }
    try {
      SqliteFile.execute(writing, "pragma wal_checkpoint(passive)");
    } catch (SQLException e) {
      throw failed("written", file, e);
    }
  }

  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        readers.close();
        SqliteFile.close(writing);
      }
    } finally {
      open.writeLock().unlock();
    }
  }

  @Override
  public void delete() {
    try {
      for (String end : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
      }
    } catch (IOException e) {
      throw new MemoException(
          "The memo's file %s can't be deleted: %s. Delete it when no engine is open."
              .formatted(file, e),
          e);
    }
  }

  static MemoException failed(String verb, Path file, SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    String wayOut =
        switch (code) {
          case SQLITE_NOTADB, SQLITE_CORRUPT -> SqliteFile.OVER;
          case SQLITE_FULL -> "Free some space on its disk.";
          case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
              "Make sure that this process may write it and its directory.";
          default ->
              "If that stays so: "
                  + Character.toLowerCase(SqliteFile.OVER.charAt(0))
                  + SqliteFile.OVER.substring(1);
        };
    return new MemoException(
        "The memo %s can't be %s: %s. %s".formatted(file, verb, e.getMessage(), wayOut), e);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
