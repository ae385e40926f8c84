package dev.headrace.memo.generation;

import dev.headrace.hash.Hash;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Connections that read, as many as there are processors. Thread-safe. */
final class SqliteReaders implements AutoCloseable {

  private static final int MOST = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Path file;
  private final BlockingQueue<Reader> idle = new ArrayBlockingQueue<>(MOST);
  private final List<Reader> all = new ArrayList<>();

  private record Reader(Connection connection, PreparedStatement select) {}

  SqliteReaders(Path file) {
    this.file = file;
  }

  /** Reads a value; null if there is none. */
  byte @Nullable [] read(Hash key) throws SQLException {
    Reader reader = take();
    try {
      PreparedStatement select = reader.select();
      select.setLong(1, key.high());
      select.setLong(2, key.low());
      try (ResultSet result = select.executeQuery()) {
        return result.next() ? result.getBytes(1) : null;
      }
    } finally {
      idle.add(reader);
    }
  }

  private Reader take() throws SQLException {
    Reader known = idle.poll();
    if (known != null) {
      return known;
    }
    synchronized (all) {
      if (all.size() < MOST) {
        Connection connection = SqliteFile.connect(file);
        Reader reader =
            new Reader(
                connection,
                connection.prepareStatement("select value from entry where high = ? and low = ?"));
        all.add(reader);
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

  /** To be called when nobody reads. */
  @Override
  public void close() {
    synchronized (all) {
      all.forEach(reader -> SqliteFile.close(reader.connection()));
    }
  }
}
