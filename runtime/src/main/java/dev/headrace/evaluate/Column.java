package dev.headrace.evaluate;

import dev.headrace.RowSchema;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.plan.Cells;
import dev.headrace.trace.Scope;
import dev.headrace.trace.Trace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one node in one row: for each element of a scope a state, and where that is {@link
 * State#PRESENT} a value and its content hash, both made when they are first asked for and kept.
 * Changed by the row's thread only; other threads may read values that were made before ({@link
 * #made}).
 *
 * @param <T> the values
 */
abstract class Column<T> implements Cells<T> {

  /** What is known of a cell. */
  enum State {
    /** There is a value. */
    PRESENT,
    /** There is none: it was filtered away, or something that it needs was. */
    ABSENT,
    /** It can't be made: its step failed, or something that it needs did. */
    FAILED,
    /** A preview does not know it: it, or something that it needs, would be computed. */
    UNKNOWN
  }

  final RowEvaluation<?> row;
  final Scope scope;

  /** The node or the node's component, for messages. */
  final String name;

  /** Where the values come from, for the trace. */
  final Trace.Input origin;

  final State[] states;

  // T or null; an array of T can't be made.
  private final @Nullable Object[] values;
  private final @Nullable Hash[] hashes;

  Column(RowEvaluation<?> row, Scope scope, String name, Trace.Input origin) {
    this.row = row;
    this.scope = scope;
    this.name = name;
    this.origin = origin;
    this.states = new State[scope.size()];
    this.values = new Object[scope.size()];
    this.hashes = new Hash[scope.size()];
    Arrays.fill(states, State.PRESENT);
  }

  /** Makes the value of a present cell, or gives the cell another state and returns null. */
  abstract @Nullable T load(int element);

  /** Hashes the content of a present cell, or gives the cell another state and returns null. */
  abstract @Nullable Hash rehash(int element);

  /** The columns of the values, if they are rows. */
  @Nullable RowSchema schema() {
    return null;
  }

  /** Hashes some columns of a present cell, or gives the cell another state and returns null. */
  @Nullable Hash rehash(int element, Parts parts) {
    return rehash(element);
  }

  /** The encoded value of a present cell, where it is at hand. */
  @Nullable Bytes encoded(int element) {
    return null;
  }

  /** The value; null if the cell is not present, or turns out not to be. */
  final @Nullable T value(int element) {
    if (states[element] != State.PRESENT) {
      return null;
    }
    T value = known(element);
    if (value == null) {
      value = load(element);
      values[element] = value;
    }
    return value;
  }

  /** The content hash; null if the cell is not present, or turns out not to be. */
  final @Nullable Hash hash(int element) {
    if (states[element] != State.PRESENT) {
      return null;
    }
    Hash hash = hashes[element];
    if (hash == null) {
      hash = rehash(element);
      hashes[element] = hash;
    }
    return hash;
  }

  /** A value that {@link #value} has returned before. */
  final T made(int element) {
    T value = known(element);
    if (value == null) {
      throw new IllegalStateException(
          "The plan reads %s in a call, but does not declare it as an input of the call"
              .formatted(name));
    }
    return value;
  }

  @SuppressWarnings("unchecked") // only values of type T are put in
  final @Nullable T known(int element) {
    return (T) values[element];
  }

  final void put(int element, T value) {
    values[element] = value;
  }

  final void put(int element, State state) {
    states[element] = state;
  }

  final void put(int element, @Nullable Hash hash) {
    hashes[element] = hash;
  }

  /** Fails a cell in the step that the column is named after. */
  final void fail(int element, Throwable cause) {
    states[element] = State.FAILED;
    row.failed(position(), name, scope, element, cause);
  }

  /** Where failures belong among the row's: before those of the next transform. */
  int position() {
    return 2 * row.results().size() - 1;
  }
}
