package dev.headrace.engine;

/**
 * Limits what is in flight: rows from being listed to being committed, and their bytes. The source
 * waits here. Thread-safe.
 */
final class Budget {

  private final int maxRows;
  private final long maxBytes;
  private int rows;
  private long bytes;

  Budget(int maxRows, long maxBytes) {
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
  }

  /**
   * Waits until there is room for one more row. A row larger than everything allowed gets in when
   * it is alone.
   */
  synchronized void acquire(long size) throws InterruptedException {
    while (rows > 0 && (rows >= maxRows || bytes + size > maxBytes)) {
      wait();
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
    notifyAll();
  }

  synchronized void awaitNone() throws InterruptedException {
    while (rows > 0) {
      wait();
    }
  }
}
