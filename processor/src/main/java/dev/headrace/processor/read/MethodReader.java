package dev.headrace.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.ImmutableMethodModel;
import dev.headrace.processor.model.ImmutableParameterModel;
import dev.headrace.processor.model.ImmutableSettingsModel;
import dev.headrace.processor.model.MethodModel;
import dev.headrace.processor.model.ParameterModel;
import dev.headrace.processor.model.SettingsModel;
import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the method of a transform. */
final class MethodReader {

  private final Reading reading;
  private final TypeReader types;

  MethodReader(Reading reading, TypeReader types) {
    this.reading = reading;
    this.types = types;
  }

  /** Reads a method of the flow itself. */
  MethodModel ofFlow(DeclaredType flow, ExecutableElement method) {
    return read(flow, method, Optional.empty(), Optional.empty());
  }

  /**
   * Reads the method of a transform record; what it says of its own parameters is outdone by what
   * the flow's component says.
   */
  MethodModel ofRecord(
      DeclaredType record,
      ExecutableElement method,
      Place component,
      Optional<List<NameModel>> from) {
    return read(record, method, Optional.of(component), from);
  }

  private MethodModel read(
      DeclaredType owner,
      ExecutableElement method,
      Optional<Place> component,
      Optional<List<NameModel>> from) {
    reading.uses(method);
    ExecutableType type = (ExecutableType) reading.types.asMemberOf(owner, method);
    Place place = component.map(use -> Place.of(method).usedAt(use)).orElse(Place.of(method));
    List<ParameterModel> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      int position = i;
      Optional<NameModel> entry =
          from.filter(entries -> entries.size() > position).map(entries -> entries.get(position));
      parameters.add(parameter(parameter, type.getParameterTypes().get(i), component, entry));
    }
    return ImmutableMethodModel.builder()
        .owner(reading.elements.getBinaryName((TypeElement) owner.asElement()).toString())
        .name(method.getSimpleName().toString())
        .text(component.isPresent() ? ofOwner(method) : method.getSimpleName().toString())
        .descriptor(Descriptors.of(method, reading.elements, reading.types))
        .addAllModifiers(method.getModifiers())
        .generic(!method.getTypeParameters().isEmpty())
        .varArgs(method.isVarArgs())
        .addAllParameters(parameters)
        .result(types.read(type.getReturnType(), place))
        .nullable(Annotations.isNullable(method) || Annotations.isNullable(method.getReturnType()))
        .thrown(
            type.getThrownTypes().stream().filter(t -> !allowed(t)).map(TypeName::get).findFirst())
        .namesLost(namesLost(method))
        .place(place)
        .build();
  }

  private static String ofOwner(ExecutableElement method) {
    return TypeModel.simple(ClassName.get(Reading.owner(method))) + "." + method.getSimpleName();
  }

  private ParameterModel parameter(
      VariableElement parameter,
      TypeMirror type,
      Optional<Place> component,
      Optional<NameModel> entry) {
    Place own = Place.of(parameter);
    Place place = component.orElse(own);
    Optional<List<NameModel>> said = Annotations.names(parameter, own, ClassNames.FROM);
    return ImmutableParameterModel.builder()
        .entries(said.map(List::size).orElse(1))
        .name(parameter.getSimpleName().toString())
        .type(types.read(type, component.map(own::usedAt).orElse(own)))
        .origin(entry.or(() -> said.flatMap(names -> names.stream().findFirst())))
        .place(entry.map(NameModel::place).orElse(place))
        .build();
  }

  /** The evaluation may see exceptions and errors, not any other throwable. */
  private boolean allowed(TypeMirror thrown) {
    if (thrown.getKind() == TypeKind.ERROR) {
      reading.missing.add(thrown.toString());
      return true;
    }
    return isSubtype(thrown, "java.lang.Exception") || isSubtype(thrown, "java.lang.Error");
  }

  private boolean isSubtype(TypeMirror type, String name) {
    return reading.types.isSubtype(type, reading.elements.getTypeElement(name).asType());
  }

  private static boolean namesLost(ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).getSimpleName().contentEquals("arg" + i)) {
        return false;
      }
    }
    return !parameters.isEmpty();
  }

  /** Reads {@code @Transform} of what carries it, and {@code @Batched} of the method. */
  SettingsModel settings(Place carrier, ExecutableElement method) {
    Element transform = carrier.element();
    ImmutableSettingsModel.Builder settings = ImmutableSettingsModel.builder().place(carrier);
    Annotations.find(transform, ClassNames.TRANSFORM)
        .ifPresent(
            mirror -> {
              Annotations.value(mirror, "deterministic")
                  .ifPresent(value -> settings.deterministic((Boolean) value));
              Annotations.value(mirror, "version")
                  .ifPresent(value -> settings.version((Integer) value));
              Annotations.value(mirror, "logic")
                  .ifPresent(
                      value ->
                          settings.pinned(
                              ((VariableElement) value).getSimpleName().contentEquals("PINNED")));
              settings.addAllDeps(Annotations.classes(mirror, "deps", reading.elements));
              settings.addAllFiles(Annotations.texts(mirror, "resources"));
              settings.addAllEnv(Annotations.texts(mirror, "env"));
            });
    Annotations.find(method, ClassNames.BATCHED)
        .ifPresent(
            mirror ->
                settings.batch(
                    Annotations.value(mirror, "max").map(Integer.class::cast).orElse(64)));
    return settings.build();
  }
}
