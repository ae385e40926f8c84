package dev.headrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@link Transform} over lists as element-wise: the i-th element of the result belongs to
 * the i-th element of each parameter. Elements that must be computed are gathered into batches,
 * also across source rows.
 *
 * <p>A batch that fails is tried again in halves, so that one bad element fails alone. Where two
 * elements in a row fail alone because of I/O (an {@link java.io.IOException}, or one as a cause),
 * what they need is taken to be out of reach, and the rest of the batch is not taken apart.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Batched {

  /**
   * The most elements that one call may get.
   *
   * @return at least 1
   */
  int max() default 64;
}
