package dev.headrace.memo.entry;

import dev.headrace.hash.Hash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored. In a store that knows keys and bytes:
 *
 * <pre>
 * checksum  int   CRC-32C of key, time, kind and payload
 * time      int
 * kind      byte  0 the value, 1 a reference to it
 * payload
 * </pre>
 */
public final class Entry {

  /** What an entry takes beside its payload, about. */
  public static final int OVERHEAD = 32;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int PREFIX = 9;

  private final Hash key;
  private final int time;
  private final boolean reference;
  private final byte[] payload;

  /**
   * Makes an entry.
   *
   * @param key its key
   * @param time when it was used last: seconds since 1970, unsigned
   * @param reference whether the payload is a {@link Reference} to the value, not the value
   * @param payload not copied, not to be changed afterwards
   */
  public Entry(Hash key, int time, boolean reference, byte[] payload) {
    this.key = key;
    this.time = time;
    this.reference = reference;
    this.payload = payload;
  }

  /**
   * The key.
   *
   * @return of logic and inputs
   */
  public Hash key() {
    return key;
  }

  /**
   * When it was used last.
   *
   * @return seconds since 1970, unsigned
   */
  public int time() {
    return time;
  }

  /**
   * Whether the payload is a {@link Reference}.
   *
   * @return false if it is the value itself
   */
  public boolean reference() {
    return reference;
  }

  /**
   * The value or a reference to it.
   *
   * @return not copied, not to be changed
   */
  public byte[] payload() {
    return payload;
  }

  /**
   * What it takes, with the value that it may refer to.
   *
   * @return bytes
   */
  public long size() {
    Reference to = reference ? Reference.of(payload) : null;
    return OVERHEAD + payload.length + (to == null ? 0 : to.length());
  }

  /**
   * The same entry, used later.
   *
   * @param used seconds since 1970, unsigned
   * @return a new entry
   */
  public Entry at(int used) {
    return new Entry(key, used, reference, payload);
  }

  /**
   * The checksum of the whole entry.
   *
   * @return CRC-32C
   */
  public int checksum() {
    byte[] head = new byte[Hash.BYTES + PREFIX - Integer.BYTES];
    key.writeTo(head, 0);
    INTS.set(head, Hash.BYTES, time);
    head[Hash.BYTES + Integer.BYTES] = kind();
    CRC32C crc = new CRC32C();
    crc.update(head);
    crc.update(payload);
    return (int) crc.getValue();
  }

  private byte kind() {
    return (byte) (reference ? 1 : 0);
  }

  /**
   * Encodes all but the key.
   *
   * @return the bytes, for {@link #decode}
   */
  public byte[] encode() {
    byte[] bytes = new byte[PREFIX + payload.length];
    INTS.set(bytes, 0, checksum());
    INTS.set(bytes, Integer.BYTES, time);
    bytes[PREFIX - 1] = kind();
    System.arraycopy(payload, 0, bytes, PREFIX, payload.length);
    return bytes;
  }

  /**
   * Decodes what {@link #encode} made.
   *
   * @param key the key that it was found under
   * @param bytes from a store
   * @return null if the bytes are not those of an entry with this key
   */
  public static @Nullable Entry decode(Hash key, byte[] bytes) {
    if (bytes.length < PREFIX || (bytes[PREFIX - 1] & ~1) != 0) {
      return null;
    }
    byte[] payload = new byte[bytes.length - PREFIX];
    System.arraycopy(bytes, PREFIX, payload, 0, payload.length);
    Entry entry =
        new Entry(key, (int) INTS.get(bytes, Integer.BYTES), bytes[PREFIX - 1] == 1, payload);
    return entry.checksum() == (int) INTS.get(bytes, 0) ? entry : null;
  }

  @Override
  public String toString() {
    return "%s (%d bytes)".formatted(key, size());
  }
}
