package dev.headrace.evaluate;

import static dev.headrace.evaluate.TestRows.DOC;
import static dev.headrace.evaluate.TestRows.DOCS;

import dev.headrace.evaluate.TestRows.Doc;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.memo.MemoStore;
import dev.headrace.memo.MemoryMemo;
import dev.headrace.plan.MethodRef;
import dev.headrace.plan.Node;
import dev.headrace.plan.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What tests need around an evaluator: a memo, workers, logic with versions, a log of what ran and
 * of what was called. Each {@link #update} is one evaluator.
 */
final class Bench implements AutoCloseable {

  static final Object FLOW = new Object();

  MemoStore memo = new MemoryMemo();
  final Workers workers;
  final Map<String, Integer> versions = new ConcurrentHashMap<>();
  private final Map<String, EvaluationListener.Work> ran = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();

  Bench() {
    this(4);
  }

  Bench(int parallelism) {
    workers = Workers.of("test", parallelism);
  }

  Hash logic(Node<?> node) {
    MethodRef method = node.method();
    return new Hasher()
        .text(method == null ? "" : method.name())
        .number(versions.getOrDefault(node.name(), 0))
        .finish();
  }

  Evaluator.Builder evaluator() {
    return Evaluator.builder(memo, this::logic, workers).listener(this::ran);
  }

  private synchronized void ran(Node<?> node, EvaluationListener.Work work) {
    ran.merge(
        node.name(),
        work,
        (a, b) ->
            new EvaluationListener.Work(
                a.computed() + b.computed(),
                a.reused() + b.reused(),
                a.failed() + b.failed(),
                a.nanos() + b.nanos(),
                a.missing() + b.missing(),
                a.unknown() + b.unknown()));
  }

  /** Logs a transform's call and returns its result. */
  synchronized <T> T called(String call, T result) {
    calls.add(call);
    return result;
  }

  /** What was called since the last time, sorted. */
  synchronized List<String> calls() {
    List<String> copy = calls.stream().sorted().toList();
    calls.clear();
    return copy;
  }

  /** What ran since the last time: {@code "node: computed/reused/failed"}, by name. */
  synchronized List<String> ran() {
    List<String> texts = new ArrayList<>();
    ran.forEach(
        (node, work) ->
            texts.add(
                "%s: %d/%d/%d".formatted(node, work.computed(), work.reused(), work.failed())));
    ran.clear();
    return texts;
  }

  /** What a preview said since the last time: {@code "node: missing, unknown, reused"}. */
  synchronized List<String> previewed() {
    List<String> texts = new ArrayList<>();
    ran.forEach(
        (node, work) ->
            texts.add(
                "%s: %d, %d, %d".formatted(node, work.missing(), work.unknown(), work.reused())));
    ran.clear();
    return texts;
  }

  static Stage<Object, Doc> stage(Stage.Logic<Object, Doc> logic) {
    return Stage.of(
        DOCS,
        DOC,
        flow -> {
          throw new AssertionError("an evaluator does not list sources");
        },
        logic);
  }

  /** One row, in an update of its own. */
  RowOutcome update(Stage<Object, Doc> stage, Doc row) throws InterruptedException {
    try (Evaluator evaluator = evaluator().build()) {
      return evaluator.evaluate(stage, FLOW, row);
    }
  }

  /** Several rows at a time, in one update; in the order of the rows. */
  List<RowOutcome> update(Evaluator evaluator, Stage<Object, Doc> stage, List<Doc> rows)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(rows.size());
    try {
      List<Future<RowOutcome>> running = new ArrayList<>();
      for (Doc row : rows) {
        running.add(threads.submit(() -> evaluator.evaluate(stage, FLOW, row)));
      }
      evaluator.expectRows(true);
      List<RowOutcome> outcomes = new ArrayList<>();
      for (Future<RowOutcome> row : running) {
        outcomes.add(row.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  /** The texts of the exported rows. */
  static List<String> texts(RowOutcome outcome) {
    return outcome.exports().stream().map(export -> export.row().toString()).toList();
  }

  @Override
  public void close() {
    workers.close();
    memo.close();
  }
}
