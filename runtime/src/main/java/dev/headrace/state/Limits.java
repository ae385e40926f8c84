package dev.headrace.state;

/** What both stores refuse in the same words. */
public final class Limits {

  private Limits() {}

  /**
   * Requires a limit that makes sense.
   *
   * @param limit how many are wanted at most
   * @throws IllegalArgumentException if it is negative
   */
  public static void requireNotNegative(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("The limit must not be negative, but is " + limit);
    }
  }

  /**
   * That a run was never begun.
   *
   * @param run its number
   * @return to be thrown
   */
  public static IllegalArgumentException noRun(long run) {
    return new IllegalArgumentException("There is no run " + run + " to end; begin it first");
  }
}
