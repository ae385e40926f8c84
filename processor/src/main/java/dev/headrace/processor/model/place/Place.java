package dev.headrace.processor.model.place;

import java.util.Optional;
import javax.lang.model.element.Element;
import org.immutables.value.Value;

/** Where something stands in the user's sources; opaque to all but the printer of problems. */
@Value.Immutable
public interface Place {

  /**
   * The element.
   *
   * @return a type, method, parameter, field or record component
   */
  Element element();

  /**
   * The annotation on the element.
   *
   * @return its qualified name, if not the element itself is meant
   */
  Optional<String> annotation();

  /**
   * The annotation's attribute.
   *
   * @return its name, if not the whole annotation is meant
   */
  Optional<String> attribute();

  /**
   * Which of the attribute's values.
   *
   * @return the position, if the attribute has several
   */
  Optional<Integer> index();

  /**
   * A part of the element's body, where a compiler has told of one.
   *
   * @return the compiler's own tree
   */
  Optional<Object> tree();

  /**
   * What to point at where the element has no source in this compilation.
   *
   * @return the user's element that brought this one in
   */
  Optional<Place> use();

  /**
   * Makes a place.
   *
   * @param element the element
   * @return its place
   */
  static Place of(Element element) {
    return ImmutablePlace.builder().element(element).build();
  }

  /**
   * An annotation on the element.
   *
   * @param name its qualified name
   * @return the place of the annotation
   */
  default Place on(String name) {
    return ImmutablePlace.builder().from(this).annotation(name).build();
  }

  /**
   * One value of an annotation on the element.
   *
   * @param name the annotation's qualified name
   * @param attribute the attribute
   * @param index the position among the attribute's values
   * @return the place of the value
   */
  default Place on(String name, String attribute, int index) {
    return ImmutablePlace.builder()
        .from(this)
        .annotation(name)
        .attribute(attribute)
        .index(index)
        .build();
  }

  /**
   * A part of the element's body.
   *
   * @param tree the compiler's own tree
   * @return the place of the part
   */
  default Place at(Object tree) {
    return ImmutablePlace.builder().from(this).tree(tree).build();
  }

  /**
   * The same place, with another to point at where it has no source.
   *
   * @param use the user's element that brought this one in
   * @return the place
   */
  default Place usedAt(Place use) {
    return ImmutablePlace.builder().from(this).use(use).build();
  }
}
