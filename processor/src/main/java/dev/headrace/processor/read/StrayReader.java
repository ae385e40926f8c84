package dev.headrace.processor.read;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.fault.ImmutableStrayModel;
import dev.headrace.processor.model.fault.StrayModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.TypeModel;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds annotations that mean nothing where they stand. */
public final class StrayReader {

  private final Reading reading;
  private final Element element;
  private final Element owner;

  private StrayReader(
      ProcessingEnvironment environment, Element element, Element owner, TypeElement around) {
    this.reading = new Reading(environment.getElementUtils(), environment.getTypeUtils(), around);
    this.element = element;
    this.owner = owner;
  }

  /**
   * Looks at one annotated element.
   *
   * @param environment the compilation
   * @param annotation one of the flow's annotations
   * @param element what it stands on
   * @return the annotation and its element, if it means nothing there
   */
  public static Optional<StrayModel> read(
      ProcessingEnvironment environment, TypeElement annotation, Element element) {
    ClassName name = ClassName.get(annotation);
    if (name.equals(ClassNames.LOGIC_SCOPE)) {
      return isFlow(element) ? Optional.empty() : Optional.of(ofType((TypeElement) element, name));
    }
    Element owner = element.getEnclosingElement();
    if (owner == null || owner.getKind() == ElementKind.PACKAGE) {
      return Optional.empty();
    }
    TypeElement around = around(owner);
    return new StrayReader(environment, element, owner, around).isStray(name)
        ? Optional.of(
            ImmutableStrayModel.builder()
                .annotation(name)
                .element(element.getSimpleName().toString())
                .owner(TypeModel.simple(ClassName.get(around)))
                .inTransformRecord(Annotations.has(around, ClassNames.TRANSFORM) && !isFlow(around))
                .place(Place.of(element).on(name.canonicalName()))
                .build())
        : Optional.empty();
  }

  private static StrayModel ofType(TypeElement type, ClassName annotation) {
    return ImmutableStrayModel.builder()
        .annotation(annotation)
        .element(type.getSimpleName().toString())
        .owner(TypeModel.simple(ClassName.get(type)))
        .inTransformRecord(false)
        .place(Place.of(type).on(annotation.canonicalName()))
        .build();
  }

  private static TypeElement around(Element element) {
    return element instanceof TypeElement type
        ? type
        : around(Objects.requireNonNull(element.getEnclosingElement(), "a method is in a type"));
  }

  private boolean isStray(ClassName annotation) {
    if (isCopiedFromComponent(annotation) || isGenerated(owner)) {
      return false;
    }
    if (annotation.equals(ClassNames.TRANSFORM)) {
      return element.getKind() == ElementKind.METHOD && !isFlow(owner);
    }
    if (annotation.equals(ClassNames.BATCHED)) {
      return !isTransform(element);
    }
    if (annotation.equals(ClassNames.FROM)) {
      return isParameter() ? !isTransform(owner) : !isComponentOfFlow(ClassNames.TRANSFORM);
    }
    if (annotation.equals(ClassNames.EXPORT)) {
      return element.getKind() == ElementKind.METHOD
          ? !Annotations.has(element, ClassNames.TRANSFORM)
          : !isComponentOfFlow(ClassNames.TRANSFORM) && !isComponentOfFlow(ClassNames.SOURCE);
    }
    if (annotation.equals(ClassNames.UNTRACKED)) {
      return !isResource();
    }
    return annotation.equals(ClassNames.KEY) && !isRowComponent();
  }

  /** To Eclipse's compiler, a component with annotations is also a parameter of its record. */
  private boolean isParameter() {
    return element.getKind() == ElementKind.PARAMETER && !(owner instanceof TypeElement);
  }

  /** The compiler copies a component's annotations to its accessor and constructor parameter. */
  private boolean isCopiedFromComponent(ClassName annotation) {
    if (isParameter()) {
      return owner.getKind() == ElementKind.CONSTRUCTOR
          && around(owner).getKind() == ElementKind.RECORD;
    }
    return owner instanceof TypeElement type
        && type.getRecordComponents().stream()
            .filter(component -> Reading.accessor(component).filter(element::equals).isPresent())
            .anyMatch(
                component ->
                    annotation.equals(ClassNames.KEY) || Annotations.has(component, annotation));
  }

  /** Generators copy annotations of components to what they make of them. */
  private static boolean isGenerated(Element owner) {
    return Stream.iterate(owner, at -> at != null, Element::getEnclosingElement)
        .anyMatch(at -> Annotations.hasNamed(at, "Generated"));
  }

  private static boolean isFlow(Element type) {
    return Annotations.has(type, ClassNames.FLOW);
  }

  /** A method that carries the annotation, or the method of a record that does. */
  private static boolean isTransform(Element method) {
    TypeElement type = around(method);
    return Annotations.has(method, ClassNames.TRANSFORM)
        || (!isFlow(type)
            && Annotations.has(type, ClassNames.TRANSFORM)
            && method instanceof ExecutableElement called
            && (type.getKind() != ElementKind.RECORD
                || TransformRecordReader.candidates(type).contains(called)));
  }

  private boolean isComponentOfFlow(ClassName kind) {
    TypeMirror type = element.asType();
    if (!isFlow(owner) || type.getKind() == TypeKind.ERROR) {
      return isFlow(owner);
    }
    return kind.equals(ClassNames.TRANSFORM)
        ? type.getKind() == TypeKind.DECLARED
            && Annotations.has(Reading.element(type), ClassNames.TRANSFORM)
        : reading.supertype(type, kind).isPresent();
  }

  private boolean isResource() {
    if (!isFlow(owner)) {
      return Annotations.has(owner, ClassNames.TRANSFORM);
    }
    return element.asType().getKind() == TypeKind.ERROR
        || !(isComponentOfFlow(ClassNames.TRANSFORM)
            || isComponentOfFlow(ClassNames.SOURCE)
            || isComponentOfFlow(ClassNames.TARGET));
  }

  private boolean isRowComponent() {
    if (element instanceof ExecutableElement method) {
      return method.getParameters().isEmpty()
          && (method.getModifiers().contains(Modifier.ABSTRACT)
              || Annotations.has(owner, ClassNames.IMMUTABLE));
    }
    return !isFlow(owner);
  }
}
