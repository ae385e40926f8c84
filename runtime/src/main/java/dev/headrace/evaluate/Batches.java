package dev.headrace.evaluate;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where rows wait: for batches to fill, and for each other. A batch goes when it is full, when no
 * row could add to it because all in flight wait, or when its oldest element has waited for long
 * enough. Rows that wait run the batches that go, whoever's they are; idle workers help. The lock
 * is never held while a batch runs.
 */
final class Batches {

  private final Results results;
  private final Workers workers;
  private final long lingerNanos;
  private final int rowsAtOnce;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<BatchQueue<?>> open = new LinkedHashSet<>();
  private int announced;
  private int active;
  private int waiting;
  private boolean moreRows = true;

  Batches(Results results, Workers workers, long lingerNanos, int rowsAtOnce) {
    this.results = results;
    this.workers = workers;
    this.lingerNanos = lingerNanos;
    this.rowsAtOnce = rowsAtOnce;
  }

  /** A row is on its way; or, with a negative number, an announced row has ended. */
  void announce(int rows) {
    lock.lock();
    try {
      announced += rows;
      wakeIfAllWait();
    } finally {
      lock.unlock();
    }
  }

  /** A row begins. */
  void begin() {
    lock.lock();
    try {
      active++;
    } finally {
      lock.unlock();
    }
  }

  /** A row has ended. */
  void end() {
    lock.lock();
    try {
      active--;
      wakeIfAllWait();
    } finally {
      lock.unlock();
    }
  }

  /** Whether rows will come beside those in flight. */
  void expectRows(boolean more) {
    lock.lock();
    try {
      moreRows = more;
      wakeIfAllWait();
    } finally {
      lock.unlock();
    }
  }

  private void wakeIfAllWait() {
    if (!open.isEmpty() && allWait(waiting)) {
      changed.signalAll();
    }
  }

  private boolean allWait(int waitingRows) {
    return waitingRows >= Math.max(active, announced) && (!moreRows || active >= rowsAtOnce);
  }

  <T> void add(BatchQueue<T> queue, List<BatchQueue.Entry<T>> entries) {
    int full;
    lock.lock();
    try {
      entries.forEach(queue::add);
      open.add(queue);
      full = queue.fullBatches();
      if (full > 1) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    // This row's thread runs one of them itself.
    for (int i = 1; i < full && workers.offer(this::help); i++) {}
  }

  <T> List<Miss<T>> withdraw(BatchQueue<T> queue, BatchedCall<T> owner) {
    lock.lock();
    try {
      List<Miss<T>> withdrawn = queue.withdraw(owner);
      if (queue.isEmpty()) {
        open.remove(queue);
      }
      return withdrawn;
    } finally {
      lock.unlock();
    }
  }

  /** Has waiting rows look again. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits, and runs batches meanwhile.
   *
   * @param done must be true soon after a {@link #wake}
   */
  void await(BooleanSupplier done) throws InterruptedException {
    while (!done.getAsBoolean()) {
      Batch<?> batch = nextOrWait(done);
      if (batch != null) {
        run(batch);
      }
    }
  }

  private void run(Batch<?> batch) throws InterruptedException {
    try {
      batch.run();
    } finally {
      wake();
    }
  }

  /** Runs on a worker. */
  private void help() {
    try {
      for (Batch<?> batch = next(); batch != null; batch = next()) {
        run(batch);
      }
    } catch (InterruptedException stop) {
      // What was given up, the rows compute themselves if they are not being stopped.
    } catch (Throwable fatal) {
      // The elements keep it, and their rows throw it.
    }
  }

  private @Nullable Batch<?> next() {
    lock.lock();
    try {
      return take(System.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  /** A batch that goes now; null if done. */
  private @Nullable Batch<?> nextOrWait(BooleanSupplier done) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!done.getAsBoolean()) {
        if (allWait(waiting + 1)) {
          open.forEach(BatchQueue::release);
          changed.signalAll();
        }
        long now = System.nanoTime();
        Batch<?> batch = take(now);
        if (batch != null) {
          return batch;
        }
        waiting++;
        try {
          if (open.isEmpty()) {
            changed.await();
          } else {
            changed.awaitNanos(nanosLeft(now));
          }
        } finally {
          waiting--;
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Batch<?> take(long now) {
    for (Iterator<BatchQueue<?>> queues = open.iterator(); queues.hasNext(); ) {
      BatchQueue<?> queue = queues.next();
      if (queue.nanosLeft(now, lingerNanos) == 0) {
        Batch<?> batch = queue.take(results);
        if (queue.isEmpty()) {
          queues.remove();
        }
        return batch;
      }
    }
    return null;
  }

  private long nanosLeft(long now) {
    long least = TimeUnit.HOURS.toNanos(1);
    for (BatchQueue<?> queue : open) {
      least = Math.min(least, queue.nanosLeft(now, lingerNanos));
    }
    return least;
  }
}
