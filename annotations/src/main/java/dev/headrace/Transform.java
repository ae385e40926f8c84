package dev.headrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link Flow}, or a record with exactly one public method, as a transform: a
 * pure function of its parameters, the resources it reads and its code.
 *
 * <p>A transform that returns {@code List<T>} opens a nested scope with one element for each {@code
 * T}; one that returns {@code Optional<T>} filters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Transform {

  /**
   * Whether the same parameters always give the same result. A model call is not deterministic: its
   * result is kept, and never silently computed again.
   *
   * @return false for a transform whose result may differ from call to call
   */
  boolean deterministic() default true;

  /**
   * A version for what the code does not show (a remote service, data behind a name): change it and
   * the results are computed again.
   *
   * @return any number; only whether it changed matters
   */
  int version() default 0;
}
