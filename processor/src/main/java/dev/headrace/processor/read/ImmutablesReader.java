package dev.headrace.processor.read;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.ClassNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Knows what Immutables makes of an abstract type, in its default style. */
final class ImmutablesReader {

  private static final String ABSTRACT = "Abstract";

  private final Reading reading;

  ImmutablesReader(Reading reading) {
    this.reading = reading;
  }

  /** The name that the implementation has for a type that is not in an enclosing value. */
  String wanted(TypeElement value) {
    String prefix = reading.elements.getPackageOf(value).getQualifiedName().toString();
    return (prefix.isEmpty() ? "" : prefix + ".") + "Immutable" + base(value);
  }

  private static String base(TypeElement value) {
    String name = value.getSimpleName().toString();
    return name.startsWith(ABSTRACT) && name.length() > ABSTRACT.length()
        ? name.substring(ABSTRACT.length())
        : name;
  }

  /** The implementation, if it is there already. */
  Optional<ClassName> implementation(TypeElement value) {
    TypeElement alone = reading.elements.getTypeElement(wanted(value));
    TypeElement nested =
        value.getEnclosingElement() instanceof TypeElement outer
            ? reading.elements.getTypeElement(wanted(outer) + "." + base(value))
            : null;
    TypeElement found = nested != null ? nested : alone;
    return Optional.ofNullable(found).map(ClassName::get);
  }

  /** Why generated code in the flow's package can't make or read a value, if it can't. */
  Optional<String> obstacle(TypeElement value) {
    TypeElement type =
        reading.elements.getTypeElement(implementation(value).orElseThrow().canonicalName());
    if (!reading.canName(type)) {
      return Optional.of(type.getSimpleName() + " can't be used from the flow's package");
    }
    if (ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .noneMatch(method -> method.getSimpleName().contentEquals("builder"))) {
      return Optional.of(type.getSimpleName() + " has no method builder()");
    }
    return accessors(value).stream()
        .filter(accessor -> !reading.canCall(accessor))
        .findFirst()
        .map(accessor -> accessor.getSimpleName() + "() can't be called from the flow's package");
  }

  /** The accessors of the attributes that a builder sets, inherited ones first. */
  List<ExecutableElement> accessors(TypeElement value) {
    Map<String, ExecutableElement> accessors = new LinkedHashMap<>();
    collect(value, accessors);
    return accessors.values().stream().filter(ImmutablesReader::isAttribute).toList();
  }

  private void collect(TypeElement type, Map<String, ExecutableElement> accessors) {
    for (TypeMirror supertype : reading.types.directSupertypes(type.asType())) {
      if (supertype.getKind() == TypeKind.ERROR) {
        reading.missing.add(supertype.toString());
      } else if (!reading.types.isSameType(supertype, objectType())) {
        collect(Reading.element(supertype), accessors);
      }
    }
    ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> method.getParameters().isEmpty())
        .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
        .forEach(method -> accessors.put(method.getSimpleName().toString(), method));
  }

  private TypeMirror objectType() {
    return reading.elements.getTypeElement("java.lang.Object").asType();
  }

  private static boolean isAttribute(ExecutableElement method) {
    boolean named = List.of("hashCode", "toString").contains(method.getSimpleName().toString());
    return method.getReturnType().getKind() != TypeKind.VOID
        && !named
        && (method.getModifiers().contains(Modifier.ABSTRACT)
            || Annotations.has(method, ClassNames.IMMUTABLE_DEFAULT));
  }

  /** The method of the builder that sets an attribute: named as its accessor, or without "get". */
  String setter(TypeElement value, ExecutableElement accessor) {
    String name = accessor.getSimpleName().toString();
    boolean literal =
        implementation(value)
            .map(type -> reading.elements.getTypeElement(type.canonicalName() + ".Builder"))
            .map(
                builder ->
                    ElementFilter.methodsIn(builder.getEnclosedElements()).stream()
                        .anyMatch(method -> method.getSimpleName().contentEquals(name)))
            .orElse(true);
    return literal ? name : withoutGet(name);
  }

  private static String withoutGet(String name) {
    String rest =
        name.startsWith("get")
            ? name.substring(3)
            : name.startsWith("is") ? name.substring(2) : name;
    return rest.isEmpty()
        ? name
        : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
  }
}
