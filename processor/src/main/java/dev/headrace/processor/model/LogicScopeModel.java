package dev.headrace.processor.model;

import java.util.List;
import org.immutables.value.Value;

/** What {@code @LogicScope} of a flow says; nothing where it has none. */
@Value.Immutable
public interface LogicScopeModel {

  /**
   * Packages that are user code.
   *
   * @return with their subpackages
   */
  List<String> packages();

  /**
   * Archives that are user code.
   *
   * @return names without version
   */
  List<String> artifacts();

  /**
   * Libraries that count by content.
   *
   * @return names without version
   */
  List<String> content();

  /**
   * Libraries that count by version.
   *
   * @return names without version
   */
  List<String> version();

  /**
   * Libraries that do not count.
   *
   * @return names without version
   */
  List<String> ignore();

  /**
   * Whether it says anything.
   *
   * @return false for a flow without the annotation
   */
  @Value.Lazy
  default boolean isDeclared() {
    return !equals(ImmutableLogicScopeModel.builder().build());
  }
}
