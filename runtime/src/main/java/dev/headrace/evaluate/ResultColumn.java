package dev.headrace.evaluate;

import dev.headrace.RowSchema;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.CorruptDataException;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.RowCodec;
import dev.headrace.trace.Scope;
import dev.headrace.trace.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transform's results. A remembered one is kept encoded; it is decoded only when its value is
 * needed, and computed again where that fails.
 */
final class ResultColumn<T> extends Column<T> {

  /** How the results that are missing are computed. */
  interface Computation<T> {

    /**
     * Computes results, some of them perhaps on other threads; returns when nothing is left to do
     * for them. Some may have been given up because a helping thread was interrupted.
     *
     * @throws InterruptedException if the row is being stopped
     */
    void compute(List<Miss<T>> misses) throws InterruptedException;

    /** Computes one result on this thread. */
    void computeAlone(Miss<T> miss) throws InterruptedException;
  }

  final Step<T> step;
  final Column<?>[] inputs;

  /** For each input the columns that count; null where the whole value does. */
  private final @Nullable Parts[] parts;

  /** The memo keys; null where nothing could run. */
  final @Nullable Hash[] keys;

  /** Which results were computed for this row. */
  final boolean[] computed;

  private final @Nullable Bytes[] bytes;
  private final Computation<T> computation;
  private long nanos;
  private int missing;
  private int reusedLater;
  private int unknown;

  ResultColumn(
      RowEvaluation<?> row,
      Scope scope,
      int position,
      Step<T> step,
      Column<?>[] inputs,
      Computation<T> computation) {
    super(row, scope, step.node.name(), new Trace.Input(position, -1));
    this.step = step;
    this.inputs = inputs;
    this.parts = new Parts[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      parts[i] = Parts.of(inputs[i], step.inputs.get(i));
    }
    this.computation = computation;
    this.keys = new Hash[scope.size()];
    this.bytes = new Bytes[scope.size()];
    this.computed = new boolean[scope.size()];
  }

  @Override
  int position() {
    return 2 * origin.step();
  }

  Computation<T> computation() {
    return computation;
  }

  @Override
  @Nullable Bytes encoded(int element) {
    return bytes[element];
  }

  @Override
  @Nullable T load(int element) {
    Bytes encoded = bytes[element];
    if (encoded != null) {
      try {
        Decoder in = row.decoder(encoded);
        T value = step.node.codec().decode(in);
        in.requireEnd();
        return value;
      } catch (RuntimeException undecodable) {
        // Whatever a row's constructor throws; the result is computed again.
      }
    }
    return row.computeAgain(this, element);
  }

  @Override
  @Nullable Hash rehash(int element) {
    Bytes encoded = bytes[element];
    if (encoded == null) {
      throw new IllegalStateException("a present result of " + name + " was not put");
    }
    return row.hasher().hash(encoded);
  }

  @Override
  @Nullable RowSchema schema() {
    return step.node.codec() instanceof RowCodec<T> rows ? rows.schema() : null;
  }

  @Override
  @Nullable Hash rehash(int element, Parts some) {
    Bytes encoded = bytes[element];
    if (encoded != null) {
      try {
        return some.hash(encoded.array(), 0, row.keys());
      } catch (CorruptDataException undecodable) {
        // It is computed again when its value is needed; until then it counts as a whole.
      }
    }
    return rehash(element);
  }

  /** The bytes of the encoded results. */
  long size() {
    long size = 0;
    for (Bytes encoded : bytes) {
      size += encoded == null ? 0 : encoded.size();
    }
    return size;
  }

  /** The state that the inputs leave to an element. */
  State inputState(int element) {
    State state = State.PRESENT;
    for (Column<?> input : inputs) {
      State next = input.states[scope.up(element, input.scope)];
      switch (next) {
        case FAILED -> {
          return State.FAILED;
        }
        case ABSENT -> state = State.ABSENT;
        case UNKNOWN -> state = state == State.PRESENT ? State.UNKNOWN : state;
        case PRESENT -> {}
      }
    }
    return state;
  }

  /** The memo key of an element; null if it has none, then its state says why. */
  @Nullable Hash key(int element) {
    @Nullable Hash[] hashes = new Hash[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      int cell = scope.up(element, inputs[i].scope);
      Parts some = parts[i];
      hashes[i] = some == null ? inputs[i].hash(cell) : some.of(cell);
    }
    State state = inputState(element);
    switch (state) {
      case ABSENT, FAILED -> put(element, state);
      case UNKNOWN -> leaveUnknown(element);
      case PRESENT -> {
        return presentKey(hashes);
      }
    }
    return null;
  }

  private Hash presentKey(@Nullable Hash[] hashes) {
    Hasher hasher = row.keys().hash(step.base);
    for (int i = 0; i < hashes.length; i++) {
      Hash hash = hashes[i];
      if (hash == null) {
        throw new IllegalStateException("a present cell of " + inputs[i].name + " has no hash");
      }
      hasher.hash(hash);
    }
    return hasher.finish();
  }

  /** A miss for a remembered result that can't be decoded; null if there is no key any more. */
  @Nullable Miss<T> missAgain(int element) {
    makeInputs(element);
    Hash key = key(element);
    return key == null ? null : new Miss<>(this, element, key, null);
  }

  /** Leaves a remembered result that can't be decoded to an update. */
  void unreuse(int element) {
    keys[element] = null;
    bytes[element] = null;
    leaveMissing(element, false);
  }

  /** Makes the values of an element's inputs. */
  void makeInputs(int element) {
    for (Column<?> input : inputs) {
      input.value(scope.up(element, input.scope));
    }
  }

  /** Puts a result that was found. */
  void reuse(int element, Hash key, Bytes encoded) {
    keys[element] = key;
    bytes[element] = encoded;
  }

  /** Puts what came of a miss; false if it was given up. */
  boolean settle(Miss<T> miss) {
    Throwable failure = miss.failure;
    T value = miss.value;
    nanos += miss.nanos;
    if (failure != null) {
      failResult(miss.element, miss.key, failure);
    } else if (value != null) {
      keys[miss.element] = miss.key;
      bytes[miss.element] = miss.bytes;
      computed[miss.element] = true;
      put(miss.element, State.PRESENT);
      put(miss.element, value);
      put(miss.element, (Hash) null);
    } else {
      return false;
    }
    return true;
  }

  /** Fails an element in this step. */
  void failResult(int element, Hash key, Throwable failure) {
    if (Results.isFatal(failure)) {
      throw Results.rethrow(failure);
    }
    keys[element] = key;
    fail(element, failure);
  }

  /** Leaves an element to an update. */
  void leaveMissing(int element, boolean countAsReused) {
    put(element, State.UNKNOWN);
    if (countAsReused) {
      reusedLater++;
    } else {
      missing++;
    }
  }

  private void leaveUnknown(int element) {
    put(element, State.UNKNOWN);
    unknown++;
  }

  EvaluationListener.Work work() {
    int computedNow = 0;
    int reused = reusedLater;
    int failed = 0;
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != null) {
        if (states[i] == State.FAILED) {
          failed++;
        } else if (computed[i]) {
          computedNow++;
        } else {
          reused++;
        }
      }
    }
    return new EvaluationListener.Work(computedNow, reused, failed, nanos, missing, unknown);
  }
}
