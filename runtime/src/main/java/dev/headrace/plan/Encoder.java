package dev.headrace.plan;

import dev.headrace.Blob;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Collects a value's bytes: fixed-width numbers little-endian, lengths as variable-width integers.
 * Not thread-safe.
 */
public final class Encoder {

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private final BiConsumer<String, Blob> blobs;
  private byte[] bytes = new byte[256];
  private int size;

  /** Makes an encoder. */
  public Encoder() {
    this((sha256, blob) -> {});
  }

  /**
   * Makes an encoder that tells of blobs.
   *
   * @param blobs takes each blob that is written by reference, with the hexadecimal SHA-256 of its
   *     content
   */
  public Encoder(BiConsumer<String, Blob> blobs) {
    this.blobs = blobs;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * What was written.
   *
   * @return a copy
   */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /**
   * How much was written.
   *
   * @return bytes
   */
  public int size() {
    return size;
  }

  /**
   * The buffer that holds what was written in its first {@link #size()} bytes; valid until the next
   * write.
   *
   * @return the buffer itself
   */
  public byte[] buffer() {
    return bytes;
  }

  /** Forgets what was written and keeps the buffer. */
  public void clear() {
    size = 0;
  }

  /**
   * Writes a {@code boolean} as one byte.
   *
   * @param value the value
   */
  public void writeBoolean(boolean value) {
    writeByte((byte) (value ? 1 : 0));
  }

  /**
   * Writes one byte.
   *
   * @param value the value
   */
  public void writeByte(byte value) {
    int at = reserve(1);
    bytes[at] = value;
  }

  /**
   * Writes two bytes.
   *
   * @param value the value
   */
  public void writeShort(short value) {
    int at = reserve(Short.BYTES);
    SHORTS.set(bytes, at, value);
  }

  /**
   * Writes two bytes.
   *
   * @param value the value
   */
  public void writeChar(char value) {
    writeShort((short) value);
  }

  /**
   * Writes four bytes.
   *
   * @param value the value
   */
  public void writeInt(int value) {
    int at = reserve(Integer.BYTES);
    INTS.set(bytes, at, value);
  }

  /**
   * Writes eight bytes.
   *
   * @param value the value
   */
  public void writeLong(long value) {
    int at = reserve(Long.BYTES);
    LONGS.set(bytes, at, value);
  }

  /**
   * Writes four bytes, all bits as they are.
   *
   * @param value the value
   */
  public void writeFloat(float value) {
    writeInt(Float.floatToRawIntBits(value));
  }

  /**
   * Writes eight bytes, all bits as they are.
   *
   * @param value the value
   */
  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /**
   * Writes a length in one to five bytes, seven bits each, lowest first.
   *
   * @param length not negative
   */
  public void writeLength(int length) {
    int rest = length;
    while (rest > 0x7f) {
      writeByte((byte) (rest | 0x80));
      rest >>>= 7;
    }
    writeByte((byte) rest);
  }

  /**
   * Writes bytes with their length.
   *
   * @param value the bytes
   */
  public void writeBytes(byte[] value) {
    writeLength(value.length);
    writeRaw(value, 0, value.length);
  }

  /**
   * Writes bytes without a length.
   *
   * @param value holds the bytes
   * @param offset the first
   * @param length how many
   */
  public void writeRaw(byte[] value, int offset, int length) {
    int at = reserve(length);
    System.arraycopy(value, offset, bytes, at, length);
  }

  /**
   * Writes a text: a byte that tells the form, then UTF-8; or UTF-16 where an unpaired surrogate
   * makes UTF-8 impossible.
   *
   * @param value the text
   */
  public void writeString(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    // An unpaired surrogate has become a question mark. Decoding tells faster than a look at each.
    boolean wellFormed = value.equals(new String(utf8, StandardCharsets.UTF_8));
    writeBoolean(!wellFormed);
    if (wellFormed) {
      writeBytes(utf8);
    } else {
      // Not by a charset: that would replace the surrogate.
      int size = Math.multiplyExact(value.length(), Character.BYTES);
      writeLength(size);
      bulk(size).asCharBuffer().put(value);
    }
  }

  /**
   * Writes a blob by reference, for {@link Decoder#blob}.
   *
   * @param sha256 the hexadecimal SHA-256 of its content
   * @param blob the blob
   */
  public void writeReference(String sha256, Blob blob) {
    writeString(sha256);
    blobs.accept(sha256, blob);
  }

  /**
   * Writes an array with its length, all bits as they are.
   *
   * @param values the array
   */
  public void writeFloats(float[] values) {
    writeLength(values.length);
    bulk(Math.multiplyExact(values.length, Float.BYTES)).asFloatBuffer().put(values);
  }

  /**
   * Writes an array with its length, all bits as they are.
   *
   * @param values the array
   */
  public void writeDoubles(double[] values) {
    writeLength(values.length);
    bulk(Math.multiplyExact(values.length, Double.BYTES)).asDoubleBuffer().put(values);
  }

  /**
   * Writes an array with its length.
   *
   * @param values the array
   */
  public void writeInts(int[] values) {
    writeLength(values.length);
    bulk(Math.multiplyExact(values.length, Integer.BYTES)).asIntBuffer().put(values);
  }

  /**
   * Writes an array with its length.
   *
   * @param values the array
   */
  public void writeLongs(long[] values) {
    writeLength(values.length);
    bulk(Math.multiplyExact(values.length, Long.BYTES)).asLongBuffer().put(values);
  }

  private ByteBuffer bulk(int length) {
    int at = reserve(length);
    return ByteBuffer.wrap(bytes, at, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Makes room; may replace {@link #bytes}, so call it before reading that field. */
  private int reserve(int length) {
    int at = size;
    int end = Math.addExact(at, length);
    if (end > bytes.length) {
      bytes =
          Arrays.copyOf(
              bytes, Math.max(end, (int) Math.min(bytes.length * 2L, Integer.MAX_VALUE - 8)));
    }
    size = end;
    return at;
  }
}
