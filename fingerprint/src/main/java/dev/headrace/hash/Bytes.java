package dev.headrace.hash;

import java.util.Arrays;
import java.util.HexFormat;

/** Encoded bytes as a value: equal by content, ordered bytewise. Immutable. */
public final class Bytes implements Comparable<Bytes> {

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Wraps bytes.
   *
   * @param bytes not copied, not to be changed afterwards
   * @return the value
   */
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes);
  }

  /**
   * The bytes.
   *
   * @return not copied, not to be changed
   */
  public byte[] array() {
    return bytes;
  }

  /**
   * How many there are.
   *
   * @return bytes
   */
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes o && Arrays.equals(bytes, o.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  /** Hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
