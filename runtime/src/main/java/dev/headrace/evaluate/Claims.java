package dev.headrace.evaluate;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Who computes what: each memo key is computed by at most one row at a time, and others wait for
 * it. A row computes all its own claims before it waits for those of others, so that rows never
 * wait for each other in a circle. Thread-safe.
 *
 * <p>A result is put into the memo before its claim ends. So whoever finds nothing in the memo, and
 * then gets the claim, must look again, but only if a claim on the key may have ended in between;
 * {@link #ended} tells.
 */
final class Claims {

  private static final int COUNTERS = 1024;

  private final ConcurrentHashMap<Hash, Claim> open = new ConcurrentHashMap<>();
  private final AtomicIntegerArray ended = new AtomicIntegerArray(COUNTERS);

  /**
   * How a claim ended: with a result, with a failure, or with neither if it was given up.
   *
   * @param bytes the encoded result
   * @param failure why there is none
   */
  record End(@Nullable Bytes bytes, @Nullable Throwable failure) {
    static final End GIVEN_UP = new End(null, null);
  }

  /** The right, and the duty, to compute a key. */
  @SuppressWarnings("serial") // futures are serializable by an accident of history; this is not
  static final class Claim extends CompletableFuture<End> {
    final Hash key;

    private Claim(Hash key) {
      this.key = key;
    }
  }

  private static int counter(Hash key) {
    return (int) key.high() & (COUNTERS - 1);
  }

  /** A number that differs from an earlier one if a claim on the key has ended in between. */
  int ended(Hash key) {
    return ended.get(counter(key));
  }

  /** Claims a key for someone who has not claimed it yet; null if that succeeds. */
  @Nullable Claim tryClaim(Claim own) {
    return open.putIfAbsent(own.key, own);
  }

  static Claim newClaim(Hash key) {
    return new Claim(key);
  }

  /** Ends a claim; does nothing if it has ended. */
  void end(Claim claim, End end) {
    ended.incrementAndGet(counter(claim.key));
    open.remove(claim.key, claim);
    claim.complete(end);
  }

  /** How many claims are open. */
  int size() {
    return open.size();
  }
}
