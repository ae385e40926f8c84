package dev.headrace.processor.model.fault;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.place.Place;
import org.immutables.value.Value;

/** An annotation on an element where it means nothing. */
@Value.Immutable
public interface StrayModel {

  /**
   * The annotation.
   *
   * @return its name
   */
  ClassName annotation();

  /**
   * The element.
   *
   * @return its name
   */
  String element();

  /**
   * The type that declares the element.
   *
   * @return its name
   */
  String owner();

  /**
   * Whether that type carries {@code @Transform} itself.
   *
   * @return true for a transform record
   */
  boolean inTransformRecord();

  /**
   * Where the annotation stands.
   *
   * @return its place
   */
  Place place();
}
