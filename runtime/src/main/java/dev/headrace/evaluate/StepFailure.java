package dev.headrace.evaluate;

/**
 * An element that failed.
 *
 * @param step the name of the node in which it failed: a transform, or the source or target whose
 *     row can't be encoded
 * @param element which element: {@code "chunks[3]"}, nested {@code "pages[0].lines[12]"}, or the
 *     source's name where the step runs once for the source row
 * @param cause why
 */
public record StepFailure(String step, String element, Throwable cause) {

  /** For example {@code embedding of chunks[3]: java.io.IOException: 503}. */
  @Override
  public String toString() {
    return step + " of " + element + ": " + cause;
  }
}
