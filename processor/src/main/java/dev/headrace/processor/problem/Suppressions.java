package dev.headrace.processor.problem;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** Reads {@code @SuppressWarnings("headrace:HR301")} on an element and those around it. */
final class Suppressions {

  private static final String PREFIX = "headrace:";

  private Suppressions() {}

  static boolean suppresses(Element element, String code) {
    return Stream.iterate(element, around -> around != null, Element::getEnclosingElement)
        .map(around -> around.getAnnotation(SuppressWarnings.class))
        .filter(annotation -> annotation != null)
        .flatMap(annotation -> Arrays.stream(annotation.value()))
        .anyMatch(value -> value.equals(PREFIX + code));
  }
}
