package dev.headrace.report;

import org.jspecify.annotations.Nullable;

/**
 * An update was stopped by an interrupt or by closing the engine. What it had committed stays; the
 * next update goes on from there. After an interrupt the thread's interrupt status is set.
 */
public final class UpdateStoppedException extends HeadraceException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param message what stopped it
   * @param cause the interrupt, if there was one
   */
  public UpdateStoppedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
