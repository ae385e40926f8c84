package dev.headrace.evaluate;

import dev.headrace.Blob;
import dev.headrace.evaluate.Column.State;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codec;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Evaluation;
import dev.headrace.plan.Node;
import dev.headrace.plan.RowCodec;
import dev.headrace.trace.Scope;
import dev.headrace.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The evaluation of one row over an {@link Evaluator}'s services. Used by one thread. */
final class RowEvaluation<R> implements Evaluation<R> {

  final Evaluator evaluator;
  private final RowCodec<R> codec;
  private final R sourceRow;
  private final Scratch scratch;
  private final List<Scope> scopes = new ArrayList<>();
  private final List<ResultColumn<?>> results = new ArrayList<>();
  private final Outcome outcome = new Outcome(this);
  private final ValueColumn<R> source;
  private @Nullable Map<String, Blob> blobs;
  private int repairs;

  /** Unchecked, to pass through methods of {@link Evaluation} that do not wait as a rule. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(InterruptedException cause) {
      super(cause);
    }
  }

  RowEvaluation(
      Evaluator evaluator,
      String name,
      RowCodec<R> codec,
      R row,
      @Nullable Hash content,
      Scratch scratch) {
    this.evaluator = evaluator;
    this.scratch = scratch;
    this.codec = codec;
    this.sourceRow = row;
    Scope root = Scope.root(name);
    scopes.add(root);
    source = new ValueColumn<>(this, root, name, new Trace.Input(Trace.SOURCE, -1), codec);
    source.put(0, row);
    source.put(0, content);
  }

  // ---- what the columns use

  ContentHasher hasher() {
    return scratch.contents();
  }

  /** For hashes of hashes; empty. */
  Hasher keys() {
    return scratch.hasher();
  }

  /** For what is encoded and copied at once; empty. */
  Encoder encoder() {
    return scratch.encoder();
  }

  /** How many remembered results were found to be undecodable and computed again. */
  int repairs() {
    return repairs;
  }

  List<Scope> scopes() {
    return scopes;
  }

  List<ResultColumn<?>> results() {
    return results;
  }

  Decoder decoder(Bytes encoded) {
    return new Decoder(encoded.array(), this::blob);
  }

  /** Finds a blob of the source row. */
  private @Nullable Blob blob(String sha256) {
    Map<String, Blob> known = blobs;
    if (known == null) {
      known = new HashMap<>();
      blobs = known;
      codec.encode(sourceRow, new Encoder(known::put));
    }
    return known.get(sha256);
  }

  void failed(int position, String step, Scope scope, int element, Throwable cause) {
    outcome.fail(position, element, new StepFailure(step, scope.describe(element), cause));
  }

  /** Computes a remembered result that can't be decoded; null if its state changes instead. */
  <T> @Nullable T computeAgain(ResultColumn<T> column, int element) {
    repairs++;
    if (evaluator.preview()) {
      column.unreuse(element);
      return null;
    }
    Miss<T> miss = column.missAgain(element);
    if (miss == null) {
      return null;
    }
    try {
      column.computation().computeAlone(miss);
    } catch (InterruptedException e) {
      throw new Stopped(e);
    }
    column.settle(miss);
    return column.known(element);
  }

  // ---- Evaluation

  @Override
  public Cells<R> source() {
    return source;
  }

  @Override
  public <A, T> Cells<T> component(
      Cells<A> rows, Codec<T> itsCodec, Function<? super A, ? extends T> component) {
    Column<A> from = (Column<A>) rows;
    ValueColumn<T> to = new ValueColumn<>(this, from.scope, from.name, from.origin, itsCodec);
    for (int i = 0; i < from.scope.size(); i++) {
      A value = from.value(i);
      to.put(i, from.states[i]);
      if (value != null) {
        read(value, component, to, i);
      }
    }
    return to;
  }

  private static <A, T> void read(
      A value, Function<? super A, ? extends T> component, ValueColumn<T> to, int element) {
    try {
      T part = component.apply(value);
      if (part == null) {
        to.fail(
            element,
            new TransformException(
                "a component of %s that another step takes is null for %s; give it a value, or declare it as Optional"
                    .formatted(to.name, to.scope.describe(element)),
                null));
      } else {
        to.put(element, part);
      }
    } catch (RuntimeException | StackOverflowError e) {
      to.fail(element, e);
    }
  }

  @Override
  public <A, T extends A> Cells<T> only(Cells<A> rows, Codec<T> itsCodec, Class<T> type) {
    Column<A> from = (Column<A>) rows;
    ValueColumn<T> to = new ValueColumn<>(this, from.scope, from.name, from.origin, itsCodec);
    for (int i = 0; i < from.scope.size(); i++) {
      A value = from.value(i);
      if (type.isInstance(value)) {
        to.put(i, type.cast(value));
      } else {
        to.put(i, value == null ? from.states[i] : State.ABSENT);
      }
    }
    return to;
  }

  @Override
  public <T> Cells<T> each(Cells<List<T>> lists, Codec<T> itsCodec) {
    ElementColumn<T> column = ElementColumn.open((Column<List<T>>) lists, itsCodec, scopes.size());
    scopes.add(column.scope);
    return column;
  }

  @Override
  public <T> Cells<T> present(Cells<Optional<T>> optionals, Codec<T> itsCodec) {
    Column<Optional<T>> from = (Column<Optional<T>>) optionals;
    ValueColumn<T> to = new ValueColumn<>(this, from.scope, from.name, from.origin, itsCodec);
    for (int i = 0; i < from.scope.size(); i++) {
      Optional<T> value = from.value(i);
      if (value != null && value.isPresent()) {
        to.put(i, value.get());
      } else {
        to.put(i, value == null ? from.states[i] : State.ABSENT);
      }
    }
    return to;
  }

  @Override
  public <T> Cells<List<T>> all(Cells<T> values, Cells<?> outer) {
    return new GatheredColumn<>((Column<T>) values, ((Column<?>) outer).scope);
  }

  @Override
  public <T> Cells<Optional<T>> optional(Cells<T> values) {
    return new OptionalColumn<>((Column<T>) values);
  }

  @Override
  public <T> Cells<T> call(Node<T> node, Call<T> call, Cells<?>... inputs)
      throws InterruptedException {
    Step<T> step = evaluator.step(node);
    return fill(step, new SingleCall<>(call, step, evaluator.results, evaluator.workers), inputs);
  }

  @Override
  public <T> Cells<T> batch(Node<T> node, BatchCall<T> call, Cells<?>... inputs)
      throws InterruptedException {
    Step<T> step = evaluator.step(node);
    return fill(step, new BatchedCall<>(call, step, evaluator.batches, evaluator.results), inputs);
  }

  private <T> Cells<T> fill(
      Step<T> step, ResultColumn.Computation<T> computation, Cells<?>... inputs)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Column<?>[] columns = new Column<?>[inputs.length];
    Scope scope = scopes.get(0);
    for (int i = 0; i < inputs.length; i++) {
      columns[i] = (Column<?>) inputs[i];
      if (columns[i].scope.isWithin(scope)) {
        scope = columns[i].scope;
      } else if (!scope.isWithin(columns[i].scope)) {
        throw new IllegalArgumentException(
            "%s takes values of the sibling scopes %s and %s"
                .formatted(step.node.name(), scope.name(), columns[i].scope.name()));
      }
    }
    ResultColumn<T> column =
        new ResultColumn<>(this, scope, results.size(), step, columns, computation);
    results.add(column);
    new Filling<>(this, column).run();
    return column;
  }

  @Override
  public <T> void export(Node<T> target, Cells<T> rows) {
    if (!(target.codec() instanceof RowCodec<T> rowCodec)) {
      throw new IllegalArgumentException(target.name() + " is not a target: it has no rows");
    }
    outcome.export(target, rowCodec, (Column<T>) rows);
  }

  RowOutcome outcome() {
    return outcome.build();
  }

  void report(EvaluationListener listener) {
    for (ResultColumn<?> column : results) {
      listener.ran(column.step.node, column.work());
    }
  }
}
