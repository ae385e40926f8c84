package dev.headrace.memo;

import dev.headrace.hash.Hash;
import java.util.function.Consumer;

/** The memo keys that are in use: what was made of the source rows that there are. */
@FunctionalInterface
public interface LiveKeys {

  /** None is in use. */
  LiveKeys NONE = visitor -> {};

  /**
   * Tells all keys, streaming; a key may be told more than once. What the visitor throws ends it.
   *
   * @param visitor takes each key
   */
  void forEach(Consumer<Hash> visitor);
}
