package dev.headrace.plan;

/** Bytes that no codec has written, or not this one. */
public final class CorruptDataException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param message what was found and what was expected
   */
  public CorruptDataException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what was found and what was expected
   * @param cause how it showed
   */
  public CorruptDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
