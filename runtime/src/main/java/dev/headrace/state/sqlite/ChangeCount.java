package dev.headrace.state.sqlite;

import dev.headrace.hash.Hash;
import dev.headrace.state.StateException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The file {@code changes}: how many changes {@code state.db} has had, told after each of them. A
 * {@code state.db} that has had fewer has lost some; one that has had more is the rule after a kill
 * or a loss of power. A count that is missing or damaged is taken for zero.
 *
 * <pre>
 * slot      two of them, written in turn, so that one is whole at any moment
 *   changes   long
 *   id        16 bytes, of the directory
 *   checksum  int   CRC-32C of these
 *   zeros     up to 32 bytes
 * </pre>
 *
 * <p>Thread-safe.
 */
final class ChangeCount implements AutoCloseable {

  static final String FILE = "changes";

  private static final int SLOT = 32;
  private static final int CHECKED = Long.BYTES + Hash.BYTES;

  private final RandomAccessFile file;
  private final Hash id;
  private long changes;

  private ChangeCount(RandomAccessFile file, Hash id, long changes) {
    this.file = file;
    this.id = id;
    this.changes = changes;
  }

  /**
   * Opens the count of a directory; makes it if there is none.
   *
   * @throws StateException if the file can't be read or written
   */
  static ChangeCount open(Path directory, Hash id) {
    Path path = directory.resolve(FILE);
    try {
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      boolean opened = false;
      try {
        ChangeCount count =
            new ChangeCount(file, id, Math.max(read(file, 0, id), read(file, 1, id)));
        opened = true;
        return count;
      } finally {
        if (!opened) {
          file.close();
        }
      }
    } catch (IOException e) {
      throw new StateException(
          "%s can't be read or written (%s). Let this process read and write it. %s"
              .formatted(path, e.getMessage(), Faults.wayOut(path)),
          e);
    }
  }

  private static long read(RandomAccessFile file, int slot, Hash id) throws IOException {
    byte[] bytes = new byte[SLOT];
    if (file.length() < (slot + 1L) * SLOT) {
      return 0;
    }
    file.seek((long) slot * SLOT);
    file.readFully(bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    boolean intact =
        buffer.getInt(CHECKED) == checksum(bytes) && Hash.of(bytes, Long.BYTES).equals(id);
    return intact ? Math.max(0, buffer.getLong(0)) : 0;
  }

  /** How many changes were told. */
  synchronized long changes() {
    return changes;
  }

  /** Takes down how many changes there are; they were committed before. */
  synchronized void tell(long now) {
    if (now <= changes) { // another thread was faster
      return;
    }
    changes = now;
    byte[] bytes = new byte[SLOT];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).putLong(now).put(id.toBytes());
    buffer.putInt(CHECKED, checksum(bytes));
    try {
      file.seek(now % 2 * SLOT);
      file.write(bytes);
    } catch (IOException e) { // the change is committed; only that it is lost would go unnoticed
    }
  }

  private static int checksum(byte[] slot) {
    CRC32C crc = new CRC32C();
    crc.update(slot, 0, CHECKED);
    return (int) crc.getValue();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) { // what was told is in the file
    }
  }
}
