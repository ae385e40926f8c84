package dev.headrace.engine;

import org.jspecify.annotations.Nullable;

/** Whether an update is to stop, and why. Stopping interrupts the updating thread. Thread-safe. */
final class Stop {

  private final Thread updating;
  private @Nullable String reason;
  private @Nullable Throwable cause;
  private boolean stopping;

  Stop(Thread updating) {
    this.updating = updating;
  }

  /** Stops the update; the first reason counts. */
  synchronized void request(String why, @Nullable Throwable because) {
    if (!stopping) {
      stopping = true;
      reason = why;
      cause = because;
      if (Thread.currentThread() != updating) {
        updating.interrupt();
      }
    }
  }

  /**
   * The updating thread was interrupted. If nobody requested that, it stops the update without a
   * reason; what the rows in flight run into from now on is no reason either.
   */
  synchronized void interrupted() {
    stopping = true;
  }

  /** Takes back the interrupt of a request: it is not the concern of who called the update. */
  synchronized void end() {
    if (reason != null) {
      Thread.interrupted();
    }
  }

  synchronized boolean requested() {
    return stopping;
  }

  /** Why it is to stop; null if it is not, or because of an interrupt that nobody requested. */
  synchronized @Nullable String reason() {
    return reason;
  }

  synchronized @Nullable Throwable cause() {
    return cause;
  }

  /** Throws if the update is to stop. */
  void check() throws InterruptedException {
    if (requested()) {
      throw new InterruptedException(reason());
    }
  }

  /**
   * Throws if the update is to stop, also where a fault may be what an interrupt was turned into.
   */
  void checkFault() throws InterruptedException {
    check();
    requireNotInterrupted();
  }

  /** Throws if what was run into may come from an interrupt; then it says nothing of its cause. */
  static void requireNotInterrupted() throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException();
    }
  }
}
