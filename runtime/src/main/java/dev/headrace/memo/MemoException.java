package dev.headrace.memo;

import org.jspecify.annotations.Nullable;

/** The memo can't be read or written. The message names the file and the way out. */
public final class MemoException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param message what failed, where, and what to do
   * @param cause why, null if the message says it
   */
  public MemoException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
