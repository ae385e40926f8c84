package dev.headrace.processor.model.place;

import org.immutables.value.Value;

/** A name that an annotation gives: an entry of {@code @From} or {@code @Export}. */
@Value.Immutable
public interface NameModel {

  /**
   * The text.
   *
   * @return as written
   */
  String text();

  /**
   * Where it stands.
   *
   * @return the place of the annotation's value
   */
  Place place();
}
