package dev.headrace.evaluate;

import org.jspecify.annotations.Nullable;

/** A transform returned what it may not. The message names it, what was found and the way out. */
public final class TransformException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TransformException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
