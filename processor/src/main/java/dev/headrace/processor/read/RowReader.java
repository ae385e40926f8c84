package dev.headrace.processor.read;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.ComponentModel;
import dev.headrace.processor.model.type.ImmutableComponentModel;
import dev.headrace.processor.model.type.ImmutableRowModel;
import dev.headrace.processor.model.type.ImmutableTypeFault;
import dev.headrace.processor.model.type.ImmutableUnionModel;
import dev.headrace.processor.model.type.TypeFault;
import dev.headrace.processor.model.type.TypeFault.Reason;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.ValueKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads row types and sealed interfaces of them, each once, and notes them in the reading. */
final class RowReader {

  private final Reading reading;
  private final TypeReader types;
  private final ImmutablesReader immutables;

  RowReader(Reading reading, TypeReader types) {
    this.reading = reading;
    this.types = types;
    this.immutables = new ImmutablesReader(reading);
  }

  /** Reads a record or an Immutables value; a fault where it can't be one. */
  Optional<TypeFault> row(TypeElement element, Place use) {
    ClassName name = ClassName.get(element);
    boolean record = element.getKind() == ElementKind.RECORD;
    Optional<ClassName> implementation =
        record ? Optional.empty() : immutables.implementation(element);
    if (!record && implementation.isEmpty()) {
      String wanted = immutables.wanted(element);
      reading.awaited.add(wanted);
      // Immutables waits for these as well, and the compiler reports them.
      immutables.accessors(element).stream()
          .map(ExecutableElement::getReturnType)
          .filter(type -> type.getKind() == TypeKind.ERROR)
          .forEach(type -> reading.missing.add(type.toString()));
      return Optional.of(TypeFault.of(Reason.NO_IMPLEMENTATION, TypeModel.simple(name), wanted));
    }
    Optional<String> obstacle =
        implementation.isPresent() ? immutables.obstacle(element) : Optional.empty();
    if (obstacle.isPresent()) {
      return Optional.of(
          TypeFault.of(Reason.UNUSABLE_VALUE, TypeModel.simple(name), obstacle.get()));
    }
    if (reading.begun.add(name)) {
      reading.rows.put(
          name,
          ImmutableRowModel.builder()
              .type(name)
              .implementation(implementation)
              .addAllComponents(record ? components(element, use) : attributes(element, use))
              .place(Place.of(element).usedAt(use))
              .build());
    }
    return Optional.empty();
  }

  private List<ComponentModel> components(TypeElement record, Place use) {
    List<ComponentModel> components = new ArrayList<>();
    for (RecordComponentElement component : record.getRecordComponents()) {
      Optional<ExecutableElement> accessor = Reading.accessor(component);
      accessor.ifPresent(reading::uses);
      components.add(
          ImmutableComponentModel.builder()
              .name(component.getSimpleName().toString())
              .type(types.read(component.asType(), placeOf(component, use)))
              .key(
                  Annotations.has(component, ClassNames.KEY)
                      || accessor.filter(a -> Annotations.has(a, ClassNames.KEY)).isPresent())
              .nullable(
                  Annotations.isNullable(component)
                      || Annotations.isNullable(component.asType())
                      || accessor.filter(RowReader::isNullable).isPresent())
              .place(placeOf(component, use))
              .build());
    }
    return components;
  }

  private static Place placeOf(RecordComponentElement component, Place use) {
    return Place.of(component).usedAt(use);
  }

  private static boolean isNullable(ExecutableElement accessor) {
    return Annotations.isNullable(accessor) || Annotations.isNullable(accessor.getReturnType());
  }

  private List<ComponentModel> attributes(TypeElement value, Place use) {
    List<ComponentModel> components = new ArrayList<>();
    for (ExecutableElement accessor : immutables.accessors(value)) {
      Place place = Place.of(accessor).usedAt(use);
      reading.uses(accessor);
      components.add(
          ImmutableComponentModel.builder()
              .name(accessor.getSimpleName().toString())
              .setter(immutables.setter(value, accessor))
              .type(types.read(accessor.getReturnType(), place))
              .key(Annotations.has(accessor, ClassNames.KEY))
              .nullable(isNullable(accessor))
              .place(place)
              .build());
    }
    return components;
  }

  /** Reads a sealed interface; a fault where it permits something that is not a row. */
  Optional<TypeFault> union(TypeElement element, Place use) {
    ClassName name = ClassName.get(element);
    if (!reading.begun.add(name)) {
      return Optional.empty();
    }
    Set<TypeModel> rows = new LinkedHashSet<>();
    Set<TypeModel> unions = new LinkedHashSet<>();
    List<TypeModel> others = new ArrayList<>();
    for (TypeMirror permitted : element.getPermittedSubclasses()) {
      TypeModel type = types.read(permitted, use);
      if (type.kind() == ValueKind.ROW) {
        rows.add(type);
      } else if (type.kind() == ValueKind.UNION && reading.unions.containsKey(type.className())) {
        unions.add(type);
        unions.addAll(reading.unions.get(type.className()).unions());
        rows.addAll(reading.unions.get(type.className()).rows());
      } else {
        others.add(type);
      }
    }
    if (!others.isEmpty()) {
      reading.begun.remove(name);
      return Optional.of(fault(name, others));
    }
    Comparator<TypeModel> byName = Comparator.comparing(type -> type.name().toString());
    reading.unions.put(
        name,
        ImmutableUnionModel.builder()
            .type(name)
            .addAllRows(rows.stream().sorted(byName).toList())
            .addAllUnions(unions.stream().sorted(byName).toList())
            .build());
    return Optional.empty();
  }

  /** What is wrong with one of the permitted types, else that they are no rows. */
  private static TypeFault fault(ClassName union, List<TypeModel> permitted) {
    String by = " (permitted by " + TypeModel.simple(union) + ")";
    return permitted.stream()
        .flatMap(type -> type.fault().stream())
        .filter(fault -> fault.reason() != Reason.UNSUPPORTED)
        .filter(fault -> fault.reason() != Reason.NOT_SEALED)
        .findFirst()
        .<TypeFault>map(
            fault -> ImmutableTypeFault.builder().from(fault).found(fault.found() + by).build())
        .orElseGet(
            () ->
                TypeFault.of(
                    Reason.PERMITS_OTHER,
                    TypeModel.simple(union),
                    permitted.stream().map(TypeModel::text).collect(Collectors.joining(" and "))));
  }
}
