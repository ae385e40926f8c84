package dev.headrace.fingerprint.graph;

import dev.headrace.hash.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether contents are still what they were: length, CRC-32 and CRC-32C. A change of up to 64
 * bits in a row is always seen, and of others one in 2^64 is not. It is no protection against
 * someone who forges a file, and decides nothing but whether fingerprints are computed again. A JVM
 * has machine code for it from its start, and for SHA-256 only after thousands of blocks: a third
 * of the time of a cold load.
 */
public final class Checksum {

  /** How many hexadecimal digits a checksum has. */
  public static final int DIGITS = 24;

  private static final HexFormat HEX = HexFormat.of();

  private Checksum() {}

  /**
   * Sums up bytes.
   *
   * @param bytes any bytes
   * @return {@link #DIGITS} hexadecimal digits: length, CRC-32, CRC-32C
   */
  public static String of(Bytes bytes) {
    return of(bytes.array(), bytes.size());
  }

  /**
   * Sums up a text.
   *
   * @param text any text
   * @return the checksum of its UTF-8 form
   */
  public static String of(String text) {
    return of(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Sums up the first of some bytes.
   *
   * @param bytes holds them
   * @param length how many count
   * @return {@link #DIGITS} hexadecimal digits
   */
  public static String of(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    CRC32C castagnoli = new CRC32C();
    castagnoli.update(bytes, 0, length);
    return HEX.toHexDigits(length)
        .concat(HEX.toHexDigits((int) crc.getValue()))
        .concat(HEX.toHexDigits((int) castagnoli.getValue()));
  }
}
