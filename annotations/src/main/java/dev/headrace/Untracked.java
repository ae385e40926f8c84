package dev.headrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves a resource out of every fingerprint: a change of its value recomputes nothing. Meant for
 * what can't change a result, such as a metrics registry or a connection pool.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Untracked {

  /**
   * Why results do not depend on the value.
   *
   * @return a reason for the reader, not empty
   */
  String value();
}
