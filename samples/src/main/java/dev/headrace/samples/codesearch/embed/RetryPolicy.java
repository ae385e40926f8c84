package dev.headrace.samples.codesearch.embed;

import java.time.Duration;

/**
 * How long to wait for a server, and how often to ask it again.
 *
 * @param attempts how often a request is sent at most
 * @param timeout how long one attempt may take, from connecting to the answer's last byte
 * @param firstWait the wait after the first attempt; it doubles with each further one
 * @param longestWait no wait is longer; a server that asks for a longer one is given up
 * @param pause waits
 */
record RetryPolicy(
    int attempts, Duration timeout, Duration firstWait, Duration longestWait, Pause pause) {

  static RetryPolicy standard() {
    return new RetryPolicy(
        6,
        Duration.ofSeconds(60),
        Duration.ofMillis(500),
        Duration.ofSeconds(60),
        wait -> Thread.sleep(wait.toMillis()));
  }

  /** The wait after an attempt, counted from 1, where the server did not ask for one. */
  Duration waitAfter(int attempt) {
    Duration wait = firstWait.multipliedBy(1L << Math.min(attempt - 1, 30));
    return wait.compareTo(longestWait) < 0 ? wait : longestWait;
  }

  /** Waits. */
  @FunctionalInterface
  interface Pause {
    void await(Duration wait) throws InterruptedException;
  }
}
