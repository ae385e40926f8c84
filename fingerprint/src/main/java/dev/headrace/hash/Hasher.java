package dev.headrace.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes a sequence of parts. Every part goes in with its length, so that no two sequences run
 * together. Can be used again after {@link #finish()}; not thread-safe.
 */
public final class Hasher {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final MessageDigest digest;
  private final byte[] scratch = new byte[Hash.BYTES];

  /** Starts with an empty sequence. */
  public Hasher() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  /**
   * Adds bytes.
   *
   * @param bytes holds them
   * @param offset the first
   * @param length how many
   * @return this
   */
  public Hasher bytes(byte[] bytes, int offset, int length) {
    number(length);
    digest.update(bytes, offset, length);
    return this;
  }

  /**
   * Adds bytes.
   *
   * @param bytes all of them
   * @return this
   */
  public Hasher bytes(byte[] bytes) {
    return bytes(bytes, 0, bytes.length);
  }

  /**
   * Adds a text.
   *
   * @param text any text
   * @return this
   */
  public Hasher text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Adds a number.
   *
   * @param number any number
   * @return this
   */
  public Hasher number(long number) {
    LONGS.set(scratch, 0, number);
    digest.update(scratch, 0, Long.BYTES);
    return this;
  }

  /**
   * Adds a hash.
   *
   * @param hash any hash
   * @return this
   */
  public Hasher hash(Hash hash) {
    hash.writeTo(scratch, 0);
    digest.update(scratch, 0, Hash.BYTES);
    return this;
  }

  /**
   * The hash of all that was added. Starts again with an empty sequence.
   *
   * @return the hash
   */
  public Hash finish() {
    return Hash.of(digest.digest(), 0);
  }
}
