package dev.headrace.evaluate;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A result that must be computed, and then what came of it. Written by the one thread that computes
 * it, read by the row's thread after that has been told that it is done.
 */
final class Miss<T> {

  final ResultColumn<T> column;
  final int element;
  final Hash key;

  /** Null if the key was not claimed: a remembered result that can't be decoded. */
  final Claims.@Nullable Claim claim;

  @Nullable T value;
  @Nullable Bytes bytes;

  /** Null if there is a value, or the computation was given up. */
  @Nullable Throwable failure;

  long nanos;

  Miss(ResultColumn<T> column, int element, Hash key, Claims.@Nullable Claim claim) {
    this.column = column;
    this.element = element;
    this.key = key;
    this.claim = claim;
  }

  String description() {
    return column.scope.describe(element);
  }
}
