package dev.headrace.processor;

import dev.headrace.Listing;
import dev.headrace.RowKey;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codec;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Evaluation;
import dev.headrace.plan.Node;
import dev.headrace.plan.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan in the plainest way: no memory, no threads. Cells are trees: a value at the end of a
 * scope, a list where a scope is nested. Every value goes through its codec once, so that a wrong
 * codec shows.
 */
final class Interpreter {

  private final Map<String, List<Object>> exported = new TreeMap<>();

  private Interpreter() {}

  /** All exported rows by target, in the order in which they came. */
  static <F> Map<String, List<Object>> run(BoundPlan<F> plan) throws Exception {
    Interpreter interpreter = new Interpreter();
    plan.plan()
        .graph()
        .nodes(Node.Role.TARGET)
        .forEach(target -> interpreter.exported.put(target.name(), new ArrayList<>()));
    for (Stage<F, ?> stage : plan.plan().stages()) {
      interpreter.stage(stage, plan.flow());
    }
    return interpreter.exported;
  }

  private <F, R> void stage(Stage<F, R> stage, F flow) throws Exception {
    List<R> rows = new ArrayList<>();
    stage.from().apply(flow).list(new Collected<>(rows));
    for (R row : rows) {
      stage.logic().evaluate(flow, new Row<>(through(stage.codec(), row)));
    }
  }

  /** Writes a value and reads it back. */
  static <T> T through(Codec<T> codec, T value) {
    Encoder out = new Encoder();
    codec.encode(value, out);
    Decoder in = new Decoder(out.toBytes());
    T read = codec.decode(in);
    in.requireEnd();
    return read;
  }

  private record Collected<R>(List<R> rows) implements Listing<R> {
    @Override
    public void add(R row) {
      rows.add(row);
    }

    @Override
    public void add(RowKey key, @Nullable String version, long sizeInBytes, Reader<R> reader) {
      try {
        R row = reader.read();
        if (row != null) {
          rows.add(row);
        }
      } catch (Exception e) {
        throw new IllegalStateException("can't read " + key, e);
      }
    }

    @Override
    public void incomplete(String part, Exception cause) {
      throw new IllegalStateException(part, cause);
    }
  }

  /** A value, absent (null), or the elements of a nested scope. */
  private sealed interface Tree {}

  private record Leaf(@Nullable Object value) implements Tree {}

  private record Branch(List<Tree> elements) implements Tree {}

  private record Forest<T>(Tree tree) implements Cells<T> {}

  private static Tree tree(Cells<?> cells) {
    return ((Forest<?>) cells).tree();
  }

  private static Tree map(Tree tree, Function<Object, Tree> present) {
    if (tree instanceof Branch branch) {
      return new Branch(branch.elements().stream().map(e -> map(e, present)).toList());
    }
    Object value = ((Leaf) tree).value();
    return value == null ? tree : present.apply(value);
  }

  /** Walks the shape of the deepest input; an input of an outer scope repeats. */
  private static Tree zip(List<Tree> inputs, Function<List<Object>, Tree> call) {
    Optional<Branch> deepest =
        inputs.stream().filter(Branch.class::isInstance).map(Branch.class::cast).findFirst();
    if (deepest.isPresent()) {
      List<Tree> elements = new ArrayList<>();
      for (int i = 0; i < deepest.get().elements().size(); i++) {
        int position = i;
        elements.add(
            zip(
                inputs.stream()
                    .map(in -> in instanceof Branch b ? b.elements().get(position) : in)
                    .toList(),
                call));
      }
      return new Branch(elements);
    }
    List<Object> values = new ArrayList<>();
    for (Tree input : inputs) {
      Object value = ((Leaf) input).value();
      if (value == null) {
        return new Leaf(null);
      }
      values.add(value);
    }
    return call.apply(values);
  }

  private final class Row<R> implements Evaluation<R> {

    private final R row;

    Row(R row) {
      this.row = row;
    }

    @Override
    public Cells<R> source() {
      return new Forest<>(new Leaf(row));
    }

    @Override
    @SuppressWarnings("unchecked") // the cells hold what their type says
    public <A, T> Cells<T> component(
        Cells<A> rows, Codec<T> codec, Function<? super A, ? extends T> component) {
      return new Forest<>(
          map(tree(rows), v -> new Leaf(through(codec, (T) component.apply((A) v)))));
    }

    @Override
    public <A, T extends A> Cells<T> only(Cells<A> rows, Codec<T> codec, Class<T> type) {
      return new Forest<>(map(tree(rows), v -> new Leaf(type.isInstance(v) ? v : null)));
    }

    @Override
    public <T> Cells<T> each(Cells<List<T>> lists, Codec<T> codec) {
      return new Forest<>(
          map(
              tree(lists),
              v -> new Branch(((List<?>) v).stream().map(e -> (Tree) new Leaf(e)).toList())));
    }

    @Override
    public <T> Cells<T> present(Cells<Optional<T>> optionals, Codec<T> codec) {
      return new Forest<>(map(tree(optionals), v -> new Leaf(((Optional<?>) v).orElse(null))));
    }

    @Override
    public <T> Cells<List<T>> all(Cells<T> values, Cells<?> outer) {
      return new Forest<>(gather(tree(values), tree(outer)));
    }

    private Tree gather(Tree values, Tree outer) {
      if (outer instanceof Branch branch) {
        List<Tree> inner = ((Branch) values).elements();
        List<Tree> elements = new ArrayList<>();
        for (int i = 0; i < inner.size(); i++) {
          elements.add(gather(inner.get(i), branch.elements().get(i)));
        }
        return new Branch(elements);
      }
      List<Object> all = new ArrayList<>();
      collect(values, all);
      return new Leaf(all);
    }

    private void collect(Tree tree, List<Object> all) {
      if (tree instanceof Branch branch) {
        branch.elements().forEach(element -> collect(element, all));
      } else if (((Leaf) tree).value() != null) {
        all.add(((Leaf) tree).value());
      }
    }

    @Override
    public <T> Cells<Optional<T>> optional(Cells<T> values) {
      return new Forest<>(wrap(tree(values)));
    }

    private Tree wrap(Tree tree) {
      return tree instanceof Branch branch
          ? new Branch(branch.elements().stream().map(this::wrap).toList())
          : new Leaf(Optional.ofNullable(((Leaf) tree).value()));
    }

    @Override
    public <T> Cells<T> call(Node<T> node, Call<T> call, Cells<?>... inputs) {
      return apply(node, inputs, (cells, values) -> call.call(in(cells, values)));
    }

    @Override
    public <T> Cells<T> batch(Node<T> node, BatchCall<T> call, Cells<?>... inputs) {
      return apply(
          node,
          inputs,
          (cells, values) -> {
            List<T> results = call.call(batchIn(cells, values));
            if (results.size() != 1) {
              throw new IllegalStateException("one element, but " + results.size() + " results");
            }
            return results.get(0);
          });
    }

    private <T> Cells<T> apply(Node<T> node, Cells<?>[] inputs, Logic<T> logic) {
      List<Cells<?>> cells = List.of(inputs);
      List<Tree> trees = cells.stream().map(Interpreter::tree).toList();
      return new Forest<>(
          zip(
              trees,
              values -> {
                try {
                  return new Leaf(through(node.codec(), logic.apply(cells, values)));
                } catch (Exception e) {
                  throw new IllegalStateException(node.name() + " failed", e);
                }
              }));
    }

    @SuppressWarnings("unchecked") // the cells hold what their type says
    private Inputs in(List<Cells<?>> cells, List<Object> values) {
      return new Inputs() {
        @Override
        public <A> A get(Cells<A> wanted) {
          return (A) values.get(cells.indexOf(wanted));
        }
      };
    }

    @SuppressWarnings("unchecked") // the cells hold what their type says
    private BatchInputs batchIn(List<Cells<?>> cells, List<Object> values) {
      return new BatchInputs() {
        @Override
        public <A> List<A> all(Cells<A> wanted) {
          return List.of((A) values.get(cells.indexOf(wanted)));
        }
      };
    }

    @Override
    public <T> void export(Node<T> target, Cells<T> rows) {
      List<Object> into = exported.computeIfAbsent(target.name(), name -> new ArrayList<>());
      collect(tree(rows), into);
    }
  }

  private interface Logic<T> {
    T apply(List<Cells<?>> cells, List<Object> values) throws Exception;
  }
}
