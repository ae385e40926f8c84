package dev.headrace.memo.entry;

import dev.headrace.hash.Hash;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where a large value is: in the file named by its content.
 *
 * @param content the hash of the value
 * @param length its bytes
 */
public record Reference(Hash content, long length) {

  private static final int BYTES = Hash.BYTES + Long.BYTES;

  /**
   * Encodes the reference.
   *
   * @return hash, then length
   */
  public byte[] toBytes() {
    byte[] bytes = new byte[BYTES];
    content.writeTo(bytes, 0);
    ByteBuffer.wrap(bytes).putLong(Hash.BYTES, length);
    return bytes;
  }

  /**
   * Decodes a reference.
   *
   * @param bytes what {@link #toBytes} made
   * @return null if it is something else
   */
  public static @Nullable Reference of(byte[] bytes) {
    if (bytes.length != BYTES) {
      return null;
    }
    long length = ByteBuffer.wrap(bytes).getLong(Hash.BYTES);
    return length < 0 || length > Integer.MAX_VALUE
        ? null
        : new Reference(Hash.of(bytes, 0), length);
  }
}
