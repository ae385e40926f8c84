package dev.headrace.memo.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The index of a full journal in a file beside it, so that it takes no heap, and the journal need
 * not be read through when it is opened:
 *
 * <pre>
 * int magic, int version, long salt of the journal, int entries, int end of the last frame,
 * long bytes of the entries, int slots, int checksum of all else, the slots
 * </pre>
 *
 * <p>An index that is damaged, or not of this journal, is none.
 *
 * @param index where the entries are
 * @param end of the last frame
 * @param bytes of the entries
 */
record IndexFile(KeyIndex index, int end, long bytes) {

  private static final int MAGIC = 0x48524958;
  private static final int VERSION = 1;
  static final int CHECKED = 36;
  static final int HEADER = 40;
  private static final int MAX_SLOTS = 1 << 27;

  static Path of(Path journal) {
    return journal.resolveSibling(journal.getFileName() + ".index");
  }

  /** Writes the file, and makes it durable. */
  void write(Path file, long salt) throws IOException {
    Slots slots = index.slots();
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + Long.BYTES * slots.length());
    buffer.putInt(MAGIC).putInt(VERSION).putLong(salt).putInt(index.size()).putInt(end);
    buffer.putLong(bytes).putInt(slots.length()).position(HEADER);
    for (int i = 0; i < slots.length(); i++) {
      buffer.putLong(slots.get(i));
    }
    buffer.putInt(CHECKED, checksum(buffer));
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.setLength(0);
      opened.write(buffer.array());
      opened.getFD().sync();
    }
  }

  /** Opens the file of a journal; null if there is none that can be used. */
  static @Nullable IndexFile read(Path file, long salt, int journalLength) throws IOException {
    if (!Files.exists(file) || Files.size(file) > HEADER + (long) Long.BYTES * MAX_SLOTS) {
      return null;
    }
    MappedByteBuffer buffer = MappedFile.map(file);
    if (buffer.capacity() < HEADER
        || buffer.getInt(0) != MAGIC
        || buffer.getInt(4) != VERSION
        || buffer.getLong(8) != salt
        || buffer.getInt(CHECKED) != checksum(buffer)) {
      return null;
    }
    int entries = buffer.getInt(16);
    int end = buffer.getInt(20);
    long bytes = buffer.getLong(24);
    int slots = buffer.getInt(32);
    boolean sound =
        slots == (buffer.capacity() - HEADER) / Long.BYTES
            && Integer.bitCount(slots) == 1
            && entries >= 0
            && entries < slots
            && end >= Frames.HEADER
            && end <= journalLength
            && bytes >= 0;
    if (!sound) {
      return null;
    }
    Slots table = new Slots.InFile(buffer.slice(HEADER, slots * Long.BYTES).asLongBuffer());
    return new IndexFile(new KeyIndex(table, entries), end, bytes);
  }

  static int checksum(ByteBuffer buffer) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.duplicate().limit(CHECKED).position(0));
    crc.update(buffer.duplicate().limit(buffer.capacity()).position(HEADER));
    return (int) crc.getValue();
  }
}
