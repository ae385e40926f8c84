package dev.headrace.processor.read;

import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.ImmutableNodeModel;
import dev.headrace.processor.model.MethodModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.ResourceModel;
import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.model.place.Place;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Reads a component of a flow whose type carries {@code @Transform}. */
final class TransformRecordReader {

  private final Reading reading;
  private final MethodReader methods;
  private final ResourceReader resources;

  TransformRecordReader(Reading reading, MethodReader methods, ResourceReader resources) {
    this.reading = reading;
    this.methods = methods;
    this.resources = resources;
  }

  /** Reads a component that is no misfit. */
  NodeModel read(RecordComponentElement component, Place place) {
    DeclaredType type = (DeclaredType) component.asType();
    TypeElement element = Reading.element(type);
    ExecutableElement method = candidates(element).get(0);
    Optional<List<NameModel>> from = Annotations.names(component, place, ClassNames.FROM);
    MethodModel read = methods.ofRecord(type, method, place, from);
    String name = component.getSimpleName().toString();
    reading.uses(element);
    return ImmutableNodeModel.builder()
        .name(name)
        .role(NodeModel.Role.TRANSFORM)
        .type(read.result())
        .method(read)
        .call(name + "()." + read.name())
        .settings(methods.settings(Place.of(element).usedAt(place), method))
        .exports(Annotations.names(component, place, ClassNames.EXPORT).orElse(List.of()))
        .emptyExport(Annotations.empty(component, place, ClassNames.EXPORT))
        .origins(from)
        .place(place)
        .build();
  }

  /** The configuration of a transform record. */
  List<ResourceModel> resources(RecordComponentElement component, Place place) {
    DeclaredType type = (DeclaredType) component.asType();
    return Reading.element(type).getRecordComponents().stream()
        .map(
            part ->
                resources.read(
                    List.of(component.getSimpleName().toString(), part.getSimpleName().toString()),
                    part,
                    reading.types.asMemberOf(type, part),
                    Place.of(part).usedAt(place)))
        .toList();
  }

  /** The methods that could be the transform. */
  static List<ExecutableElement> candidates(TypeElement record) {
    List<Name> components =
        record.getRecordComponents().stream().map(RecordComponentElement::getSimpleName).toList();
    return ElementFilter.methodsIn(record.getEnclosedElements()).stream()
        .filter(method -> method.getModifiers().contains(Modifier.PUBLIC))
        .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
        .filter(method -> !isAccessor(method, components))
        .filter(method -> !isOfObject(method))
        .toList();
  }

  private static boolean isAccessor(ExecutableElement method, List<Name> components) {
    return method.getParameters().isEmpty() && components.contains(method.getSimpleName());
  }

  private static boolean isOfObject(ExecutableElement method) {
    int parameters = method.getParameters().size();
    return switch (method.getSimpleName().toString()) {
      case "toString", "hashCode" -> parameters == 0;
      case "equals" -> parameters == 1;
      default -> false;
    };
  }
}
