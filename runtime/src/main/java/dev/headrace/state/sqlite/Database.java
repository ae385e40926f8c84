package dev.headrace.state.sqlite;

import dev.headrace.hash.Hash;
import dev.headrace.state.Durability;
import dev.headrace.state.StateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;

/**
 * The file {@code state.db}: one connection that writes, one transaction at a time, and a few that
 * read what was committed, without waiting for the writer.
 *
 * <p>Thread-safe. Two locks: {@code writing} is held for a transaction, the monitor of {@code idle}
 * for the taking and returning of a connection; neither while a caller's code runs.
 */
final class Database {

  /** The most bytes that a value can have. */
  static final int MAX_VALUE = 256 << 20;

  private static final int HEADER = 100;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int APPLICATION_ID_AT = 68;
  private static final int MAX_IDLE = 8;

  private final Path file;
  private final Durability durability;
  private final Faults faults;
  private final ReentrantLock writing = new ReentrantLock();
  private final Deque<Session> idle = new ArrayDeque<>();
  private @Nullable Session writer;
  private volatile boolean closed;

  private Database(Path file, Durability durability) {
    this.file = file;
    this.durability = durability;
    this.faults = new Faults(file);
  }

  /**
   * Creates the file, whole and durable.
   *
   * @param directory the id of the directory that it belongs to
   * @throws StateException if that fails; what there is of it is the caller's to delete
   */
  static void create(Path file, Hash directory) {
    Database database = new Database(file, Durability.POWER_LOSS);
    try {
      Session session = database.connect(true);
      try {
        session.script("PRAGMA application_id = " + Schema.APPLICATION_ID);
        Schema.migrate(session, Schema.STEPS);
        session.update(Binding.SET_ID, directory);
        session.commit();
      } finally {
        session.close();
      }
    } catch (SQLException e) {
      throw database.faults.of(e);
    }
    database.requireOurs(); // closing has moved all of it from the log to the file
  }

  /**
   * Opens a file that {@link #create} made, and brings it to the last format.
   *
   * @param steps {@link Schema#STEPS}
   */
  static Database open(Path file, Durability durability, List<Schema.Step> steps) {
    Database database = new Database(file, durability);
    database.requireOurs();
    boolean opened = false;
    try {
      database.write(
          session -> {
            database.requireKnown(Schema.version(session), steps.size());
            Schema.migrate(session, steps);
            Set<String> missing = Schema.missing(session);
            if (!missing.isEmpty()) {
              throw new Columns.DamagedException("it lacks " + String.join(", ", missing));
            }
            return true;
          });
      opened = true;
      return database;
    } finally {
      if (!opened) {
        database.close();
      }
    }
  }

  private void requireOurs() {
    byte[] header;
    try (InputStream in = Files.newInputStream(file)) {
      header = in.readNBytes(HEADER);
    } catch (IOException e) {
      String found = Files.exists(file) ? "can't be read (" + e + ")" : "is missing";
      throw new StateException("%s %s. %s".formatted(file, found, Faults.wayOut(file)), e);
    }
    if (header.length < HEADER || !Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length))) {
      throw faults.damaged("expected an SQLite database, found something else", null);
    }
    int id = ByteBuffer.wrap(header).getInt(APPLICATION_ID_AT);
    if (id != Schema.APPLICATION_ID) {
      throw faults.damaged(
          "expected a Headrace state (application id %d), found another SQLite database (%d)"
              .formatted(Schema.APPLICATION_ID, id),
          null);
    }
  }

  private void requireKnown(int version, int newest) {
    if (version < 1) {
      throw faults.damaged("expected format 1 to %d, found %d".formatted(newest, version), null);
    }
    if (version > newest) {
      throw new StateException(
          "%s has format %d, but this version of Headrace knows formats up to %d. Use the version that wrote it, or a newer one"
              .formatted(file, version, newest),
          null);
    }
  }

  /** Runs a query on its own connection; it sees what was committed before. */
  <T> T read(Work<T> query) {
    Session session = null;
    boolean done = false;
    try {
      session = borrow();
      T result = query.run(session);
      done = true;
      return result;
    } catch (SQLException e) {
      throw faults.of(e);
    } finally {
      giveBack(session, done);
    }
  }

  /** Runs a change: all of it is committed, or nothing is changed and the fault is thrown. */
  <T> T write(Work<T> change) {
    writing.lock();
    try {
      requireOpen();
      Session session = writer;
      if (session == null) {
        session = connect(true);
        writer = session;
      }
      boolean committed = false;
      try {
        T result = change.run(session);
        session.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          undo(session);
        }
      }
    } catch (SQLException e) {
      throw faults.of(e);
    } finally {
      writing.unlock();
    }
  }

  /** Rolls back. The connection goes too: the driver closes a statement that has failed. */
  private void undo(Session session) {
    writer = null;
    try {
      session.rollback();
    } catch (SQLException e) { // SQLite has rolled back by itself, or does so on closing
    }
    closeQuietly(session);
  }

  private Session borrow() throws SQLException {
    synchronized (idle) {
      requireOpen();
      Session session = idle.poll();
      if (session != null) {
        return session;
      }
    }
    return connect(false);
  }

  private void giveBack(@Nullable Session session, boolean intact) {
    if (session == null) {
      return;
    }
    synchronized (idle) {
      if (intact && !closed && idle.size() < MAX_IDLE) {
        idle.push(session);
        return;
      }
    }
    closeQuietly(session);
  }

  private Session connect(boolean writes) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setReadOnly(!writes);
    config.setBusyTimeout(10_000);
    // Else the driver asks for the last id after every insert.
    config.setGetGeneratedKeys(false);
    config.setPragma(Pragma.LIMIT_LENGTH, Integer.toString(MAX_VALUE));
    if (writes) {
      config.setJournalMode(JournalMode.WAL);
      config.setSynchronous(
          switch (durability) {
            case POWER_LOSS -> SynchronousMode.FULL;
            case KILL -> SynchronousMode.NORMAL;
          });
      config.setJournalSizeLimit(64 << 20);
      config.enforceForeignKeys(true);
      config.setCacheSize(-32_000);
    }
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try {
      connection.setAutoCommit(!writes);
      return new Session(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StateException(file + " is closed", null);
    }
  }

  /** Waits for the change that is being made, if any, and closes. */
  void close() {
    writing.lock();
    try {
      synchronized (idle) {
        closed = true;
        idle.forEach(Database::closeQuietly);
        idle.clear();
      }
      if (writer != null) {
        closeQuietly(writer);
        writer = null;
      }
    } finally {
      writing.unlock();
    }
  }

  private static void closeQuietly(Session session) {
    try {
      session.close();
    } catch (SQLException e) { // nothing is lost: what was committed is in the log
    }
  }

  /** What is done in a session. */
  @FunctionalInterface
  interface Work<T> {
    T run(Session session) throws SQLException;
  }
}
