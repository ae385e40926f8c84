package dev.headrace.plan;

import dev.headrace.Blob;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an {@link Encoder} wrote. Every length is checked against what is left before anything
 * is allocated. Not thread-safe.
 */
public final class Decoder {

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private final byte[] bytes;
  private final Function<String, @Nullable Blob> blobs;
  private int at;

  /**
   * Reads bytes that hold no blob by reference.
   *
   * @param bytes not copied
   */
  public Decoder(byte[] bytes) {
    this(bytes, sha256 -> null);
  }

  /**
   * Reads bytes.
   *
   * @param bytes not copied
   * @param blobs finds a blob by the hexadecimal SHA-256 of its content, null if there is none
   */
  public Decoder(byte[] bytes, Function<String, @Nullable Blob> blobs) {
    this.bytes = bytes;
    this.blobs = blobs;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * How much is left.
   *
   * @return bytes
   */
  public int remaining() {
    return bytes.length - at;
  }

  /**
   * Checks that nothing is left.
   *
   * @throws CorruptDataException if something is
   */
  public void requireEnd() {
    if (remaining() > 0) {
      throw new CorruptDataException(
          "expected the end of the value, found %d more bytes".formatted(remaining()));
    }
  }

  /**
   * Finds a blob that was written by reference.
   *
   * @param sha256 the hexadecimal SHA-256 of its content
   * @return the blob
   * @throws CorruptDataException if there is none
   */
  public Blob blob(String sha256) {
    Blob blob = blobs.apply(sha256);
    if (blob == null) {
      throw new CorruptDataException("the content of blob " + sha256 + " is not at hand");
    }
    return blob;
  }

  /**
   * Reads a {@code boolean}.
   *
   * @return the value
   */
  public boolean readBoolean() {
    byte value = readByte();
    if (value != 0 && value != 1) {
      throw new CorruptDataException("expected 0 or 1, found " + value);
    }
    return value == 1;
  }

  /**
   * Reads one byte.
   *
   * @return the value
   */
  public byte readByte() {
    return bytes[take(1)];
  }

  /**
   * Reads two bytes.
   *
   * @return the value
   */
  public short readShort() {
    return (short) SHORTS.get(bytes, take(Short.BYTES));
  }

  /**
   * Reads two bytes.
   *
   * @return the value
   */
  public char readChar() {
    return (char) readShort();
  }

  /**
   * Reads four bytes.
   *
   * @return the value
   */
  public int readInt() {
    return (int) INTS.get(bytes, take(Integer.BYTES));
  }

  /**
   * Reads eight bytes.
   *
   * @return the value
   */
  public long readLong() {
    return (long) LONGS.get(bytes, take(Long.BYTES));
  }

  /**
   * Reads four bytes.
   *
   * @return the value
   */
  public float readFloat() {
    return Float.intBitsToFloat(readInt());
  }

  /**
   * Reads eight bytes.
   *
   * @return the value
   */
  public double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /**
   * Reads the number of elements that follow.
   *
   * @param elementSize how many bytes an element has at least, 0 or more
   * @return the length; what is left has room for that many elements
   */
  public int readLength(int elementSize) {
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = readByte();
      if (shift == 28 && next > 7) {
        throw new CorruptDataException("expected a length, found one of more than 31 bits");
      }
      length |= (next & 0x7f) << shift;
      if (next >= 0) {
        break;
      }
      if (shift == 28) {
        throw new CorruptDataException("expected a length, found one of more than five bytes");
      }
    }
    if ((long) length * elementSize > remaining()) {
      throw new CorruptDataException(
          "expected %d elements of %d bytes, found %d bytes"
              .formatted(length, elementSize, remaining()));
    }
    return length;
  }

  /**
   * Reads bytes with their length.
   *
   * @return the bytes
   */
  public byte[] readBytes() {
    byte[] value = new byte[readLength(1)];
    System.arraycopy(bytes, take(value.length), value, 0, value.length);
    return value;
  }

  /**
   * Reads a text.
   *
   * @return the text
   */
  public String readString() {
    boolean utf16 = readBoolean();
    int length = readLength(1);
    return utf16
        ? bulk(length).asCharBuffer().toString()
        : new String(bytes, take(length), length, StandardCharsets.UTF_8);
  }

  /**
   * Reads an array with its length.
   *
   * @return the array
   */
  public float[] readFloats() {
    float[] values = new float[readLength(Float.BYTES)];
    bulk(values.length * Float.BYTES).asFloatBuffer().get(values);
    return values;
  }

  /**
   * Reads an array with its length.
   *
   * @return the array
   */
  public double[] readDoubles() {
    double[] values = new double[readLength(Double.BYTES)];
    bulk(values.length * Double.BYTES).asDoubleBuffer().get(values);
    return values;
  }

  /**
   * Reads an array with its length.
   *
   * @return the array
   */
  public int[] readInts() {
    int[] values = new int[readLength(Integer.BYTES)];
    bulk(values.length * Integer.BYTES).asIntBuffer().get(values);
    return values;
  }

  /**
   * Reads an array with its length.
   *
   * @return the array
   */
  public long[] readLongs() {
    long[] values = new long[readLength(Long.BYTES)];
    bulk(values.length * Long.BYTES).asLongBuffer().get(values);
    return values;
  }

  void skip(int length) {
    take(length);
  }

  private ByteBuffer bulk(int length) {
    return ByteBuffer.wrap(bytes, take(length), length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private int take(int length) {
    if (length > remaining()) {
      throw new CorruptDataException("expected %d bytes, found %d".formatted(length, remaining()));
    }
    int from = at;
    at += length;
    return from;
  }
}
