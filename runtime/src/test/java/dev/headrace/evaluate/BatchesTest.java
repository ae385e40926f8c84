package dev.headrace.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.evaluate.TestRows.Doc;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Node;
import dev.headrace.plan.Stage;
import dev.headrace.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes into which batch, and what becomes of a batch that fails. */
@Timeout(60)
class BatchesTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  /** One worker, always busy: then the rows' threads run all batches in order. */
  private final Bench bench = new Bench(1);

  private final CountDownLatch end = new CountDownLatch(1);

  BatchesTest() throws InterruptedException {
    bench.workers.submit(
        () -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            // the test has ended
          }
        });
  }

  @AfterEach
  void close() {
    end.countDown();
    bench.close();
  }

  private Stage<Object, Doc> echoing(int max) {
    return Plans.batched(max, lines -> bench.called("batch of " + lines.size(), lines));
  }

  private Stage<Object, Doc> listing(int max) {
    return Plans.batched(max, lines -> bench.called(String.join(" ", lines), lines));
  }

  @Test
  void anElementsResultIsItsOwn() throws Exception {
    RowOutcome outcome =
        bench.update(
            Plans.batched(2, lines -> lines.stream().map(line -> line + "!").toList()),
            new Doc("a", "x\ny\nz"));

    assertThat(Bench.texts(outcome))
        .containsExactly(
            "Out[path=a/x, text=x!]", "Out[path=a/y, text=y!]", "Out[path=a/z, text=z!]");
    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "row: 3/0/0", "upper: 3/0/0");
  }

  @Test
  void aRowAloneIsCutIntoFullBatchesAndARest() throws Exception {
    bench.update(listing(4), Plans.numbered("a", 0, 10));

    assertThat(bench.calls())
        .containsExactly("line0 line1 line2 line3", "line4 line5 line6 line7", "line8 line9");
  }

  @Test
  void onlyMissesGoIntoBatches() throws Exception {
    bench.update(listing(4), Plans.numbered("a", 2, 5));
    bench.calls();

    bench.update(listing(4), Plans.numbered("a", 0, 8));

    assertThat(bench.calls()).containsExactly("line0 line1 line5 line6", "line7");
  }

  @Test
  void rowsInFlightShareBatches() throws Exception {
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(4).linger(LONG).build()) {
      List<Doc> docs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        docs.add(Plans.numbered("doc" + i, 3 * i, 3 * i + 3));
      }
      List<RowOutcome> outcomes = bench.update(evaluator, echoing(64), docs);

      assertThat(bench.calls()).containsExactly("batch of 12");
      for (int i = 0; i < 4; i++) {
        assertThat(Bench.texts(outcomes.get(i)))
            .contains("Out[path=doc%d/line%d, text=line%d]".formatted(i, 3 * i, 3 * i));
      }
    }
  }

  @Test
  void aFullBatchGoesAlthoughMoreRowsMayCome() throws Exception {
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(100).linger(LONG).build()) {
      bench.update(
          evaluator, echoing(6), List.of(Plans.numbered("a", 0, 3), Plans.numbered("b", 3, 6)));
    }

    assertThat(bench.calls()).containsExactly("batch of 6");
  }

  @Test
  void aBatchThatIsNotFullGoesWhenNoMoreRowsCome() throws Exception {
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(100).linger(LONG).build()) {
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<RowOutcome> row =
            thread.submit(
                () -> evaluator.evaluate(echoing(64), Bench.FLOW, Plans.numbered("a", 0, 3)));
        evaluator.expectRows(false);
        assertThat(row.get().exports()).hasSize(3);
      } finally {
        thread.shutdownNow();
      }
    }

    assertThat(bench.calls()).containsExactly("batch of 3");
  }

  @Test
  void aBatchWaitsForARowThatIsOnItsWay() throws Exception {
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(100).linger(LONG).build()) {
      evaluator.rowAnnounced();
      evaluator.rowAnnounced();
      evaluator.expectRows(false);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        CountDownLatch second = new CountDownLatch(1);
        Future<RowOutcome> a =
            threads.submit(
                () -> evaluator.evaluate(echoing(64), Bench.FLOW, Plans.numbered("a", 0, 3)));
        Future<RowOutcome> b =
            threads.submit(
                () -> {
                  second.await();
                  return evaluator.evaluate(echoing(64), Bench.FLOW, Plans.numbered("b", 3, 6));
                });
        second.countDown();
        a.get();
        b.get();
      } finally {
        threads.shutdownNow();
      }
    }

    assertThat(bench.calls()).containsExactly("batch of 6");
  }

  @Test
  void aBatchDoesNotWaitForAnAnnouncedRowThatHasEndedOtherwise() throws Exception {
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(100).linger(LONG).build()) {
      evaluator.rowAnnounced();
      evaluator.rowAnnounced();
      evaluator.expectRows(false);
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<RowOutcome> row =
            thread.submit(
                () -> evaluator.evaluate(echoing(64), Bench.FLOW, Plans.numbered("a", 0, 3)));
        evaluator.rowEnded();
        assertThat(row.get().exports()).hasSize(3);
      } finally {
        thread.shutdownNow();
      }
    }

    assertThat(bench.calls()).containsExactly("batch of 3");
  }

  @Test
  void aBatchThatIsNotFullGoesWhenItsOldestElementHasWaited() throws Exception {
    try (Evaluator evaluator =
        bench.evaluator().rowsAtOnce(100).linger(Duration.ofMillis(1)).build()) {
      evaluator.evaluate(echoing(64), Bench.FLOW, Plans.numbered("a", 0, 3));
    }

    assertThat(bench.calls()).containsExactly("batch of 3");
  }

  @Test
  void aRowThatEndsLetsTheOthersGo() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    Stage<Object, Doc> stage =
        Bench.stage(
            (flow, row) -> {
              Cells<String> lines = Plans.lines(row);
              Cells<String> held =
                  row.call(
                      TestRows.node("held", Codecs.STRING),
                      in -> {
                        if (in.get(lines).equals("hold")) {
                          released.await();
                        }
                        return in.get(lines);
                      },
                      lines);
              Node<String> batched = Plans.UPPER.batched(64);
              Cells<String> some = row.only(held, Codecs.STRING, String.class);
              row.batch(
                  batched,
                  in -> bench.called("batch of " + in.all(some).size(), in.all(some)),
                  some);
            });
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(2).linger(LONG).build()) {
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        Future<RowOutcome> slow =
            threads.submit(() -> evaluator.evaluate(stage, Bench.FLOW, new Doc("a", "hold")));
        Future<RowOutcome> fast =
            threads.submit(() -> evaluator.evaluate(stage, Bench.FLOW, new Doc("b", "x\ny")));
        released.countDown();
        slow.get();
        fast.get();
      } finally {
        threads.shutdownNow();
      }
    }

    assertThat(bench.calls()).hasSizeBetween(1, 2);
  }

  @Test
  void aFailingBatchIsHalvedUntilTheBadElementFailsAlone() throws Exception {
    RowOutcome outcome =
        bench.update(
            Plans.batched(
                8,
                lines -> {
                  bench.called(String.join(" ", lines), "");
                  if (lines.contains("line5")) {
                    throw new IllegalStateException("503");
                  }
                  return lines;
                }),
            Plans.numbered("a", 0, 8));

    assertThat(outcome.failures())
        .extracting(StepFailure::toString)
        .containsExactly("upper of lines[5]: java.lang.IllegalStateException: 503");
    assertThat(outcome.exports()).hasSize(7);
    assertThat(bench.calls())
        .containsExactly(
            "line0 line1 line2 line3",
            "line0 line1 line2 line3 line4 line5 line6 line7",
            "line4",
            "line4 line5",
            "line4 line5 line6 line7",
            "line5",
            "line6 line7");
    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "row: 7/0/0", "upper: 7/0/1");
  }

  @Test
  void anOutageIsNotAskedOfEveryElement() throws Exception {
    RowOutcome outcome =
        bench.update(
            Plans.batched(
                64,
                lines -> {
                  bench.called(Integer.toString(lines.size()), "");
                  throw new IllegalStateException("no answer", new IOException("refused"));
                }),
            Plans.numbered("a", 0, 64));

    assertThat(outcome.failures()).hasSize(64);
    assertThat(bench.calls())
        .as("down to two elements, then each part that is left once")
        .containsExactlyInAnyOrder(
            "64", "32", "16", "8", "4", "2", "1", "1", "2", "4", "8", "16", "32");
  }

  @Test
  void anElementThatFailsForIoFailsAloneAmongOthersThatDoNot() throws Exception {
    RowOutcome outcome =
        bench.update(
            Plans.batched(
                8,
                lines -> {
                  if (lines.contains("line0") || lines.contains("line2")) {
                    throw new IOException("reset");
                  }
                  return lines;
                }),
            Plans.numbered("a", 0, 8));

    assertThat(outcome.failures())
        .extracting(StepFailure::element)
        .containsExactly("lines[0]", "lines[2]");
    assertThat(outcome.exports()).hasSize(6);
  }

  @Test
  void aBadElementOfOneRowDoesNotFailTheOtherRowsOfItsBatch() throws Exception {
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(2).linger(LONG).build()) {
      List<RowOutcome> outcomes =
          bench.update(
              evaluator,
              Plans.batched(
                  64,
                  lines -> {
                    if (lines.contains("bad")) {
                      throw new IllegalStateException("503");
                    }
                    return lines;
                  }),
              List.of(new Doc("a", "x\nbad"), new Doc("b", "y\nz")));

      assertThat(outcomes.get(0).failures())
          .extracting(StepFailure::element)
          .containsExactly("lines[1]");
      assertThat(outcomes.get(1).failures()).isEmpty();
      assertThat(outcomes.get(1).exports()).hasSize(2);
    }
  }

  @Test
  void aListOfWrongLengthIsHalvedAndSaysWhatWasExpected() throws Exception {
    RowOutcome outcome =
        bench.update(
            Plans.batched(4, lines -> lines.stream().filter(line -> !line.equals("gone")).toList()),
            new Doc("a", "x\ny\ngone\nz"));

    assertThat(outcome.failures())
        .extracting(StepFailure::toString)
        .containsExactly(
            "upper of lines[2]: dev.headrace.evaluate.TransformException: upper returned 0 results for a batch of 1 elements; expected one result for each, in order");
    assertThat(outcome.exports()).hasSize(3);
  }

  @Test
  @SuppressWarnings("NullAway") // what a careless transform does
  void noListAtAllSaysWhatWasExpected() throws Exception {
    RowOutcome outcome = bench.update(Plans.batched(4, lines -> null), new Doc("a", "x"));

    assertThat(outcome.failures().get(0).cause())
        .hasMessage(
            "upper returned null for a batch of 1 elements; expected a list with one result for each, in order");
  }

  @Test
  void aNullInTheListFailsItsElementAlone() throws Exception {
    RowOutcome outcome =
        bench.update(
            Plans.batched(4, lines -> bench.called("once", Arrays.asList("1", null, "3"))),
            new Doc("a", "x\ny\nz"));

    assertThat(bench.calls()).containsExactly("once");
    assertThat(outcome.failures())
        .extracting(StepFailure::toString)
        .containsExactly(
            "upper of lines[1]: dev.headrace.evaluate.TransformException: upper returned null for lines[1]; a transform returns a value: where there may be none, let it return an Optional");
    assertThat(Bench.texts(outcome))
        .containsExactly("Out[path=a/x, text=1]", "Out[path=a/z, text=3]");
  }

  @Test
  void theListsOfABatchAreImmutable() throws Exception {
    RowOutcome outcome =
        bench.update(
            Plans.batched(
                4,
                lines -> {
                  lines.set(0, "changed");
                  return lines;
                }),
            new Doc("a", "x"));

    assertThat(outcome.failures().get(0).cause()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aRememberedBatchResultThatCannotBeDecodedIsComputedAlone() throws Exception {
    bench.update(listing(4), new Doc("a", "x\ny"));
    bench.calls();
    bench.ran();
    bench.versions.put("row", 1);
    RowOutcome first = bench.update(listing(4), new Doc("a", "x\ny"));
    Trace.Run run = first.trace().runs().get(2);
    assertThat(run.step()).isEqualTo("upper");
    assertThat(run.element()).isEqualTo("lines[1]");
    bench.memo.put(run.key(), dev.headrace.hash.Bytes.of(new byte[] {7}));
    bench.ran();
    bench.versions.put("row", 2);

    bench.update(listing(4), new Doc("a", "x\ny"));

    assertThat(bench.calls()).containsExactly("y");
    assertThat(bench.ran()).containsExactly("lines: 0/1/0", "row: 2/0/0", "upper: 1/1/0");
  }

  @Test
  void readingAnInputThatIsNotDeclaredIsAFaultOfThePlan() throws Exception {
    RowOutcome outcome =
        bench.update(
            Bench.stage(
                (flow, row) -> {
                  Cells<String> lines = Plans.lines(row);
                  Cells<String> path = row.component(row.source(), Codecs.STRING, Doc::path);
                  row.batch(Plans.UPPER.batched(2), in -> in.all(path), lines);
                }),
            new Doc("a", "x"));

    assertThat(outcome.failures().get(0).cause())
        .hasMessage(
            "The plan reads docs in a batch, but does not declare it as an input of the call");
  }
}
