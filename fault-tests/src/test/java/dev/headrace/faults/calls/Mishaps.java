package dev.headrace.faults.calls;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Decides at random which call has which mishap, as long as it is armed. Thread-safe. */
final class Mishaps {

  private final Random random;
  private int percent;
  private int had;
  private boolean hung;

  Mishaps(Random random) {
    this.random = random;
  }

  /** Sets how many calls of a hundred have a mishap, and forgets what hung. */
  synchronized void arm(int percentOfCalls) {
    percent = percentOfCalls;
    hung = false;
  }

  /** A number below a bound: of the mishap that a call has; 0 for none. */
  synchronized int next(int bound) {
    if (random.nextInt(100) >= percent) {
      return 0;
    }
    had++;
    return 1 + random.nextInt(bound - 1);
  }

  /** A number below a bound, 0 where that is 0. */
  synchronized int upTo(int bound) {
    return bound == 0 ? 0 : random.nextInt(bound);
  }

  /** How many mishaps there were. */
  synchronized int had() {
    return had;
  }

  /** What is thrown: checked or not. */
  synchronized Exception exception(String what) {
    return random.nextBoolean() ? new IOException(what) : new IllegalStateException(what);
  }

  /** Never returns; ends with an interruption. */
  void hang() throws InterruptedException {
    synchronized (this) {
      hung = true;
    }
    new CountDownLatch(1).await();
  }

  /** Whether a call hung. */
  synchronized boolean hung() {
    return hung;
  }
}
