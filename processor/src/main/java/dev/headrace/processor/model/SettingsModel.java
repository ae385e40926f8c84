package dev.headrace.processor.model;

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
}
