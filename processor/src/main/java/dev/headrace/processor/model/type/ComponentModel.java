package dev.headrace.processor.model.type;

import dev.headrace.processor.model.place.Place;
import org.immutables.value.Value;

/** One component of a row type. */
@Value.Immutable
public interface ComponentModel {

  /**
   * Its name, which is also its accessor's.
   *
   * @return the name
   */
  String name();

  /**
   * The builder's method that sets it, for an Immutables value.
   *
   * @return the method's name
   */
  @Value.Default
  default String setter() {
    return name();
  }

  /**
   * Its type.
   *
   * @return the type
   */
  TypeModel type();

  /**
   * Whether it is part of the key.
   *
   * @return true with {@code @Key}
   */
  boolean key();

  /**
   * Whether it may be null.
   *
   * @return true with any annotation named {@code Nullable}
   */
  boolean nullable();

  /**
   * Where it stands.
   *
   * @return its place
   */
  Place place();
}
