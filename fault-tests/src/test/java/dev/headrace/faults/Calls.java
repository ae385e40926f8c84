package dev.headrace.faults;

/**
 * Hears of the calls of a {@link Library} that cost money; each is named by what it is given.
 * Implementations are thread-safe.
 */
public interface Calls {

  /** Hears nothing. */
  Calls NONE = new Calls() {};

  /** A call begins; an exception thrown here is the call's. */
  default void begin(String call) {}

  /** A call has its result, which nobody else has seen yet. */
  default void done(String call) {}

  /** The result of a call is used by another transform. */
  default void used(String call) {}
}
