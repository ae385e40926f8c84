package dev.headrace.memo.entry;

import dev.headrace.memo.MemoOptions;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts what is there, live or by the time of its last use, and decides which entries go. Pure: it
 * reads no clock and no file.
 */
public final class Census {

  /** Within these the budget evicts nothing: rows in flight use what was put just now. */
  private static final long RECENT_SECONDS = 600;

  /** Ages are told apart in about a thousand steps. */
  private static final long STEPS = 1000;

  private final MemoOptions options;
  private final long now;
  private final long step;
  private final NavigableMap<Long, Long> unused = new TreeMap<>();
  private long live;

  /**
   * Begins to count.
   *
   * @param options what is kept
   * @param now seconds since 1970
   */
  public Census(MemoOptions options, long now) {
    this.options = options;
    this.now = now;
    this.step = Math.max(1, options.grace().toSeconds() / STEPS);
  }

  /**
   * Counts an entry.
   *
   * @param time its {@link Entry#time}
   * @param size its {@link Entry#size}
   * @param isLive whether it is in use
   */
  public void add(int time, long size, boolean isLive) {
    long used = Integer.toUnsignedLong(time);
    if (isLive) {
      live += size;
    } else if (used >= graceBegins()) {
      unused.merge(used / step, size, Long::sum);
    }
  }

  private long graceBegins() {
    return now - options.grace().toSeconds();
  }

  /**
   * Since when an entry that is not live must have been used to be kept.
   *
   * @return seconds since 1970
   */
  public long keptSince() {
    long total = live;
    for (var age : unused.descendingMap().entrySet()) {
      total += age.getValue();
      if (total > options.maxBytes()) {
        long evicted = (age.getKey() + 1) * step;
        long recent = now - Math.min(options.grace().toSeconds(), RECENT_SECONDS);
        return Math.max(graceBegins(), Math.min(evicted, recent));
      }
    }
    return graceBegins();
  }

  /**
   * Whether what lives or was used within the grace period is more than the budget.
   *
   * @return whether something must be evicted
   */
  public boolean overBudget() {
    return live + unused.values().stream().mapToLong(Long::longValue).sum() > options.maxBytes();
  }
}
