package dev.headrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the targets that take a node's rows, where several nodes yield rows of a target's type. It
 * stands on a {@link Transform} method, or on a flow's component that is a transform record or a
 * source.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Export {

  /**
   * The targets.
   *
   * @return names of the flow's target components, at least one
   */
  String[] value();
}
