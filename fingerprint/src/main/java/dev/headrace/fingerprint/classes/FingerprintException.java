package dev.headrace.fingerprint.classes;

import org.jspecify.annotations.Nullable;

/** Logic can't be fingerprinted: the message names the class and what to do. */
public final class FingerprintException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message what was found, what was expected, what to do
   */
  public FingerprintException(String message) {
    this(message, null);
  }

  /**
   * Says what is wrong.
   *
   * @param message what was found, what was expected, what to do
   * @param cause what was caught, or null
   */
  public FingerprintException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
