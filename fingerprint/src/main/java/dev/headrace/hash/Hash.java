package dev.headrace.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * The first 128 bits of a SHA-256: what identifies content, inputs and logic. Two contents with one
 * hash are taken for equal.
 *
 * @param high the first 64 bits
 * @param low the next 64 bits
 */
public record Hash(long high, long low) implements Comparable<Hash> {

  /** The length of {@link #toBytes()}. */
  public static final int BYTES = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /**
   * Reads a hash.
   *
   * @param bytes holds it
   * @param offset where its first byte is
   * @return the hash
   * @throws IndexOutOfBoundsException if there are not {@link #BYTES} bytes
   */
  public static Hash of(byte[] bytes, int offset) {
    return new Hash((long) LONGS.get(bytes, offset), (long) LONGS.get(bytes, offset + 8));
  }

  /**
   * Writes the hash.
   *
   * @return {@link #BYTES} bytes, most significant first
   */
  public byte[] toBytes() {
    byte[] bytes = new byte[BYTES];
    writeTo(bytes, 0);
    return bytes;
  }

  /**
   * Writes the hash.
   *
   * @param bytes takes it
   * @param offset where its first byte goes
   */
  public void writeTo(byte[] bytes, int offset) {
    LONGS.set(bytes, offset, high);
    LONGS.set(bytes, offset + 8, low);
  }

  @Override
  public int compareTo(Hash other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public int hashCode() {
    return (int) low;
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(toBytes());
  }
}
