package dev.headrace.evaluate;

import dev.headrace.RowKey;
import dev.headrace.evaluate.Column.State;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Node;
import dev.headrace.plan.RowCodec;
import dev.headrace.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what comes of one row. */
final class Outcome {

  private final List<Placed> failures = new ArrayList<>();
  private final RowEvaluation<?> row;
  private final List<RowOutcome.Export<?>> exports = new ArrayList<>();
  private final Map<Node<?>, Integer> unknown = new LinkedHashMap<>();
  private final List<Trace.Output> outputs = new ArrayList<>();

  /** A failure and its place, which does not depend on when it came to light. */
  private record Placed(int position, int element, StepFailure failure) {}

  Outcome(RowEvaluation<?> row) {
    this.row = row;
  }

  void fail(int position, int element, StepFailure failure) {
    failures.add(new Placed(position, element, failure));
  }

  <T> void export(Node<T> target, RowCodec<T> codec, Column<T> rows) {
    int[] elements = new int[rows.scope.size()];
    long[] keys = new long[rows.scope.size()];
    int size = 0;
    for (int i = 0; i < rows.scope.size(); i++) {
      Bytes key = export(target, codec, rows, i);
      if (key != null) {
        elements[size] = i;
        keys[size++] = Trace.shortened(key, row.keys());
      }
    }
    outputs.add(
        new Trace.Output(
            target.name(),
            rows.origin,
            rows.scope.index(),
            Arrays.copyOf(elements, size),
            Arrays.copyOf(keys, size)));
  }

  private <T> @Nullable Bytes export(
      Node<T> target, RowCodec<T> codec, Column<T> rows, int element) {
    T value = rows.value(element);
    Hash content = rows.hash(element);
    if (value == null || content == null) {
      if (rows.states[element] == State.UNKNOWN) {
        unknown.merge(target, 1, Integer::sum);
      }
      return null;
    }
    try {
      RowKey key = codec.key(value);
      Encoder encoder = row.encoder();
      codec.encodeKey(key, encoder);
      Bytes encoded = Bytes.of(encoder.toBytes());
      exports.add(
          new RowOutcome.Export<>(
              target, key, encoded, value, content, rows.scope.name(), element));
      return encoded;
    } catch (RuntimeException | StackOverflowError e) {
      row.failed(rows.position(), target.name(), rows.scope, element, e);
      return null;
    }
  }

  RowOutcome build() {
    List<Trace.Step> steps = new ArrayList<>();
    long size = 0;
    for (ResultColumn<?> column : row.results()) {
      size += column.size();
      List<Trace.Input> inputs = new ArrayList<>();
      for (Column<?> input : column.inputs) {
        inputs.add(input.origin);
      }
      steps.add(
          new Trace.Step(column.name, column.scope.index(), inputs, column.keys, column.computed));
    }
    return new RowOutcome(
        exports, failures(), unknown, new Trace(row.scopes(), steps, outputs), size);
  }

  private List<StepFailure> failures() {
    if (failures.isEmpty()) {
      return List.of();
    }
    failures.sort(Comparator.comparingInt(Placed::position).thenComparingInt(Placed::element));
    return failures.stream().map(Placed::failure).toList();
  }
}
