package dev.headrace.processor.read;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.type.RowModel;
import dev.headrace.processor.model.type.UnionModel;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What is gathered while one flow is read, and questions to the compilation. One thread's. */
final class Reading {

  final Elements elements;
  final Types types;
  final Map<ClassName, RowModel> rows = new LinkedHashMap<>();
  final Map<ClassName, UnionModel> unions = new LinkedHashMap<>();
  final Set<ClassName> begun = new LinkedHashSet<>();
  final Set<String> missing = new LinkedHashSet<>();
  final Set<String> awaited = new LinkedHashSet<>();
  private final PackageElement home;
  private boolean deprecated;

  Reading(Elements elements, Types types, TypeElement flow) {
    this.elements = elements;
    this.types = types;
    this.home = elements.getPackageOf(flow);
  }

  private Reading(Reading other) {
    this.elements = other.elements;
    this.types = other.types;
    this.home = other.home;
    adopt(other);
  }

  /** A reading to try something with, which is adopted or forgotten. */
  Reading trial() {
    return new Reading(this);
  }

  void adopt(Reading trial) {
    rows.putAll(trial.rows);
    unions.putAll(trial.unions);
    begun.addAll(trial.begun);
    missing.addAll(trial.missing);
    awaited.addAll(trial.awaited);
    deprecated |= trial.deprecated;
  }

  /** Notes that generated code will use an element. */
  void uses(Element element) {
    deprecated |= elements.isDeprecated(element);
  }

  boolean deprecated() {
    return deprecated;
  }

  /** A component's accessor; Eclipse's compiler knows only those that are written out. */
  static Optional<ExecutableElement> accessor(RecordComponentElement component) {
    return Optional.ofNullable(component.getAccessor());
  }

  /** Whether code in the flow's package can name a type. */
  boolean canName(TypeElement type) {
    boolean samePackage = elements.getPackageOf(type).equals(home);
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      Set<Modifier> modifiers = at.getModifiers();
      if (modifiers.contains(Modifier.PRIVATE)
          || (!samePackage && !modifiers.contains(Modifier.PUBLIC))) {
        return false;
      }
    }
    return true;
  }

  /** Whether code in the flow's package can call a method of a type that it can name. */
  boolean canCall(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.PUBLIC)
        || (elements.getPackageOf(method).equals(home)
            && !method.getModifiers().contains(Modifier.PRIVATE));
  }

  static TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }

  /** The type that declares a field, method or constructor. */
  static TypeElement owner(Element member) {
    Element owner = member.getEnclosingElement();
    return (TypeElement) Objects.requireNonNull(owner, "a member is in a type");
  }

  static boolean isTransform(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && Annotations.has(element(type), ClassNames.TRANSFORM);
  }

  static boolean isNamed(TypeMirror type, ClassName name) {
    return type.getKind() == TypeKind.DECLARED
        && element(type).getQualifiedName().contentEquals(name.canonicalName());
  }

  /** The type itself or the supertype that has the name; notes supertypes that do not exist. */
  Optional<DeclaredType> supertype(TypeMirror type, ClassName name) {
    if (type.getKind() == TypeKind.ERROR) {
      missing.add(type.toString());
      return Optional.empty();
    }
    if (isNamed(type, name)) {
      return Optional.of((DeclaredType) type);
    }
    List<? extends TypeMirror> supertypes =
        type.getKind() == TypeKind.DECLARED ? types.directSupertypes(type) : List.of();
    Optional<DeclaredType> found = Optional.empty();
    for (TypeMirror supertype : supertypes) {
      found = found.or(() -> supertype(supertype, name));
    }
    return found;
  }
}
