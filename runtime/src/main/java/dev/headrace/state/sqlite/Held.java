package dev.headrace.state.sqlite;

import dev.headrace.hash.Hash;
import dev.headrace.state.Key;
import org.jspecify.annotations.Nullable;

/**
 * What a source row holds of a target row: it owns it, or was about to write it and has not
 * committed since.
 *
 * @param key the target row's key
 * @param owned whether it owns it
 * @param hash hash of the target row's content; null if unknown, as always where it is not owned
 */
record Held(Key key, boolean owned, @Nullable Hash hash) {

  static Held owned(Key key, @Nullable Hash hash) {
    return new Held(key, true, hash);
  }

  static Held intended(Key key) {
    return new Held(key, false, null);
  }

  /** The same with an unknown hash. */
  Held unknown() {
    return hash == null ? this : new Held(key, owned, null);
  }
}
