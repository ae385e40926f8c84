package dev.headrace.processor.model;

import dev.headrace.processor.model.place.Place;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a transform's annotations say. */
@Value.Immutable
public interface SettingsModel {

  /**
   * Whether the same parameters always give the same result.
   *
   * @return {@code Transform.deterministic()}
   */
  @Value.Default
  default boolean deterministic() {
    return true;
  }

  /**
   * What carries {@code @Transform}.
   *
   * @return the method, or the transform record; none for sources and targets
   */
  Optional<Place> place();

  /**
   * The version.
   *
   * @return {@code Transform.version()}
   */
  @Value.Default
  default int version() {
    return 0;
  }

  /**
   * The most elements of a batch.
   *
   * @return {@code Batched.max()}, if it is batched
   */
  Optional<Integer> batch();

  /**
   * Whether the version stands for the code.
   *
   * @return {@code Transform.logic()}
   */
  @Value.Default
  default boolean pinned() {
    return false;
  }

  /**
   * Classes that count though no code refers to them.
   *
   * @return {@code Transform.deps()} as binary names; primitives and arrays, which are mistakes, as
   *     they are written
   */
  List<String> deps();

  /**
   * Files that count.
   *
   * @return {@code Transform.resources()}
   */
  List<String> files();

  /**
   * Environment variables that count.
   *
   * @return {@code Transform.env()}
   */
  List<String> env();
}
