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

  /**
   * What a change of the transform is: of its code, or only of its {@link #version}.
   *
   * @return {@link Logic#CODE} unless the version alone is to decide
   */
  Logic logic() default Logic.CODE;

  /**
   * Classes that the transform depends on although its code does not refer to them, such as those
   * that it finds by reflection or as services: all of their code counts. A library that is not
   * followed counts by its policy, see {@link LogicScope}.
   *
   * @return classes
   */
  Class<?>[] deps() default {};

  /**
   * Files beside the flow's classes that the transform reads by names that its code does not show:
   * they count by content.
   *
   * @return paths such as {@code "prompts/*.txt"}; {@code *} stands for any name, {@code **} for
   *     any path
   */
  String[] resources() default {};

  /**
   * Environment variables that the transform depends on: their values count, as they are when an
   * update begins.
   *
   * @return names
   */
  String[] env() default {};

  /** What a change of a transform is. */
  enum Logic {
    /** A change of anything that its code can reach. */
    CODE,
    /**
     * A change of its version, and nothing else: for code that changes but means the same. {@link
     * #deps} and {@link #resources} would count for nothing, and do not compile.
     */
    PINNED
  }
}
