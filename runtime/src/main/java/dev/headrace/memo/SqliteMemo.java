package dev.headrace.memo;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A memo in an SQLite file. Opened by the first {@link #get} or {@link #put}, so that an update
 * with nothing to look up does not pay for it.
 *
 * <pre>
 * put  -> pending (found at once) -> one writer thread -> file, in group commits
 * get  -> pending, else file
 * </pre>
 *
 * <p>What was put is written after about 200 ms; a put waits while too many bytes are pending. An
 * entry whose checksum is wrong is a miss. A file that is not a memo, or that SQLite can't read or
 * write, is a {@link MemoException}.
 */
public final class SqliteMemo implements MemoStore {

  private static final long PENDING_BYTES = 32L << 20;

  private final Path file;
  private final long pendingBytes;

  // Written under this object's lock, once.
  private volatile @Nullable WriteBehind opened;
  private volatile boolean closed;

  /**
   * Makes a memo; does not open the file yet.
   *
   * @param file the SQLite file; made if there is none, with its directory
   */
  public SqliteMemo(Path file) {
    this(file, PENDING_BYTES);
  }

  /**
   * Makes a memo; does not open the file yet.
   *
   * @param file the SQLite file; made if there is none, with its directory
   * @param pendingBytes how many bytes may be pending before puts wait
   */
  public SqliteMemo(Path file, long pendingBytes) {
    this.file = file;
    this.pendingBytes = pendingBytes;
  }

  @Override
  public @Nullable Bytes get(Hash key) {
    return open().get(key);
  }

  @Override
  public void put(Hash key, Bytes value) {
    open().put(key, value);
  }

  @Override
  public void flush() {
    WriteBehind writing = opened;
    if (writing != null) {
      writing.flush();
    }
  }

  private WriteBehind open() {
    WriteBehind known = opened;
    return known != null && !closed ? known : openNow();
  }

  private synchronized WriteBehind openNow() {
    if (closed) {
      throw new IllegalStateException("The memo " + file + " is closed");
    }
    WriteBehind now = opened;
    if (now == null) {
      now = new WriteBehind(MemoFile.open(file), pendingBytes);
      opened = now;
    }
    return now;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      WriteBehind writing = opened;
      if (writing != null) {
        writing.close();
      }
    }
  }

  @Override
  public String toString() {
    return "memo in " + file;
  }
}
