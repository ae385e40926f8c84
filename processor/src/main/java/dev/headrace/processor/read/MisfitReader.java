package dev.headrace.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.fault.ImmutableMisfitModel;
import dev.headrace.processor.model.fault.MisfitModel;
import dev.headrace.processor.model.fault.MisfitModel.Reason;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.TypeModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds what was meant to be a node or a transform record, but can't be one. */
public final class MisfitReader {

  private final Reading reading;

  MisfitReader(Reading reading) {
    this.reading = reading;
  }

  /**
   * Looks at a declaration, whether or not a flow uses it.
   *
   * @param annotation one of the flow's annotations
   * @param element what it stands on
   * @return what is wrong, if it is a type that can be no transform record
   */
  public static Optional<MisfitModel> read(TypeElement annotation, Element element) {
    boolean transform =
        annotation.getQualifiedName().contentEquals(ClassNames.TRANSFORM.canonicalName());
    if (!transform || !(element instanceof TypeElement type)) {
      return Optional.empty();
    }
    Place place = Place.of(type).on(ClassNames.TRANSFORM.canonicalName());
    return Annotations.has(type, ClassNames.FLOW)
        ? Optional.of(ofType(type, Reason.FLOW_AND_TRANSFORM, List.of(), place))
        : declared(type, Place.of(type));
  }

  /** Looks at a component of a flow, all of whose supertypes exist. */
  Optional<MisfitModel> component(RecordComponentElement component, Place place) {
    TypeMirror type = component.asType();
    boolean source = reading.supertype(type, ClassNames.SOURCE).isPresent();
    boolean target = reading.supertype(type, ClassNames.TARGET).isPresent();
    if (source || target) {
      return source && target
          ? Optional.of(ofComponent(component, Reason.SOURCE_AND_TARGET, List.of(), place))
          : Optional.empty();
    }
    Optional<TypeMirror> one =
        Annotations.has(component, ClassNames.UNTRACKED) ? Optional.empty() : connectorIn(type);
    if (one.isPresent()) {
      List<String> found = List.of(TypeModel.simple(TypeName.get(one.get())));
      return Optional.of(ofComponent(component, Reason.TOGETHER, found, place));
    }
    if (type.getKind() == TypeKind.DECLARED
        && Annotations.has(Reading.element(type), ClassNames.FLOW)) {
      return Optional.of(ofComponent(component, Reason.FLOW_IN_FLOW, List.of(), place));
    }
    return Reading.isTransform(type)
        ? transformRecord(component, (DeclaredType) type, place)
        : Optional.empty();
  }

  /** The source or target in an array or a collection. */
  private Optional<TypeMirror> connectorIn(TypeMirror type) {
    Stream<? extends TypeMirror> parts =
        type instanceof ArrayType array
            ? Stream.of(array.getComponentType())
            : type.getKind() == TypeKind.DECLARED
                    && Reading.element(type).getQualifiedName().toString().startsWith("java.util.")
                ? ((DeclaredType) type).getTypeArguments().stream()
                : Stream.empty();
    return parts
        .filter(part -> part.getKind() == TypeKind.DECLARED)
        .filter(
            part ->
                reading.supertype(part, ClassNames.SOURCE).isPresent()
                    || reading.supertype(part, ClassNames.TARGET).isPresent())
        .findFirst()
        .map(TypeMirror.class::cast);
  }

  private Optional<MisfitModel> transformRecord(
      RecordComponentElement component, DeclaredType type, Place place) {
    TypeElement element = Reading.element(type);
    Optional<MisfitModel> declared = declared(element, Place.of(element).usedAt(place));
    if (declared.isPresent()) {
      return declared;
    }
    if (!reading.canName(element)) {
      return Optional.of(ofComponent(component, Reason.NOT_ACCESSIBLE, List.of(), place));
    }
    if (!element.getTypeParameters().isEmpty() && type.getTypeArguments().isEmpty()) {
      return Optional.of(ofComponent(component, Reason.RAW, List.of("String"), place));
    }
    return type.getTypeArguments().stream()
        .filter(argument -> argument.getKind() == TypeKind.WILDCARD)
        .findFirst()
        .map(argument -> wildcard(component, argument, place));
  }

  private static MisfitModel wildcard(
      RecordComponentElement component, TypeMirror argument, Place place) {
    return ImmutableMisfitModel.builder()
        .from(ofComponent(component, Reason.WILDCARD, List.of("for example String"), place))
        .type(TypeModel.simple(TypeName.get(argument)))
        .build();
  }

  /** What is wrong with the type itself, told once for all flows that use it. */
  private static Optional<MisfitModel> declared(TypeElement type, Place place) {
    if (type.getKind() != ElementKind.RECORD) {
      return Optional.of(ofType(type, Reason.NOT_A_RECORD, List.of(), place));
    }
    List<String> methods =
        TransformRecordReader.candidates(type).stream()
            .map(method -> method.getSimpleName().toString())
            .toList();
    if (methods.size() == 1) {
      return Optional.empty();
    }
    Reason reason = methods.isEmpty() ? Reason.NO_METHOD : Reason.SEVERAL_METHODS;
    return Optional.of(ofType(type, reason, methods, place));
  }

  private static MisfitModel ofType(
      TypeElement type, Reason reason, List<String> found, Place place) {
    String name = TypeModel.simple(ClassName.get(type));
    return misfit(name, reason, name, found, place);
  }

  private static MisfitModel ofComponent(
      RecordComponentElement component, Reason reason, List<String> found, Place place) {
    String type = TypeModel.simple(TypeName.get(component.asType()));
    return misfit(component.getSimpleName().toString(), reason, type, found, place);
  }

  /** A method of the flow, or of an interface of it, that is no transform of the flow. */
  static MisfitModel ofMethod(Element method, Reason reason, Place place) {
    String type = TypeModel.simple(ClassName.get(Reading.owner(method)));
    return misfit(method.getSimpleName().toString(), reason, type, List.of(), place);
  }

  private static MisfitModel misfit(
      String name, Reason reason, String type, List<String> found, Place place) {
    return ImmutableMisfitModel.builder()
        .name(name)
        .reason(reason)
        .type(type)
        .addAllFound(found)
        .place(place)
        .build();
  }
}
