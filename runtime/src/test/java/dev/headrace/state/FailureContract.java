package dev.headrace.state;

import static dev.headrace.state.States.DOCS;
import static dev.headrace.state.States.INDEX;
import static dev.headrace.state.States.bytes;
import static dev.headrace.state.States.claim;
import static dev.headrace.state.States.failure;
import static dev.headrace.state.States.failures;
import static dev.headrace.state.States.found;
import static dev.headrace.state.States.foundTarget;
import static dev.headrace.state.States.hash;
import static dev.headrace.state.States.intention;
import static dev.headrace.state.States.key;
import static dev.headrace.state.States.outcome;
import static dev.headrace.state.States.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.state.StateStore.FailedRow;
import dev.headrace.state.StateStore.Failure;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How every store keeps failures, runs and properties, and what it refuses. */
public interface FailureContract extends StoreContract {

  Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");

  @Test
  default void aFailureOfANewRowRecordsIt() {
    Failure failure = failure("a", "why");

    List<Long> ids = store().fail(List.of(failure), NOON);

    SourceRow row = found(store(), "a");
    assertThat(row).isEqualTo(new SourceRow(ids.get(0), DOCS, key("a"), null, null, null, 0, true));
    assertThat(failures(store(), DOCS)).containsExactly(new FailedRow(row, failure, 1, NOON, NOON));
    assertThat(failures(store(), "other")).isEmpty();
  }

  @Test
  default void aFailureKeepsVersionContentAndTargetRows() {
    store().commit(List.of(outcome("a", 1, claim("x", 1))), 2);
    SourceRow before = found(store(), "a");

    store().fail(List.of(failure("a", "why")), NOON);

    assertThat(found(store(), "a"))
        .isEqualTo(
            new SourceRow(
                before.id(),
                DOCS,
                key("a"),
                before.version(),
                before.content(),
                before.plan(),
                before.run(),
                true));
    assertThat(store().owned(before.id()))
        .containsExactly(new TargetRow(INDEX, key("x"), hash(1), 1));
    assertThat(store().owners(INDEX, bytes("x")))
        .extracting(SourceRow::failed)
        .containsExactly(true);
    assertThat(rows(store(), DOCS)).extracting(SourceRow::failed).containsExactly(true);
  }

  @Test
  default void attemptsAreCountedUntilACommit() {
    store().fail(List.of(failure("a", "first")), NOON);
    store().fail(List.of(failure("a", "second")), NOON.plusSeconds(60));
    store().intend(List.of(intention("a")));
    store().fail(List.of(failure("a", "third")), NOON.plusSeconds(120));

    assertThat(failures(store(), DOCS))
        .containsExactly(
            new FailedRow(
                found(store(), "a"), failure("a", "third"), 3, NOON, NOON.plusSeconds(120)));

    store().commit(List.of(outcome("a", 1)), 1);
    store().fail(List.of(failure("a", "fourth")), NOON.plusSeconds(180));
    assertThat(failures(store(), DOCS))
        .containsExactly(
            new FailedRow(
                found(store(), "a"),
                failure("a", "fourth"),
                1,
                NOON.plusSeconds(180),
                NOON.plusSeconds(180)));
  }

  @Test
  default void everyFailureIsVisitedAndTheVisitorMayChangeTheStore() {
    List<Long> ids =
        store()
            .fail(IntStream.range(0, 2_500).mapToObj(i -> failure("k" + i, "why")).toList(), NOON);
    List<Long> visited = new ArrayList<>();

    store()
        .forEachFailure(
            DOCS,
            failed -> {
              visited.add(failed.row().id());
              store().commit(List.of(outcome(failed.row().key().label(), 1)), 1);
            });

    assertThat(visited).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(failures(store(), DOCS)).isEmpty();
  }

  @Test
  default void longMessagesAndLabelsAreShortened() {
    String label = "l".repeat(999) + "\ud83d\ude00";
    String message = "m".repeat(20_000);
    store()
        .fail(
            List.of(
                new Failure(
                    DOCS,
                    new Key(bytes("a"), label),
                    Failure.Place.TARGET,
                    "step",
                    "error",
                    message)),
            NOON);

    FailedRow failed = failures(store(), DOCS).get(0);
    assertThat(failed.failure().message()).isEqualTo("m".repeat(10_000));
    assertThat(failed.row().key().label()).isEqualTo("l".repeat(999));
  }

  @Test
  default void runsAreNumberedUpwards() {
    long first = store().beginRun("docs.Search", NOON);
    store().endRun(first, NOON.plusSeconds(1), "nothing to do");
    long second = store().beginRun("docs.Search", NOON);
    long third = store().beginRun("docs.Other", NOON);

    assertThat(first).isPositive();
    assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    assertThatThrownBy(() -> store().endRun(third + 1, NOON, "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no run " + (third + 1) + " to end; begin it first");
  }

  @Test
  default void propertiesAreKeptByOwnerAndName() {
    store().setProperty(INDEX, "schema", bytes("1"));
    store().setProperty(INDEX, "plan", bytes("2"));
    store().setProperty(DOCS, "schema", bytes("3"));
    store().setProperty(INDEX, "schema", bytes(""));

    assertThat(store().property(INDEX, "schema")).isEqualTo(bytes(""));
    assertThat(store().property(INDEX, "plan")).isEqualTo(bytes("2"));
    assertThat(store().property(DOCS, "schema")).isEqualTo(bytes("3"));
    assertThat(store().property(DOCS, "plan")).isNull();
  }

  @Test
  default void emptyListsChangeNothing() {
    assertThat(store().intend(List.of())).isEmpty();
    assertThat(store().commit(List.of(), 1)).isEmpty();
    assertThat(store().fail(List.of(), NOON)).isEmpty();
    store().touch(List.of());
    store().retire(List.of());
    store().forget(INDEX, List.of());
    store().invalidate("unknown");
    assertThat(rows(store(), DOCS)).isEmpty();
  }

  @Test
  default void aClosedStoreSaysSo() {
    store().close();
    store().close();

    assertThatThrownBy(() -> store().find(DOCS, bytes("a")))
        .isInstanceOf(StateException.class)
        .hasMessageEndingWith("is closed");
    assertThatThrownBy(() -> store().commit(List.of(outcome("a", 1)), 1))
        .isInstanceOf(StateException.class)
        .hasMessageEndingWith("is closed");
  }

  @Test
  default void manyThreadsChangeAndReadAtOnce() throws Exception {
    int threads = 8;
    int rowsEach = 40;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int thread = t;
        all.add(
            pool.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < rowsEach; i++) {
                    String key = thread + "/" + i;
                    store().intend(List.of(intention(key, "shared", key)));
                    store().commit(List.of(outcome(key, i, claim("shared", 1), claim(key, i))), 1);
                    assertThat(found(store(), key).run()).isEqualTo(1);
                    assertThat(store().owned(found(store(), key).id())).hasSize(2);
                  }
                  return true;
                }));
      }
      start.countDown();
      for (Future<?> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(rows(store(), DOCS)).hasSize(threads * rowsEach);
    assertThat(foundTarget(store(), "shared").owners()).isEqualTo(threads * rowsEach);
    assertThat(store().owners(INDEX, bytes("shared"))).hasSize(threads * rowsEach);
    assertThat(store().orphanCount(INDEX)).isZero();
  }
}
