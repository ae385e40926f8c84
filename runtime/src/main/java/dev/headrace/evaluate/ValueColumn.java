package dev.headrace.evaluate;

import dev.headrace.hash.Hash;
import dev.headrace.plan.Codec;
import org.jspecify.annotations.Nullable;

/** Values that are at hand, hashed by encoding them. */
class ValueColumn<T> extends Column<T> {

  final Codec<T> codec;

  ValueColumn(RowEvaluation<?> row, Scope scope, String name, Trace.Input origin, Codec<T> codec) {
    super(row, scope, name, origin);
    this.codec = codec;
  }

  @Override
  final @Nullable T load(int element) {
    throw new IllegalStateException("a present value of " + name + " was not put");
  }

  @Override
  @Nullable Hash rehash(int element) {
    try {
      return row.hasher().hash(codec, made(element));
    } catch (RuntimeException | StackOverflowError e) {
      fail(element, e);
      return null;
    }
  }
}
