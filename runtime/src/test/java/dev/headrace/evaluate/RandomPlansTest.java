package dev.headrace.evaluate;

import static dev.headrace.evaluate.TestRows.STRINGS;
import static dev.headrace.evaluate.TestRows.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.evaluate.TestRows.Doc;
import dev.headrace.evaluate.TestRows.Out;
import dev.headrace.memo.MemoryMemo;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Evaluation;
import dev.headrace.plan.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random plans over random rows come to the same with a warm memo as with an empty one, and with
 * many threads as with one.
 */
class RandomPlansTest {

  /** Grows a plan: each step takes some of the cells before it. The same seed, the same plan. */
  private static Stage<Object, Doc> plan(long seed) {
    return Bench.stage(
        (flow, row) -> {
          Random random = new Random(seed);
          List<Cells<String>> cells = new ArrayList<>();
          List<Cells<String>> chain = new ArrayList<>(); // one of each scope, outermost first
          Cells<String> text = row.component(row.source(), Codecs.STRING, Doc::text);
          cells.add(text);
          chain.add(text);
          for (int step = 0; step < 8; step++) {
            grow(row, "step" + step, random, cells, chain);
          }
          Cells<String> path = row.component(row.source(), Codecs.STRING, Doc::path);
          int number = 0;
          for (Cells<String> result : cells) {
            String name = "out" + number++;
            row.export(
                TestRows.INDEX,
                row.call(
                    node(name, TestRows.OUT),
                    in -> new Out(in.get(path) + name + in.get(result), in.get(result)),
                    path,
                    result));
          }
        });
  }

  private static void grow(
      Evaluation<Doc> row,
      String name,
      Random random,
      List<Cells<String>> cells,
      List<Cells<String>> chain)
      throws InterruptedException {
    Cells<String> a = cells.get(random.nextInt(cells.size()));
    Cells<String> deepest = chain.get(chain.size() - 1);
    switch (random.nextInt(6)) {
      case 0 -> {
        if (chain.size() < 4) {
          Cells<String> opened =
              row.each(
                  row.call(node(name, STRINGS), in -> split(in.get(deepest)), deepest),
                  Codecs.STRING);
          cells.add(opened);
          chain.add(opened);
        }
      }
      case 1 ->
          cells.add(
              row.present(
                  row.call(
                      node(name, Codecs.optional(Codecs.STRING)),
                      in -> Optional.of(in.get(a)).filter(s -> s.hashCode() % 3 != 0),
                      a),
                  Codecs.STRING));
      case 2 -> {
        Cells<Optional<String>> maybe = row.optional(a);
        cells.add(
            row.call(
                node(name, Codecs.STRING),
                in -> in.get(maybe).orElse("none") + fail(in.get(deepest), 11),
                maybe,
                deepest));
      }
      case 3 -> {
        Cells<String> outer = chain.get(random.nextInt(chain.size()));
        Cells<List<String>> all = row.all(deepest, outer);
        cells.add(
            row.call(
                node(name, Codecs.STRING),
                in -> String.join("+", in.get(all)) + in.get(outer).length(),
                all,
                outer));
      }
      case 4 ->
          cells.add(
              row.batch(
                  node(name, Codecs.STRING).batched(1 + random.nextInt(9)),
                  in -> {
                    List<String> results = new ArrayList<>();
                    for (String value : in.all(a)) {
                      results.add(name + fail(value, 13));
                    }
                    return results;
                  },
                  a));
      default ->
          cells.add(
              row.call(
                  node(name, Codecs.STRING),
                  in -> in.get(a) + "." + in.get(deepest).length(),
                  a,
                  deepest));
    }
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i + 1 < text.length(); i += 3) {
      parts.add(text.substring(i, Math.min(text.length(), i + 2)));
    }
    return parts;
  }

  private static String fail(String value, int one) {
    if (Math.floorMod(value.hashCode(), one) == 0) {
      throw new IllegalStateException("no " + value);
    }
    return value;
  }

  private static List<Doc> rows(Random random) {
    List<Doc> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = random.nextInt(24); c > 0; c--) {
        text.append((char) ('a' + random.nextInt(3)));
      }
      rows.add(new Doc("doc" + i, text.toString()));
    }
    return rows;
  }

  /** Exports, and failures by step and element; causes have no equality. */
  private static List<String> texts(List<RowOutcome> outcomes) {
    List<String> texts = new ArrayList<>();
    for (RowOutcome outcome : outcomes) {
      outcome.exports().forEach(export -> texts.add(export.toString()));
      outcome.failures().forEach(failure -> texts.add(failure.toString()));
      outcome.trace().runs().forEach(run -> texts.add(run.step() + run.element() + run.key()));
    }
    return texts;
  }

  private static List<RowOutcome> oneByOne(Bench bench, Stage<Object, Doc> plan, List<Doc> rows)
      throws InterruptedException {
    List<RowOutcome> outcomes = new ArrayList<>();
    try (Evaluator evaluator = bench.evaluator().build()) {
      for (Doc row : rows) {
        outcomes.add(evaluator.evaluate(plan, Bench.FLOW, row));
      }
    }
    return outcomes;
  }

  private static List<RowOutcome> together(Bench bench, Stage<Object, Doc> plan, List<Doc> rows)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(5).build()) {
      List<Future<RowOutcome>> running = new ArrayList<>();
      for (Doc row : rows) {
        running.add(threads.submit(() -> evaluator.evaluate(plan, Bench.FLOW, row)));
      }
      evaluator.expectRows(false);
      List<RowOutcome> outcomes = new ArrayList<>();
      for (Future<RowOutcome> row : running) {
        outcomes.add(row.get());
      }
      assertThat(evaluator.claims.size()).isZero();
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100, 200, 300})
  void warmOrColdOneThreadOrManyTheResultIsTheSame(long firstSeed) throws Exception {
    for (long seed = firstSeed; seed < firstSeed + 40; seed++) {
      Random random = new Random(seed);
      Stage<Object, Doc> plan = plan(seed);
      List<Doc> before = rows(random);
      List<Doc> rows = rows(random);
      rows.set(3, new Doc("renamed", before.get(3).text()));
      rows.set(4, before.get(4));

      try (Bench cold = new Bench(1);
          Bench warm = new Bench(3);
          Bench parallel = new Bench(3)) {
        List<RowOutcome> expected = new ArrayList<>();
        for (Doc row : rows) {
          cold.memo = new MemoryMemo();
          expected.addAll(oneByOne(cold, plan, List.of(row)));
        }
        oneByOne(warm, plan, before);

        assertThat(texts(oneByOne(warm, plan, rows)))
            .as("warm, seed %d", seed)
            .isEqualTo(texts(expected));
        assertThat(texts(together(parallel, plan, rows)))
            .as("parallel, seed %d", seed)
            .isEqualTo(texts(expected));
        warm.ran();
        assertThat(texts(together(warm, plan, rows)))
            .as("again, seed %d", seed)
            .isEqualTo(texts(expected));
        assertThat(warm.ran()).as("again, seed %d", seed).allMatch(ran -> ran.contains(": 0/"));
      }
    }
  }
}
