package dev.headrace.evaluate;

import dev.headrace.RowSchema;
import dev.headrace.hash.Hash;
import dev.headrace.plan.Codec;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.RowCodec;
import dev.headrace.trace.Scope;
import dev.headrace.trace.Trace;
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

  @Override
  final @Nullable RowSchema schema() {
    return codec instanceof RowCodec<T> rows ? rows.schema() : null;
  }

  @Override
  @Nullable Hash rehash(int element, Parts parts) {
    try {
      Encoder encoder = row.encoder();
      codec.encode(made(element), encoder);
      return parts.hash(encoder.buffer(), 0, row.keys());
    } catch (RuntimeException | StackOverflowError e) {
      fail(element, e);
      return null;
    }
  }
}
