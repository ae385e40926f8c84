package dev.headrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which node feeds a parameter where its type and name leave that open.
 *
 * <p>On a parameter of a transform it has one entry. On a flow's component that is a transform
 * record it has one entry for each parameter of the transform's method, in order.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface From {

  /**
   * Where the values come from.
   *
   * @return a node's name, or the path of a component of its rows: {@code "node.component"}
   */
  String[] value();
}
