package dev.headrace.engine;

/**
 * Limits what is in flight: rows from being listed to being committed, and their bytes. The source
 * waits here; not for one row to leave but for some, so that it is not woken for each. Thread-safe.
 */
final class Budget {

  private final int maxRows;
  private final long maxBytes;

  /** Whoever waits is woken when no more rows than this are left. */
  private final int fewRows;

  private int rows;
  private long bytes;

  Budget(int maxRows, long maxBytes) {
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
    this.fewRows = maxRows - (maxRows + 3) / 4;
  }

  /**
   * Waits until there is room for one more row. A row larger than everything allowed gets in when
   * it is alone.
   */
  synchronized void acquire(long size) throws InterruptedException {
    if (rows > 0 && (rows >= maxRows || bytes + size > maxBytes)) {
      while (rows > 0 && (rows > fewRows || bytes + size > maxBytes)) {
        wait();
      }
    }
    rows++;
    bytes += size;
  }

  /** Counts bytes that turned out to be there; does not wait, so that rows in flight can finish. */
  synchronized void grow(long size) {
    bytes += size;
  }

  synchronized void release(long size) {
    rows--;
    bytes -= size;
    if (rows <= fewRows) {
      notifyAll();
    }
  }

  synchronized void awaitNone() throws InterruptedException {
    while (rows > 0) {
      wait();
    }
  }
}
