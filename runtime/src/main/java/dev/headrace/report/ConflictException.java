package dev.headrace.report;

/** Two source rows yield different target rows for one key. The message names both. */
public final class ConflictException extends HeadraceException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param message both owners, the key and what to do
   */
  public ConflictException(String message) {
    super(message, null);
  }
}
