package dev.headrace.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.evaluate.TestRows.Doc;
import dev.headrace.plan.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows at the same time: nothing is computed twice, nobody waits forever, stopping is prompt. */
@Timeout(60)
class ConcurrencyTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final Bench bench = new Bench(4);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    bench.close();
  }

  /** Waits until someone waits for what another computes, or is about to. */
  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
  }

  private Future<RowOutcome> start(
      Evaluator evaluator, Stage<Object, Doc> stage, Doc doc, List<Thread> running)
      throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Future<RowOutcome> row =
        threads.submit(
            () -> {
              synchronized (running) {
                running.add(Thread.currentThread());
              }
              started.countDown();
              return evaluator.evaluate(stage, Bench.FLOW, doc);
            });
    started.await();
    return row;
  }

  @Test
  void aFanOutRunsInParallelWhereWorkersAreIdle() throws Exception {
    CyclicBarrier all = new CyclicBarrier(5); // four workers and the row's thread

    RowOutcome outcome =
        bench.update(
            Plans.single(
                line -> {
                  all.await();
                  return line;
                }),
            Plans.numbered("a", 0, 5));

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.exports()).hasSize(5);
  }

  @Test
  void aFanOutRunsOnTheRowsThreadWhereNoWorkerIsIdle() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 4; i++) {
      bench.workers.submit(
          () -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              // the test has ended
            }
          });
    }
    Set<Thread> used = ConcurrentHashMap.newKeySet();

    RowOutcome outcome =
        bench.update(
            Plans.single(
                line -> {
                  used.add(Thread.currentThread());
                  return line;
                }),
            Plans.numbered("a", 0, 50));

    assertThat(outcome.failures()).isEmpty();
    assertThat(used).containsExactly(Thread.currentThread());
    end.countDown();
  }

  @Test
  void severalFullBatchesRunInParallel() throws Exception {
    CyclicBarrier all = new CyclicBarrier(3);

    RowOutcome outcome =
        bench.update(
            Plans.batched(
                2,
                lines -> {
                  all.await();
                  return lines;
                }),
            Plans.numbered("a", 0, 6));

    assertThat(outcome.failures()).isEmpty();
  }

  @Test
  void rowsThatNeedTheSameResultAtTheSameTimeComputeItOnce() throws Exception {
    CountDownLatch computing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Stage<Object, Doc> stage =
        Plans.single(
            line -> {
              computing.countDown();
              go.await();
              return bench.called(line, line);
            });
    List<Thread> running = new ArrayList<>();
    try (Evaluator evaluator = bench.evaluator().build()) {
      Future<RowOutcome> first = start(evaluator, stage, new Doc("a", "x"), running);
      computing.await();
      Future<RowOutcome> second = start(evaluator, stage, new Doc("b", "x"), running);
      awaitWaiting(running.get(1));
      go.countDown();

      assertThat(first.get().exports()).hasSize(1);
      assertThat(second.get().exports()).hasSize(1);
      assertThat(evaluator.claims.size()).isZero();
    }

    assertThat(bench.calls()).containsExactly("x");
    assertThat(bench.ran()).containsExactly("lines: 1/1/0", "row: 2/0/0", "upper: 1/1/0");
  }

  @Test
  void whoWaitsForAFailureFailsTheSameWay() throws Exception {
    CountDownLatch computing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Stage<Object, Doc> stage =
        Plans.single(
            line -> {
              computing.countDown();
              go.await();
              throw bench.called(line, new IllegalStateException("once"));
            });
    List<Thread> running = new ArrayList<>();
    try (Evaluator evaluator = bench.evaluator().build()) {
      Future<RowOutcome> first = start(evaluator, stage, new Doc("a", "x"), running);
      computing.await();
      Future<RowOutcome> second = start(evaluator, stage, new Doc("b", "x"), running);
      awaitWaiting(running.get(1));
      go.countDown();

      assertThat(second.get().failures())
          .extracting(StepFailure::cause)
          .containsExactly(first.get().failures().get(0).cause());
    }

    assertThat(bench.calls()).containsExactly("x");
  }

  @Test
  void whoWaitsForARowThatIsStoppedTakesOver() throws Exception {
    CountDownLatch computing = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    Stage<Object, Doc> stage =
        Plans.single(
            line -> {
              if (calls.incrementAndGet() == 1) {
                computing.countDown();
                new CountDownLatch(1).await();
              }
              return line;
            });
    List<Thread> running = new ArrayList<>();
    try (Evaluator evaluator = bench.evaluator().build()) {
      Future<RowOutcome> first = start(evaluator, stage, new Doc("a", "x"), running);
      computing.await();
      Future<RowOutcome> second = start(evaluator, stage, new Doc("b", "x"), running);
      awaitWaiting(running.get(1));
      running.get(0).interrupt();

      assertThatThrownBy(first::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(second.get().exports()).hasSize(1);
      assertThat(evaluator.claims.size()).isZero();
    }
    assertThat(calls).hasValue(2);
  }

  @Test
  void whoSharesABatchWithARowThatIsStoppedTakesOver() throws Exception {
    CountDownLatch computing = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    Set<Thread> callers = ConcurrentHashMap.newKeySet();
    Stage<Object, Doc> stage =
        Plans.batched(
            64,
            lines -> {
              if (calls.incrementAndGet() == 1) {
                callers.add(Thread.currentThread());
                computing.countDown();
                new CountDownLatch(1).await();
              }
              return bench.called(String.join(" ", lines), lines);
            });
    List<Thread> running = new ArrayList<>();
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(2).linger(LONG).build()) {
      Future<RowOutcome> a = start(evaluator, stage, new Doc("a", "x"), running);
      Future<RowOutcome> b = start(evaluator, stage, new Doc("b", "y"), running);
      computing.await();
      Thread caller = callers.iterator().next();
      boolean aRuns = caller == running.get(0);
      evaluator.expectRows(false);
      caller.interrupt();

      assertThatThrownBy((aRuns ? a : b)::get).hasCauseInstanceOf(InterruptedException.class);
      assertThat((aRuns ? b : a).get().exports()).hasSize(1);
      assertThat(bench.calls()).containsExactly(aRuns ? "y" : "x");
      assertThat(evaluator.claims.size()).isZero();
    }
  }

  @Test
  void aStoppedRowsElementsLeaveTheirBatch() throws Exception {
    Stage<Object, Doc> stage =
        Plans.batched(64, lines -> bench.called(String.join(" ", lines), lines));
    List<Thread> running = new ArrayList<>();
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(2).linger(LONG).build()) {
      Future<RowOutcome> stopped = start(evaluator, stage, new Doc("a", "x"), running);
      awaitWaiting(running.get(0));
      running.get(0).interrupt();
      assertThatThrownBy(stopped::get).hasCauseInstanceOf(InterruptedException.class);
      evaluator.expectRows(false);

      assertThat(start(evaluator, stage, new Doc("b", "y"), running).get().exports()).hasSize(1);
      assertThat(bench.calls()).containsExactly("y");
      assertThat(evaluator.claims.size()).isZero();
    }
  }

  @Test
  void anInterruptedRowStopsItsHelpersAndKeepsWhatIsDone() throws Exception {
    CountDownLatch computing = new CountDownLatch(3);
    CountDownLatch interrupted = new CountDownLatch(3);
    Stage<Object, Doc> stage =
        Plans.single(
            line -> {
              if (line.equals("line0")) {
                return line;
              }
              computing.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
              return line;
            });
    List<Thread> running = new ArrayList<>();
    try (Evaluator evaluator = bench.evaluator().build()) {
      Future<RowOutcome> row = start(evaluator, stage, Plans.numbered("a", 0, 100), running);
      computing.await();
      running.get(0).interrupt();

      assertThatThrownBy(row::get).hasCauseInstanceOf(InterruptedException.class);
      interrupted.await();
    }
    bench.update(Plans.single(line -> bench.called(line, line)), Plans.numbered("a", 0, 1));
    assertThat(bench.calls()).isEmpty();
  }

  @Test
  void codeThatSwallowsAnInterruptionDoesNotKeepTheRowRunning() {
    Stage<Object, Doc> stage =
        Plans.single(
            line -> {
              Thread.currentThread().interrupt();
              throw new IllegalStateException("was interrupted");
            });

    assertThatThrownBy(() -> bench.update(stage, new Doc("a", "x")))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aRowThatIsInterruptedBeforehandDoesNotBegin() throws Exception {
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                bench.update(
                    Plans.single(line -> bench.called(line, line)), new Doc("a", "x\ny\nz")))
        .isInstanceOf(InterruptedException.class);
    assertThat(bench.calls()).isEmpty();
  }

  @Test
  void noResultIsEverComputedTwiceAmongManyRows() throws Exception {
    AtomicInteger single = new AtomicInteger();
    AtomicInteger batched = new AtomicInteger();
    Stage<Object, Doc> one =
        Plans.single(
            line -> {
              single.incrementAndGet();
              return line;
            });
    Stage<Object, Doc> many =
        Plans.batched(
            7,
            lines -> {
              batched.addAndGet(lines.size());
              return lines;
            });
    bench.versions.put("row", 1);
    try (Evaluator evaluator = bench.evaluator().rowsAtOnce(8).build()) {
      List<Future<RowOutcome>> rows = new ArrayList<>();
      ExecutorService eight = Executors.newFixedThreadPool(8);
      try {
        for (int i = 0; i < 400; i++) {
          Doc doc = Plans.numbered("doc" + i, i / 4, i / 4 + 20);
          rows.add(eight.submit(() -> evaluator.evaluate(one, Bench.FLOW, doc)));
        }
        for (Future<RowOutcome> row : rows) {
          assertThat(row.get().exports()).hasSize(20);
        }
        assertThat(single).hasValue(119);

        bench.memo = new dev.headrace.memo.MemoryMemo();
        rows.clear();
        try (Evaluator second = bench.evaluator().rowsAtOnce(8).build()) {
          for (int i = 0; i < 400; i++) {
            Doc doc = Plans.numbered("doc" + i, i / 4, i / 4 + 20);
            rows.add(eight.submit(() -> second.evaluate(many, Bench.FLOW, doc)));
          }
          second.expectRows(false);
          for (Future<RowOutcome> row : rows) {
            assertThat(row.get().exports()).hasSize(20);
          }
          assertThat(batched).hasValue(119);
          assertThat(second.claims.size()).isZero();
        }
      } finally {
        eight.shutdownNow();
      }
    }
  }
}
