package dev.headrace.processor.model.type;

import com.palantir.javapoet.ClassName;
import java.util.List;
import org.immutables.value.Value;

/** A sealed interface of rows. */
@Value.Immutable
public interface UnionModel {

  /**
   * The sealed interface.
   *
   * @return its name
   */
  ClassName type();

  /**
   * The rows that it permits, directly or through other sealed interfaces.
   *
   * @return sorted by name
   */
  List<TypeModel> rows();

  /**
   * Sealed interfaces among its permitted types.
   *
   * @return sorted by name
   */
  List<TypeModel> unions();

  /**
   * Finds a permitted type.
   *
   * @param type a type
   * @return whether it is a row or a sealed interface below this one
   */
  default boolean permits(TypeModel type) {
    return rows().stream().anyMatch(type::same) || unions().stream().anyMatch(type::same);
  }
}
