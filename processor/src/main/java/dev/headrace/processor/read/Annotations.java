package dev.headrace.processor.read;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.place.ImmutableNameModel;
import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.model.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/** Reads annotations that are known by name only. */
final class Annotations {

  private Annotations() {}

  static Optional<? extends AnnotationMirror> find(AnnotatedConstruct annotated, ClassName name) {
    return annotated.getAnnotationMirrors().stream()
        .filter(mirror -> type(mirror).getQualifiedName().contentEquals(name.canonicalName()))
        .findFirst();
  }

  static boolean has(AnnotatedConstruct annotated, ClassName name) {
    return find(annotated, name).isPresent();
  }

  /** Whether any annotation named {@code Nullable} is there, whoever declares it. */
  static boolean isNullable(AnnotatedConstruct annotated) {
    return hasNamed(annotated, "Nullable");
  }

  /** Whether any annotation of a simple name is there. */
  static boolean hasNamed(AnnotatedConstruct annotated, String simpleName) {
    return annotated.getAnnotationMirrors().stream()
        .anyMatch(mirror -> type(mirror).getSimpleName().contentEquals(simpleName));
  }

  private static TypeElement type(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }

  /** The value as written; none where the default holds. */
  static Optional<Object> value(AnnotationMirror mirror, String attribute) {
    return mirror.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(attribute))
        .map(entry -> entry.getValue().getValue())
        .findFirst();
  }

  /** The texts of {@code value}, each with its place; none without the annotation. */
  static Optional<List<NameModel>> names(Element element, Place place, ClassName annotation) {
    return find(element, annotation).map(mirror -> names(mirror, place, annotation));
  }

  /** The place of an annotation whose {@code value} has no entry. */
  static Optional<Place> empty(Element element, Place place, ClassName annotation) {
    return names(element, place, annotation)
        .filter(List::isEmpty)
        .map(none -> place.on(annotation.canonicalName()));
  }

  private static List<NameModel> names(AnnotationMirror mirror, Place place, ClassName annotation) {
    List<String> texts = texts(value(mirror, "value").orElse(List.of()));
    List<NameModel> names = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      names.add(
          ImmutableNameModel.builder()
              .text(texts.get(i))
              .place(place.on(annotation.canonicalName(), "value", i))
              .build());
    }
    return names;
  }

  /** The texts of one attribute; none where the default holds. */
  static List<String> texts(AnnotationMirror mirror, String attribute) {
    return texts(value(mirror, attribute).orElse(List.of()));
  }

  /** The classes of one attribute as binary names, others as written; none for the default. */
  static List<String> classes(AnnotationMirror mirror, String attribute, Elements elements) {
    Object value = value(mirror, attribute).orElse(List.of());
    List<?> entries = value instanceof List<?> list ? list : List.of();
    return entries.stream()
        .map(entry -> ((AnnotationValue) entry).getValue())
        .map(
            type ->
                type instanceof DeclaredType declared
                    ? elements.getBinaryName(Reading.element(declared)).toString()
                    : type.toString())
        .toList();
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(entry -> String.valueOf(((AnnotationValue) entry).getValue())).toList()
        : List.of(value.toString());
  }
}
