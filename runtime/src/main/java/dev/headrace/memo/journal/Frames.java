package dev.headrace.memo.journal;

import dev.headrace.hash.Hash;
import dev.headrace.memo.entry.Entry;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a journal:
 *
 * <pre>
 * header    int magic, int version, long salt, int checksum of these, zeros up to 32 bytes
 * frame     at a multiple of 8, any number
 *   magic     int   says whether the payload is the value or a reference
 *   length    int   of the payload
 *   checksum  int   of the entry, mixed with the salt, the position and the length
 *   time      int
 *   key       16 bytes
 *   payload
 * </pre>
 *
 * <p>Salt and position make sure that bytes that only look like a frame, such as a journal that is
 * the content of a value, are never taken for one.
 */
final class Frames {

  static final int HEADER = 32;
  static final int FRAME = 32;
  static final int ALIGNMENT = 8;

  private static final int VALUE = 0x48524d56;
  private static final int REFERENCE = 0x48524d52;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private Frames() {}

  static int length(Entry entry) {
    return length(entry.payload().length);
  }

  private static int length(int payload) {
    return FRAME + payload + ALIGNMENT - 1 & -ALIGNMENT;
  }

  static int length(ByteBuffer buffer, int position) {
    return length(buffer.getInt(position + 4));
  }

  static void write(ByteBuffer buffer, int position, long salt, Entry entry, int checksum) {
    byte[] payload = entry.payload();
    buffer.putInt(position, entry.reference() ? REFERENCE : VALUE);
    buffer.putInt(position + 4, payload.length);
    buffer.putInt(position + 8, mixed(checksum, salt, position, payload.length));
    buffer.putInt(position + 12, entry.time());
    buffer.putLong(position + 16, entry.key().high());
    buffer.putLong(position + 24, entry.key().low());
    buffer.put(position + FRAME, payload);
  }

  /** Whether a frame may begin here, by its first bytes. */
  static boolean looksLikeFrame(ByteBuffer buffer, int position) {
    int magic = buffer.getInt(position);
    if (magic != VALUE && magic != REFERENCE) {
      return false;
    }
    int length = buffer.getInt(position + 4);
    return length >= 0
        && length <= Math.min(Journal.MAX_PAYLOAD, buffer.capacity() - position - FRAME);
  }

  /** Whether there is room for a frame, and its key is this. An index may be damaged. */
  static boolean hasKey(ByteBuffer buffer, long position, Hash key) {
    return position >= HEADER
        && position <= buffer.capacity() - FRAME
        && buffer.getLong((int) position + 16) == key.high()
        && buffer.getLong((int) position + 24) == key.low();
  }

  /** Reads a frame; null if it is damaged. */
  static @Nullable Entry read(ByteBuffer buffer, int position, long salt) {
    if (!looksLikeFrame(buffer, position)) {
      return null;
    }
    // A length that changes under our hands, in a damaged file, must not lead out of the file.
    byte[] payload = new byte[buffer.getInt(position + 4)];
    buffer.get(position + FRAME, payload);
    Entry entry =
        new Entry(
            new Hash(buffer.getLong(position + 16), buffer.getLong(position + 24)),
            buffer.getInt(position + 12),
            buffer.getInt(position) == REFERENCE,
            payload);
    int expected = mixed(entry.checksum(), salt, position, payload.length);
    return buffer.getInt(position + 8) == expected ? entry : null;
  }

  private static int mixed(int checksum, long salt, int position, int length) {
    long mixed = (salt ^ position) * MIX ^ length;
    return checksum ^ (int) (mixed ^ mixed >>> Integer.SIZE);
  }
}
