package dev.headrace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what counts as the user's own code when the logic of a flow's transforms is fingerprinted,
 * and how libraries count. Without it, user code is what was built together with the flow, and a
 * library counts by what the logic reaches in it.
 *
 * <pre>{@code
 * @Flow
 * @LogicScope(artifacts = "text-utils", version = "guava", ignore = "slf4j-api")
 * record HandbookSearch(...) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LogicScope {

  /**
   * Packages that are user code, each with its subpackages, wherever they come from.
   *
   * @return names
   */
  String[] packages() default {};

  /**
   * Archives that are user code.
   *
   * @return names without version and ending: {@code "text-utils"} for {@code text-utils-1.2.jar}
   */
  String[] artifacts() default {};

  /**
   * Libraries of which any change counts, reached or not.
   *
   * @return names of archives without version
   */
  String[] content() default {};

  /**
   * Libraries that count by the version in their file's name.
   *
   * @return names of archives without version
   */
  String[] version() default {};

  /**
   * Libraries that can't change a result: loggers, metrics.
   *
   * @return names of archives without version
   */
  String[] ignore() default {};
}
