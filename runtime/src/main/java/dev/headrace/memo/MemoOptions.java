package dev.headrace.memo;

import java.time.Duration;

/**
 * What a memo keeps beyond the results that are in use. Immutable.
 *
 * @param grace how long a result is kept after its last use, for reverts. Uses are noted to a
 *     quarter of it. If it is shorter than a row takes, a collection of garbage during an update
 *     may drop results of rows that are not committed yet
 * @param maxBytes about the most bytes of keys and values that are kept; above it, results that are
 *     not in use go, the least recently used first, except for those of the last minutes. Results
 *     that are in use are always kept
 */
public record MemoOptions(Duration grace, long maxBytes) {

  private static final MemoOptions DEFAULTS = new MemoOptions(Duration.ofDays(7), 16L << 30);

  /** Checks the values. */
  public MemoOptions {
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace must not be negative, but is " + grace);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1, but is " + maxBytes);
    }
  }

  /**
   * The defaults: 7 days, 16 GiB.
   *
   * @return the options
   */
  public static MemoOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same options with another grace period.
   *
   * @param period zero or more
   * @return new options
   */
  public MemoOptions withGrace(Duration period) {
    return new MemoOptions(period, maxBytes);
  }

  /**
   * The same options with another budget.
   *
   * @param bytes at least 1
   * @return new options
   */
  public MemoOptions withMaxBytes(long bytes) {
    return new MemoOptions(grace, bytes);
  }
}
