package dev.headrace.state.sqlite;

import dev.headrace.state.StateException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells what went wrong with {@code state.db}, and the way out. */
final class Faults {

  private final Path file;

  Faults(Path file) {
    this.file = file;
  }

  /** The fault behind an exception. */
  StateException of(SQLException e) {
    if (e instanceof Columns.DamagedException) {
      return damaged(e.getMessage(), e);
    }
    if (!(e instanceof SQLiteException fault)) {
      return new StateException("%s can't be used: %s".formatted(file, e.getMessage()), e);
    }
    SQLiteErrorCode code = fault.getResultCode();
    return switch (kind(code)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged(code.message, e);
      case SQLITE_FULL ->
          new StateException(
              "No space is left to write %s. What was recorded before is intact; free space and update again"
                  .formatted(file),
              e);
      case SQLITE_READONLY, SQLITE_PERM ->
          new StateException(
              "%s can't be written (%s). Let this process write the file and its directory"
                  .formatted(file, code.message),
              e);
      case SQLITE_CANTOPEN ->
          new StateException(
              "%s can't be opened (%s). Let this process read and write the file and its directory"
                  .formatted(file, code.message),
              e);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new StateException(
              "%s is locked by another program, such as an sqlite3 shell with an open transaction. End it and update again"
                  .formatted(file),
              e);
      case SQLITE_TOOBIG ->
          new StateException(
              "A value for %s is larger than %d bytes, the most that is kept. Split the source row into smaller ones"
                  .formatted(file, Database.MAX_VALUE),
              e);
      case SQLITE_IOERR ->
          new StateException(
              "%s can't be read or written (%s). What was recorded before is intact if the disk is; check it and update again. If that does not help: %s"
                  .formatted(file, code.message, wayOut(file)),
              e);
      default -> new StateException("%s can't be used: %s".formatted(file, e.getMessage()), e);
    };
  }

  /** The kind of fault that a more exact code is of. */
  private static SQLiteErrorCode kind(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_IOERR_SHMSIZE -> SQLiteErrorCode.SQLITE_FULL; // the file beside it can't grow
      case SQLITE_IOERR_SHORT_READ -> SQLiteErrorCode.SQLITE_CORRUPT; // its end is cut off
      default -> SQLiteErrorCode.getErrorCode(code.code & 0xff);
    };
  }

  /** The file is not what was written. */
  StateException damaged(@Nullable String found, @Nullable Throwable cause) {
    return new StateException("%s is damaged: %s. %s".formatted(file, found, wayOut(file)), cause);
  }

  /** What to do about a state that can't be read. */
  static String wayOut(Path file) {
    return "Restore the state directory %s from a backup; or call Engine.rebuild on it, and update: every row is then processed again, with the results that are remembered"
        .formatted(file.toAbsolutePath().getParent());
  }
}
