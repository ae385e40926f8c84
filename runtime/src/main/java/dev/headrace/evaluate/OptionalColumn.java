package dev.headrace.evaluate;

import dev.headrace.hash.Hash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Present values as optionals, absent ones as empty optionals. */
final class OptionalColumn<T> extends Column<Optional<T>> {

  /** Keeps the hash apart from that of any encoded value and of any gathered list. */
  private static final long TAG = -2;

  private final Column<T> from;

  OptionalColumn(Column<T> from) {
    super(from.row, from.scope, from.name, from.origin);
    this.from = from;
    for (int i = 0; i < scope.size(); i++) {
      settle(i);
    }
  }

  private void settle(int element) {
    State state = from.states[element];
    put(element, state == State.ABSENT ? State.PRESENT : state);
  }

  @Override
  @SuppressWarnings("NullableOptional") // null is "not made", as in every column
  @Nullable Optional<T> load(int element) {
    T value = from.value(element);
    settle(element);
    return states[element] == State.PRESENT ? Optional.ofNullable(value) : null;
  }

  @Override
  @Nullable Hash rehash(int element) {
    Hash hash = from.hash(element);
    settle(element);
    if (states[element] != State.PRESENT) {
      return null;
    }
    return hash == null
        ? row.keys().number(TAG).finish()
        : row.keys().number(TAG).hash(hash).finish();
  }
}
