package dev.headrace.evaluate;

import dev.headrace.hash.Hasher;
import dev.headrace.plan.Encoder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is needed to encode and hash the parts of one row, used for one row after the other: buffers
 * that have grown, digests that are made. Used by one thread at a time.
 */
public final class Scratch {

  /** A larger buffer is not kept: one huge row should not weigh on all that follow. */
  private static final int MAX_KEPT_BYTES = 1 << 20;

  private final Encoder encoder = new Encoder();
  private final Hasher hasher = new Hasher();
  private final ContentHasher contents = new ContentHasher(encoder);

  private Scratch() {}

  /**
   * An encoder for whoever is done with what it wrote before anything else is encoded or hashed.
   *
   * @return the encoder, empty
   */
  public Encoder encoder() {
    encoder.clear();
    return encoder;
  }

  /**
   * A hasher, for one hash at a time.
   *
   * @return the hasher, with nothing in it
   */
  public Hasher hasher() {
    return hasher;
  }

  /** Hashes values; uses the encoder. */
  ContentHasher contents() {
    return contents;
  }

  /** Those that no row uses at the moment. Thread-safe. */
  public static final class Pool {

    private final Deque<Scratch> idle = new ArrayDeque<>(); // guarded by itself

    /** Makes an empty pool. */
    public Pool() {}

    /**
     * Takes one.
     *
     * @return one that nobody else has
     */
    public Scratch take() {
      Scratch known;
      synchronized (idle) {
        known = idle.poll();
      }
      return known == null ? new Scratch() : known;
    }

    /**
     * Gives one back. Not to be called after an exception: what the hasher got would be left in it.
     *
     * @param scratch no longer used by the caller, which has finished every hash
     */
    public void give(Scratch scratch) {
      if (scratch.encoder.buffer().length <= MAX_KEPT_BYTES) {
        synchronized (idle) {
          idle.push(scratch);
        }
      }
    }
  }
}
