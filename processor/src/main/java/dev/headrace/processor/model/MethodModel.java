package dev.headrace.processor.model;

import com.palantir.javapoet.TypeName;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.ValueKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.immutables.value.Value;

/** The method that a transform runs. */
@Value.Immutable
public interface MethodModel {

  /** The kinds of types that are classes of their own. */
  Set<ValueKind> NAMED = Set.of(ValueKind.ROW, ValueKind.UNION, ValueKind.ENUM);

  /**
   * The class that declares it.
   *
   * @return the binary name
   */
  String owner();

  /**
   * Its name.
   *
   * @return the name
   */
  String name();

  /**
   * Its name for people.
   *
   * @return {@code "passage"} for a method of the flow, {@code "SplitText.apply"} for one of a
   *     transform record
   */
  String text();

  /**
   * Its erased parameter and return types.
   *
   * @return the descriptor
   */
  String descriptor();

  /**
   * Its modifiers.
   *
   * @return a set
   */
  Set<Modifier> modifiers();

  /**
   * Whether it has type parameters.
   *
   * @return true for a generic method
   */
  boolean generic();

  /**
   * Whether its last parameter takes any number of values.
   *
   * @return true for {@code String...}
   */
  boolean varArgs();

  /**
   * Its parameters.
   *
   * @return in order
   */
  List<ParameterModel> parameters();

  /**
   * What it returns.
   *
   * @return as declared
   */
  TypeModel result();

  /**
   * Whether what it returns may be null.
   *
   * @return true with any annotation named {@code Nullable}
   */
  boolean nullable();

  /**
   * A declared exception that no call of it may throw: one that is neither an {@code Exception} nor
   * an {@code Error}.
   *
   * @return the first
   */
  Optional<TypeName> thrown();

  /**
   * Whether the names of its parameters are lost, because its class was compiled without {@code
   * -parameters}.
   *
   * @return true if they are made up
   */
  boolean namesLost();

  /**
   * Where it stands.
   *
   * @return the method, or the flow's component that is the transform record
   */
  Place place();

  /**
   * The rows, sealed interfaces and enums that come in and that the descriptor does not show.
   *
   * @return binary names
   */
  default List<String> hiddenInputs() {
    String shown = descriptor().substring(0, descriptor().indexOf(')'));
    return hidden(parameters().stream().map(ParameterModel::type), shown);
  }

  /**
   * The rows, sealed interfaces and enums that go out and that the descriptor does not show.
   *
   * @return binary names
   */
  default List<String> hiddenOutputs() {
    return hidden(Stream.of(result()), descriptor().substring(descriptor().indexOf(')')));
  }

  private static List<String> hidden(Stream<TypeModel> types, String shown) {
    return types
        .flatMap(TypeModel::withArguments)
        .filter(type -> NAMED.contains(type.kind()))
        .map(type -> type.className().reflectionName())
        .filter(name -> !shown.contains("L" + name.replace('.', '/') + ";"))
        .distinct()
        .toList();
  }
}
