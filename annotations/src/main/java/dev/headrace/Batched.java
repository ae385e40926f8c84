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
 * <p>A batch that fails is tried again in halves, so that one bad element fails alone.
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
