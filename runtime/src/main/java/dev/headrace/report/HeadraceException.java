package dev.headrace.report;

import org.jspecify.annotations.Nullable;

/** An update could not be done as a whole. What it had completed is kept. */
public class HeadraceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param message what was found, what was expected and what to do
   * @param cause why, null if the message says it
   */
  public HeadraceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
