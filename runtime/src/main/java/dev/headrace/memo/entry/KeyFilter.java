package dev.headrace.memo.entry;

import dev.headrace.hash.Hash;

/**
 * A set of hashes that may say "in" of a few that are not, but never "out" of one that is: 10 bits
 * for each hash, about one false "in" in a hundred. To be filled by one thread.
 */
public final class KeyFilter {

  private static final int BITS_EACH = 10;
  private static final int PROBES = 5;
  private static final long MIN_BITS = 1L << 16;
  private static final long MAX_BITS = 1L << 36;

  private final long[] words;
  private final long bits;

  /**
   * Makes an empty set.
   *
   * @param expected how many different hashes it will hold, about; with more it is less exact
   */
  public KeyFilter(long expected) {
    bits = Math.max(MIN_BITS, Math.min(MAX_BITS, expected * BITS_EACH)) & -Long.SIZE;
    words = new long[(int) (bits / Long.SIZE)];
  }

  /**
   * Puts a hash into the set.
   *
   * @param hash any
   */
  public void add(Hash hash) {
    long probe = hash.high();
    for (int i = 0; i < PROBES; i++) {
      long bit = Long.remainderUnsigned(probe, bits);
      words[(int) (bit >>> 6)] |= 1L << bit;
      probe += hash.low() | 1;
    }
  }

  /**
   * Whether a hash is in the set.
   *
   * @param hash any
   * @return false only if it was not added
   */
  public boolean mayContain(Hash hash) {
    long probe = hash.high();
    for (int i = 0; i < PROBES; i++) {
      long bit = Long.remainderUnsigned(probe, bits);
      if ((words[(int) (bit >>> 6)] & 1L << bit) == 0) {
        return false;
      }
      probe += hash.low() | 1;
    }
    return true;
  }
}
