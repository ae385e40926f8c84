package dev.headrace.samples.codesearch.embed;

import org.jspecify.annotations.Nullable;

/** An embedder did not give the vectors asked for. The message says why and what to do. */
public final class EmbeddingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what was found, what was expected, what to do
   * @param cause what it comes from, if anything
   */
  public EmbeddingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
