package dev.headrace.engine;

import org.jspecify.annotations.Nullable;

/** Whether an update is to stop, and why. Stopping interrupts the updating thread. Thread-safe. */
final class Stop {

  private final Thread updating;
  private @Nullable String reason;
  private @Nullable Throwable cause;

  Stop(Thread updating) {
    this.updating = updating;
  }

  /** Stops the update; the first reason counts. */
  synchronized void request(String why, @Nullable Throwable because) {
    if (reason == null) {
      reason = why;
      cause = because;
      if (Thread.currentThread() != updating) {
        updating.interrupt();
      }
    }
  }

  /** Takes back the interrupt of a request: it is not the concern of who called the update. */
  synchronized void end() {
    if (reason != null) {
      Thread.interrupted();
    }
  }

  synchronized boolean requested() {
    return reason != null;
  }

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
}
