package dev.headrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ends a logic fingerprint at a method, or at every method of a class: what it does counts by its
 * name and this version instead of its code.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface LogicBoundary {

  /**
   * The version of what the method does.
   *
   * @return any number; only whether it changed matters
   */
  int version();
}
