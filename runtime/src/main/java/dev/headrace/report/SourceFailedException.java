package dev.headrace.report;

/**
 * A source could not be listed. The rows that it did list were processed, none was taken for gone,
 * and the flow's other sources were updated: see the report.
 */
public final class SourceFailedException extends HeadraceException {

  private static final long serialVersionUID = 1;

  private final transient UpdateReport report;

  /**
   * Makes the exception.
   *
   * @param message which source failed, and why
   * @param cause what it threw
   * @param report of what was done all the same
   */
  public SourceFailedException(String message, Throwable cause, UpdateReport report) {
    super(message, cause);
    this.report = report;
  }

  /**
   * What was done all the same.
   *
   * @return the report
   */
  public UpdateReport report() {
    return report;
  }
}
