package dev.headrace.processor.problem;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;

/** Reads {@code @SuppressWarnings("headrace:HR301")} on an element and those around it. */
final class Suppressions {

  private static final String PREFIX = "headrace:";

  private Suppressions() {}

  static boolean suppresses(Element element, String code) {
    return Stream.concat(accessor(element), around(element))
        .map(suppressing -> suppressing.getAnnotation(SuppressWarnings.class))
        .filter(annotation -> annotation != null)
        .flatMap(annotation -> Arrays.stream(annotation.value()))
        .anyMatch(value -> value.equals(PREFIX + code));
  }

  private static Stream<Element> around(Element element) {
    return Stream.iterate(element, around -> around != null, Element::getEnclosingElement);
  }

  /** The compiler moves the annotation of a record component to its accessor. */
  private static Stream<Element> accessor(Element element) {
    return element instanceof RecordComponentElement component
        ? Stream.ofNullable(component.getAccessor())
        : Stream.empty();
  }
}
