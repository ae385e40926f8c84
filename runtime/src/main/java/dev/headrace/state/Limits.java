package dev.headrace.state;

/** What both stores refuse in the same words. */
final class Limits {

  private Limits() {}

  static void requireNotNegative(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("The limit must not be negative, but is " + limit);
    }
  }

  static IllegalArgumentException noRun(long run) {
    return new IllegalArgumentException("There is no run " + run + " to end; begin it first");
  }
}
