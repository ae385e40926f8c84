package dev.headrace.evaluate;

import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.trace.Scope;
import dev.headrace.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For each element of an outer scope the list of all present values of a nested one. Hashed from
 * the values' hashes, so that the values are needed only if the list is.
 */
final class GatheredColumn<T> extends Column<List<T>> {

  /** Keeps the hash apart from that of any encoded value, which begins with a length. */
  private static final long TAG = -1;

  private final Column<T> from;

  /** The elements gathered for the i-th: those from {@code starts[i]} to {@code starts[i + 1]}. */
  private final int[] starts;

  GatheredColumn(Column<T> from, Scope outer) {
    super(from.row, outer, from.name, new Trace.Input(from.origin.step(), outer.index()));
    this.from = from;
    this.starts = starts(from.scope, outer);
    for (int i = 0; i < outer.size(); i++) {
      settle(i);
    }
  }

  private static int[] starts(Scope inner, Scope outer) {
    int[] starts = new int[outer.size() + 1];
    for (int i = 0; i < inner.size(); i++) {
      starts[inner.up(i, outer) + 1]++;
    }
    for (int i = 0; i < outer.size(); i++) {
      starts[i + 1] += starts[i];
    }
    return starts;
  }

  /** Takes over a state that keeps the list from being complete. */
  private void settle(int element) {
    for (int i = starts[element]; i < starts[element + 1]; i++) {
      if (from.states[i] == State.FAILED) {
        put(element, State.FAILED);
        return;
      }
      if (from.states[i] == State.UNKNOWN) {
        put(element, State.UNKNOWN);
      }
    }
  }

  @Override
  @Nullable List<T> load(int element) {
    List<T> list = new ArrayList<>(starts[element + 1] - starts[element]);
    for (int i = starts[element]; i < starts[element + 1]; i++) {
      T value = from.value(i);
      if (value != null) {
        list.add(value);
      }
    }
    settle(element);
    return states[element] == State.PRESENT ? Collections.unmodifiableList(list) : null;
  }

  @Override
  @Nullable Hash rehash(int element) {
    List<Hash> hashes = new ArrayList<>(starts[element + 1] - starts[element]);
    for (int i = starts[element]; i < starts[element + 1]; i++) {
      Hash hash = from.hash(i);
      if (hash != null) {
        hashes.add(hash);
      }
    }
    settle(element);
    if (states[element] != State.PRESENT) {
      return null;
    }
    Hasher hasher = row.keys().number(TAG).number(hashes.size());
    hashes.forEach(hasher::hash);
    return hasher.finish();
  }
}
