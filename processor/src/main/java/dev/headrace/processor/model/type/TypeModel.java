package dev.headrace.processor.model.type;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** The type of a value, as far as flows care: two types are the same if their names are. */
@Value.Immutable
public interface TypeModel {

  /**
   * The kind of value.
   *
   * @return {@link ValueKind#UNSUPPORTED} if the type can't be a value
   */
  ValueKind kind();

  /**
   * The type's name.
   *
   * @return boxed where it is primitive
   */
  TypeName name();

  /**
   * Whether it was written as a primitive.
   *
   * @return false for boxes
   */
  @Value.Default
  default boolean primitive() {
    return false;
  }

  /**
   * The types of elements, or of keys and values.
   *
   * @return none for what is not a collection
   */
  List<TypeModel> arguments();

  /**
   * What makes it unsupported.
   *
   * @return present exactly for {@link ValueKind#UNSUPPORTED}
   */
  Optional<TypeFault> ownFault();

  /**
   * The first fault in it.
   *
   * @return its own, or that of an argument
   */
  @Value.Lazy
  default Optional<TypeFault> fault() {
    return ownFault()
        .or(() -> arguments().stream().flatMap(argument -> argument.fault().stream()).findFirst());
  }

  /**
   * Whether values of it can be passed on.
   *
   * @return false if it, or an argument, is unsupported or unresolved
   */
  @Value.Lazy
  default boolean sound() {
    return kind() != ValueKind.UNRESOLVED
        && ownFault().isEmpty()
        && arguments().stream().allMatch(TypeModel::sound);
  }

  /**
   * The only argument of a list, set or optional.
   *
   * @return the type of the elements
   */
  default TypeModel argument() {
    return arguments().get(0);
  }

  /**
   * The type and all types in it.
   *
   * @return itself first
   */
  default Stream<TypeModel> withArguments() {
    return Stream.concat(Stream.of(this), arguments().stream().flatMap(TypeModel::withArguments));
  }

  /**
   * The class of an enum, row or union.
   *
   * @return the class's name
   */
  default ClassName className() {
    return (ClassName) name();
  }

  /**
   * Compares types.
   *
   * @param other another type
   * @return whether a value of one is a value of the other; a primitive is the same as its box
   */
  default boolean same(TypeModel other) {
    return name().equals(other.name());
  }

  /**
   * The type as one would write it.
   *
   * @return with simple names: {@code List<Chunk>}
   */
  @Value.Lazy
  default String text() {
    return primitive() ? name().unbox().toString() : simple(name());
  }

  /**
   * The type as schemas and graphs name it.
   *
   * @return kinds by their names, classes by theirs: {@code list<docs.Chunk>}
   */
  @Value.Lazy
  default String schemaText() {
    return switch (kind()) {
      case ROW, UNION, ENUM -> className().canonicalName();
      default ->
          arguments().isEmpty()
              ? kind().text()
              : arguments().stream()
                  .map(TypeModel::schemaText)
                  .collect(Collectors.joining(", ", kind().text() + "<", ">"));
    };
  }

  /**
   * A type's name without packages.
   *
   * @param name the name
   * @return with simple names
   */
  static String simple(TypeName name) {
    if (name instanceof ClassName type) {
      return String.join(".", type.simpleNames());
    }
    if (name instanceof ParameterizedTypeName type) {
      return type.typeArguments().stream()
          .map(TypeModel::simple)
          .collect(Collectors.joining(", ", simple(type.rawType()) + "<", ">"));
    }
    if (name instanceof ArrayTypeName array) {
      return simple(array.componentType()) + "[]";
    }
    if (name instanceof WildcardTypeName wildcard) {
      return simple(wildcard);
    }
    return name.toString();
  }

  private static String simple(WildcardTypeName wildcard) {
    if (!wildcard.lowerBounds().isEmpty()) {
      return "? super " + simple(wildcard.lowerBounds().get(0));
    }
    TypeName bound = wildcard.upperBounds().get(0);
    return bound.equals(ClassName.OBJECT) ? "?" : "? extends " + simple(bound);
  }
}
