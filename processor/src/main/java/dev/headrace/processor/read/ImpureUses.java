package dev.headrace.processor.read;

import dev.headrace.fingerprint.purity.ImpurityKind;
import dev.headrace.fingerprint.purity.PurityTable;
import dev.headrace.processor.model.fault.ImpureUseModel.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Knows which members make a body impure. What formatting, reflection and threads may do is left to
 * the fingerprint's findings: here a warning must be right.
 */
final class ImpureUses {

  private static final Set<String> CHANGES =
      Set.of(
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "append",
          "clear",
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "merge",
          "offer",
          "poll",
          "pop",
          "push",
          "put",
          "putAll",
          "putIfAbsent",
          "remove",
          "removeAll",
          "removeIf",
          "replaceAll",
          "retainAll",
          "set");

  private final Elements elements;
  private final Types types;
  private final Supplier<PurityTable> table;

  ImpureUses(Elements elements, Types types, Supplier<PurityTable> table) {
    this.elements = elements;
    this.types = types;
    this.table = table;
  }

  /** What a call of a method or constructor does, if it is made on a value of a type. */
  Optional<Kind> call(ExecutableElement called, Optional<TypeMirror> receiver) {
    String name = called.getSimpleName().toString();
    String descriptor = Descriptors.of(called, elements, types);
    return receiver
        .filter(type -> type.getKind() == TypeKind.DECLARED)
        .flatMap(type -> find(Reading.element(type), name, descriptor))
        .or(() -> find(Reading.owner(called), name, descriptor));
  }

  private Optional<Kind> find(TypeElement owner, String name, String descriptor) {
    return table
        .get()
        .find(elements.getBinaryName(owner).toString(), name, descriptor)
        .filter(impurity -> impurity.severity().equals("WARNING"))
        .flatMap(impurity -> kind(impurity.kind()));
  }

  private static Optional<Kind> kind(ImpurityKind kind) {
    return switch (kind) {
      case TIME -> Optional.of(Kind.TIME);
      case RANDOM -> Optional.of(Kind.RANDOM);
      case ENVIRONMENT -> Optional.of(Kind.ENVIRONMENT);
      case MUTABLE_STATIC -> Optional.of(Kind.MUTABLE_STATIC);
      case IO, NET -> Optional.of(Kind.IO);
      default -> Optional.empty();
    };
  }

  /** What a field is: a variable that all share, or one of the JDK's that the table knows. */
  Optional<Kind> field(Element field) {
    if (field.getKind() != ElementKind.FIELD || !isStatic(field)) {
      return Optional.empty();
    }
    TypeElement owner = Reading.owner(field);
    Optional<Kind> known = find(owner, field.getSimpleName().toString(), "");
    boolean variable = !field.getModifiers().contains(Modifier.FINAL) || isAtomic(field);
    return known.isPresent() || !variable ? known : Optional.of(Kind.MUTABLE_STATIC);
  }

  /** Whether a call changes the collection or text that a static field holds. */
  boolean changes(ExecutableElement called, Element receiver) {
    return receiver.getKind() == ElementKind.FIELD
        && isStatic(receiver)
        && CHANGES.contains(called.getSimpleName().toString())
        && isIn(Reading.owner(called), "java.");
  }

  private static boolean isStatic(Element field) {
    return field.getModifiers().contains(Modifier.STATIC);
  }

  private static boolean isAtomic(Element field) {
    return field instanceof VariableElement
        && field.asType().getKind() == TypeKind.DECLARED
        && isIn(Reading.element(field.asType()), "java.util.concurrent.atomic.");
  }

  private static boolean isIn(TypeElement type, String prefix) {
    return type.getQualifiedName().toString().startsWith(prefix);
  }
}
