package dev.headrace.state;

import org.jspecify.annotations.Nullable;

/** The state can't be opened, read or written. The message names the file and the way out. */
public final class StateException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param message what failed, where, and what to do
   * @param cause why, null if the message says it
   */
  public StateException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
