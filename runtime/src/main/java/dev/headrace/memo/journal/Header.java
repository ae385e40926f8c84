package dev.headrace.memo.journal;

import dev.headrace.memo.MemoException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** The header of a journal, see {@link Frames}. */
final class Header {

  private static final int MAGIC = 0x48524a4c;
  private static final int VERSION = 1;
  private static final int CHECKED = 16;

  private Header() {}

  /** Writes a header with a new salt. */
  static long write(ByteBuffer buffer) {
    long salt = new SecureRandom().nextLong();
    buffer.putInt(0, MAGIC);
    buffer.putInt(4, VERSION);
    buffer.putLong(8, salt);
    buffer.putInt(CHECKED, checksum(buffer));
    return salt;
  }

  static boolean isBlank(ByteBuffer buffer) {
    for (int i = 0; i < Math.min(Frames.HEADER, buffer.capacity()); i++) {
      if (buffer.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The salt; empty if this is not the header of a journal, or a damaged one. */
  static OptionalLong salt(ByteBuffer buffer, Path file) {
    if (buffer.capacity() < Frames.HEADER
        || buffer.getInt(0) != MAGIC
        || buffer.getInt(CHECKED) != checksum(buffer)) {
      return OptionalLong.empty();
    }
    int version = buffer.getInt(4);
    if (version != VERSION) {
      throw new MemoException(
          "The memo's journal %s has format %d, expected %d: another version of Headrace made it. Delete it; what it remembers will be computed again."
              .formatted(file, version, VERSION),
          null);
    }
    return OptionalLong.of(buffer.getLong(8));
  }

  private static int checksum(ByteBuffer buffer) {
    byte[] checked = new byte[CHECKED];
    buffer.get(0, checked);
    CRC32C crc = new CRC32C();
    crc.update(checked);
    return (int) crc.getValue();
  }
}
