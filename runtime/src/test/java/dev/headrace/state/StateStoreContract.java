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

import dev.headrace.hash.Bytes;
import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.FailedRow;
import dev.headrace.state.StateStore.Failure;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetKey;
import dev.headrace.state.StateStore.TargetRow;
import dev.headrace.state.StateStore.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does; each sentence of {@link StateStore}. */
abstract class StateStoreContract {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");

  StateStore store = new MemoryState();

  /** Opens an empty store. */
  abstract StateStore open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  // Look-ups

  @Test
  void nothingIsKnownOfAnEmptyStore() {
    assertThat(store.find(DOCS, bytes("a"))).isNull();
    assertThat(store.findTarget(INDEX, bytes("a"))).isNull();
    assertThat(store.owners(INDEX, bytes("a"))).isEmpty();
    assertThat(store.owned(1)).isEmpty();
    assertThat(rows(store, DOCS)).isEmpty();
    assertThat(failures(store, DOCS)).isEmpty();
    assertThat(store.orphans(INDEX, 10)).isEmpty();
    assertThat(store.orphanCount(INDEX)).isZero();
    assertThat(store.property(DOCS, "schema")).isNull();
  }

  @Test
  void sourcesAndTargetsAreApart() {
    store.commit(List.of(outcome("a", 1, claim("x", 1))), 1);

    assertThat(store.find("other", bytes("a"))).isNull();
    assertThat(store.find(INDEX, bytes("a"))).isNull();
    assertThat(store.findTarget("other", bytes("x"))).isNull();
    assertThat(store.findTarget(DOCS, bytes("x"))).isNull();
    assertThat(rows(store, "other")).isEmpty();
  }

  @Test
  void keysAreBytesAndLabelsAreOnlyShown() {
    Bytes odd = Bytes.of(new byte[] {0, -1, 39, 0});
    Bytes empty = Bytes.of(new byte[0]);
    store.intend(
        List.of(
            new Intention(DOCS, new Key(odd, "odd"), List.of()),
            new Intention(DOCS, new Key(empty, "odd"), List.of())));

    assertThat(store.find(DOCS, odd)).isNotNull();
    assertThat(store.find(DOCS, empty)).isNotNull();
    assertThat(rows(store, DOCS)).extracting(SourceRow::key).allMatch(k -> k.label().equals("odd"));
    assertThat(rows(store, DOCS)).extracting(r -> r.key().bytes()).containsOnly(odd, empty);
  }

  @Test
  void theLastLabelIsKept() {
    Bytes a = bytes("a");
    Bytes x = bytes("x");
    store.intend(
        List.of(
            new Intention(
                DOCS, new Key(a, "first"), List.of(new TargetKey(INDEX, new Key(x, "old"))))));
    store.intend(
        List.of(
            new Intention(
                DOCS, new Key(a, "second"), List.of(new TargetKey(INDEX, new Key(x, "new"))))));
    assertThat(found(store, "a").key().label()).isEqualTo("second");
    assertThat(foundTarget(store, "x").key().label()).isEqualTo("new");

    store.fail(List.of(new Failure(DOCS, new Key(a, "third"), "step", "error", "why")), NOON);
    assertThat(found(store, "a").key().label()).isEqualTo("third");

    store.commit(
        List.of(
            new Commit(
                DOCS,
                new Key(a, "fourth"),
                null,
                hash(1),
                hash(2),
                bytes("t"),
                List.of(new Claim(INDEX, new Key(x, "newest"), hash(3))))),
        1);
    assertThat(found(store, "a").key().label()).isEqualTo("fourth");
    assertThat(foundTarget(store, "x").key().label()).isEqualTo("newest");
  }

  @Test
  void everyRowOfASourceIsVisitedOnce() {
    int count = 2_500;
    store.commit(IntStream.range(0, count).mapToObj(i -> outcome("k" + i, i)).toList(), 1);
    store.commit(
        List.of(new Commit("other", key("z"), null, hash(1), hash(1), bytes("t"), List.of())), 1);

    List<SourceRow> visited = rows(store, DOCS);

    assertThat(visited).hasSize(count);
    assertThat(visited).allMatch(row -> row.source().equals(DOCS));
    assertThat(visited).extracting(row -> row.key().label()).doesNotHaveDuplicates();
    assertThat(visited).contains(found(store, "k0"), found(store, "k2499"));
  }

  @Test
  void aVisitorMayChangeTheStore() {
    store.commit(IntStream.range(0, 2_500).mapToObj(i -> outcome("k" + i, i)).toList(), 1);
    Set<Long> before = new TreeSet<>();
    store.forEachRow(DOCS, row -> before.add(row.id()));
    Set<Long> visited = new TreeSet<>();

    store.forEachRow(
        DOCS,
        row -> {
          assertThat(visited.add(row.id())).isTrue();
          store.commit(List.of(outcome("again " + row.id(), 1)), 1);
        });

    assertThat(visited).isEqualTo(before);
    assertThat(rows(store, DOCS)).hasSize(5_000);
  }

  @Test
  void aVisitorHoldsNoLock() throws Exception {
    store.commit(List.of(outcome("a", 1)), 1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      List<Long> changed = new ArrayList<>();
      store.forEachRow(
          DOCS,
          row -> {
            Future<List<Long>> change =
                other.submit(() -> store.commit(List.of(outcome("b", 2)), 1));
            try {
              changed.addAll(change.get(20, TimeUnit.SECONDS));
            } catch (Exception e) {
              throw new AssertionError("another thread can't commit while a row is visited", e);
            }
          });
      assertThat(changed).isNotEmpty().containsOnly(found(store, "b").id());
    } finally {
      other.shutdownNow();
    }
  }

  // Intend

  @Test
  void intendRecordsANewSourceRowAsDirty() {
    List<Long> ids = store.intend(List.of(intention("a", "x")));

    assertThat(found(store, "a"))
        .isEqualTo(new SourceRow(ids.get(0), DOCS, key("a"), null, null, null, null, 0, false));
  }

  @Test
  void intendReturnsIdsInOrder() {
    long b = store.intend(List.of(intention("b"))).get(0);

    List<Long> ids = store.intend(List.of(intention("a"), intention("b"), intention("c")));

    assertThat(ids).containsExactly(found(store, "a").id(), b, found(store, "c").id());
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void intendMarksAKnownSourceRowDirtyAndKeepsTheRest() {
    store.commit(List.of(outcome("a", 7, claim("x", 1))), 3);

    store.intend(List.of(intention("a")));

    SourceRow row = found(store, "a");
    assertThat(row)
        .isEqualTo(
            new SourceRow(row.id(), DOCS, key("a"), "v7", null, null, bytes("trace 7"), 3, false));
    assertThat(store.owned(row.id())).containsExactly(new TargetRow(INDEX, key("x"), hash(1), 1));
  }

  @Test
  void intendRecordsANewTargetRowWithoutOwner() {
    store.intend(List.of(intention("a", "x")));

    assertThat(foundTarget(store, "x")).isEqualTo(new TargetRow(INDEX, key("x"), null, 0));
    assertThat(store.owners(INDEX, bytes("x"))).isEmpty();
    assertThat(store.owned(found(store, "a").id())).isEmpty();
    assertThat(store.orphans(INDEX, 10)).containsExactly(new TargetRow(INDEX, key("x"), null, 0));
  }

  @Test
  void intendMakesAHashUnknownAndAllOwnersDirty() {
    store.commit(
        List.of(
            outcome("a", 1, claim("x", 5)),
            outcome("b", 2, claim("x", 5), claim("y", 6)),
            outcome("c", 3, claim("y", 6))),
        1);

    store.intend(List.of(intention("d", "x")));

    assertThat(foundTarget(store, "x")).isEqualTo(new TargetRow(INDEX, key("x"), null, 2));
    assertThat(foundTarget(store, "y")).isEqualTo(new TargetRow(INDEX, key("y"), hash(6), 2));
    for (String dirty : List.of("a", "b", "d")) {
      assertThat(found(store, dirty).content()).as(dirty).isNull();
      assertThat(found(store, dirty).plan()).as(dirty).isNull();
    }
    assertThat(found(store, "c").content()).isEqualTo(hash(3));
    assertThat(found(store, "c").plan()).isEqualTo(hash(-3));
  }

  // Commit

  @Test
  void commitRecordsNewRowsWhole() {
    List<Long> ids =
        store.commit(List.of(outcome("a", 4, claim("x", 1)), outcome("b", 5, claim("y", 2))), 9);

    assertThat(ids).containsExactly(found(store, "a").id(), found(store, "b").id());
    assertThat(found(store, "a"))
        .isEqualTo(
            new SourceRow(
                ids.get(0), DOCS, key("a"), "v4", hash(4), hash(-4), bytes("trace 4"), 9, false));
    assertThat(foundTarget(store, "x")).isEqualTo(new TargetRow(INDEX, key("x"), hash(1), 1));
    assertThat(store.owners(INDEX, bytes("x"))).containsExactly(found(store, "a"));
  }

  @Test
  void commitEndsDirtAndReplacesTheVersion() {
    store.commit(List.of(outcome("a", 1)), 1);
    store.intend(List.of(intention("a")));

    store.commit(
        List.of(new Commit(DOCS, key("a"), null, hash(2), hash(3), bytes(""), List.of())), 2);

    SourceRow row = found(store, "a");
    assertThat(row)
        .isEqualTo(
            new SourceRow(row.id(), DOCS, key("a"), null, hash(2), hash(3), bytes(""), 2, false));
  }

  @Test
  void aRowOwnsExactlyWhatItsLastCommitClaims() {
    store.commit(List.of(outcome("a", 1, claim("x", 1), claim("y", 2))), 1);
    long id = found(store, "a").id();

    store.commit(List.of(outcome("a", 2, claim("y", 3), claim("z", 4))), 2);

    assertThat(store.owned(id))
        .containsExactlyInAnyOrder(
            new TargetRow(INDEX, key("y"), hash(3), 1), new TargetRow(INDEX, key("z"), hash(4), 1));
    assertThat(foundTarget(store, "x")).isEqualTo(new TargetRow(INDEX, key("x"), hash(1), 0));
    assertThat(store.orphans(INDEX, 10)).extracting(TargetRow::key).containsExactly(key("x"));
  }

  @Test
  void aClaimMadeTwiceCountsOnceWithTheLastHash() {
    store.commit(List.of(outcome("a", 1, claim("x", 1), claim("x", 2))), 1);

    assertThat(foundTarget(store, "x")).isEqualTo(new TargetRow(INDEX, key("x"), hash(2), 1));
  }

  @Test
  void rowsOfSeveralTargetsAreOwned() {
    Claim elsewhere = new Claim("docs.Search/files", key("x"), hash(8));
    store.commit(List.of(outcome("a", 1, claim("x", 1), elsewhere)), 1);

    assertThat(store.owned(found(store, "a").id()))
        .containsExactlyInAnyOrder(
            new TargetRow(INDEX, key("x"), hash(1), 1),
            new TargetRow("docs.Search/files", key("x"), hash(8), 1));
  }

  @Test
  void equalRowsHaveSeveralOwnersAndStayUntilTheLastGoes() {
    List<Long> ids =
        store.commit(
            List.of(
                outcome("a", 1, claim("x", 5)),
                outcome("b", 2, claim("x", 5)),
                outcome("c", 3, claim("x", 5))),
            1);
    assertThat(foundTarget(store, "x").owners()).isEqualTo(3);
    assertThat(store.owners(INDEX, bytes("x"))).extracting(SourceRow::id).isEqualTo(ids).isSorted();

    store.retire(ids.subList(0, 1));
    store.commit(List.of(outcome("b", 3)), 2);
    assertThat(foundTarget(store, "x").owners()).isEqualTo(1);
    assertThat(store.orphanCount(INDEX)).isZero();

    store.retire(ids.subList(2, 3));
    assertThat(foundTarget(store, "x")).isEqualTo(new TargetRow(INDEX, key("x"), hash(5), 0));
    assertThat(store.orphanCount(INDEX)).isEqualTo(1);
  }

  @Test
  void ownersMayBeRowsOfSeveralSources() {
    store.commit(List.of(outcome("a", 1, claim("x", 5))), 1);
    store.commit(
        List.of(
            new Commit(
                "other", key("a"), null, hash(1), hash(1), bytes("t"), List.of(claim("x", 5)))),
        1);

    assertThat(store.owners(INDEX, bytes("x")))
        .extracting(SourceRow::source)
        .containsExactly(DOCS, "other");
  }

  @Test
  void ownershipMovesInAnyOrder() {
    store.commit(List.of(outcome("old", 1, claim("x", 5))), 1);
    store.commit(List.of(outcome("new", 1, claim("x", 5))), 2);
    store.retire(List.of(found(store, "old").id()));
    assertThat(store.owners(INDEX, bytes("x"))).containsExactly(found(store, "new"));

    store.retire(List.of(found(store, "new").id()));
    store.commit(List.of(outcome("newest", 1, claim("x", 5))), 3);
    assertThat(store.owners(INDEX, bytes("x"))).containsExactly(found(store, "newest"));
    assertThat(store.orphanCount(INDEX)).isZero();
  }

  @Test
  void commitClearsAFailure() {
    store.fail(List.of(failure("a", "why")), NOON);

    store.commit(List.of(outcome("a", 1)), 1);

    assertThat(found(store, "a").failed()).isFalse();
    assertThat(failures(store, DOCS)).isEmpty();
  }

  @Test
  void theLaterOfTwoCommitsOfARowCounts() {
    List<Long> ids =
        store.commit(List.of(outcome("a", 1, claim("x", 1)), outcome("a", 2, claim("y", 2))), 1);

    assertThat(ids).containsExactly(ids.get(0), ids.get(0));
    assertThat(store.owned(ids.get(0))).extracting(TargetRow::key).containsExactly(key("y"));
    assertThat(found(store, "a").version()).isEqualTo("v2");
  }

  // Touch, retire

  @Test
  void touchChangesTheVersionOnly() {
    List<Long> ids = store.commit(List.of(outcome("a", 1), outcome("b", 2)), 4);
    SourceRow b = found(store, "b");

    store.touch(List.of(new Touch(ids.get(0), "newer"), new Touch(1_000, "nobody's")));

    assertThat(found(store, "a"))
        .isEqualTo(
            new SourceRow(
                ids.get(0),
                DOCS,
                key("a"),
                "newer",
                hash(1),
                hash(-1),
                bytes("trace 1"),
                4,
                false));
    assertThat(found(store, "b")).isEqualTo(b);

    store.touch(List.of(new Touch(ids.get(0), null)));
    assertThat(found(store, "a").version()).isNull();
  }

  @Test
  void retireRemovesRowsWithTheirFailures() {
    List<Long> ids = store.fail(List.of(failure("a", "why"), failure("b", "why")), NOON);

    store.retire(List.of(ids.get(0), 1_000L));

    assertThat(store.find(DOCS, bytes("a"))).isNull();
    assertThat(failures(store, DOCS)).extracting(f -> f.row().key()).containsExactly(key("b"));
    assertThat(rows(store, DOCS)).extracting(SourceRow::key).containsExactly(key("b"));
    assertThat(store.owned(ids.get(0))).isEmpty();

    store.fail(List.of(failure("a", "again")), NOON);
    assertThat(failures(store, DOCS)).extracting(FailedRow::attempts).containsOnly(1);
  }

  @Test
  void idsStaySmall() {
    store.commit(IntStream.range(0, 5).mapToObj(i -> outcome("kept" + i, i)).toList(), 1);
    for (int round = 0; round < 20; round++) {
      int now = round;
      List<Long> ids =
          store.commit(IntStream.range(0, 5).mapToObj(i -> outcome(now + "/" + i, i)).toList(), 1);
      assertThat(ids).allMatch(id -> id >= 1 && id <= 10).doesNotHaveDuplicates();
      store.retire(ids);
    }
  }

  // Orphans, forget, invalidate

  @Test
  void orphansComeInOrderOfTheirRecordingUpToALimit() {
    store.intend(List.of(intention("a", "z", "m"), intention("b", "k", "m", "a")));
    store.intend(List.of(new Intention(DOCS, key("a"), List.of(new TargetKey("other", key("o"))))));
    store.commit(List.of(outcome("a", 1, claim("m", 1))), 1);

    assertThat(store.orphans(INDEX, 10))
        .extracting(TargetRow::key)
        .containsExactly(key("z"), key("k"), key("a"));
    assertThat(store.orphans(INDEX, 2))
        .extracting(TargetRow::key)
        .containsExactly(key("z"), key("k"));
    assertThat(store.orphans(INDEX, 0)).isEmpty();
    assertThat(store.orphanCount(INDEX)).isEqualTo(3);
    assertThat(store.orphanCount("other")).isEqualTo(1);
    assertThatThrownBy(() -> store.orphans(INDEX, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The limit must not be negative, but is -1");
  }

  @Test
  void forgetRemovesOnlyRowsWithoutOwner() {
    store.intend(List.of(intention("a", "x", "y")));
    store.commit(List.of(outcome("b", 1, claim("z", 1))), 1);

    store.forget(INDEX, List.of(bytes("x"), bytes("z"), bytes("unknown")));
    store.forget("other", List.of(bytes("y")));

    assertThat(store.findTarget(INDEX, bytes("x"))).isNull();
    assertThat(store.findTarget(INDEX, bytes("y"))).isNotNull();
    assertThat(store.owners(INDEX, bytes("z"))).containsExactly(found(store, "b"));
  }

  @Test
  void aForgottenRowIsRecordedAnew() {
    store.intend(List.of(intention("a", "x", "y")));
    store.forget(INDEX, List.of(bytes("x")));
    store.intend(List.of(intention("a", "x")));

    assertThat(store.orphans(INDEX, 10))
        .extracting(TargetRow::key)
        .containsExactly(key("y"), key("x"));
  }

  @Test
  void invalidateMakesEverythingAboutATargetUnknown() {
    Claim elsewhere = new Claim("other", key("o"), hash(8));
    store.commit(
        List.of(
            outcome("a", 1, claim("x", 1), elsewhere), outcome("b", 2, elsewhere), outcome("c", 3)),
        6);
    store.commit(List.of(outcome("d", 4, claim("orphan", 9))), 6);
    store.commit(List.of(outcome("d", 5)), 6);

    store.invalidate(INDEX);

    assertThat(foundTarget(store, "x")).isEqualTo(new TargetRow(INDEX, key("x"), null, 1));
    assertThat(foundTarget(store, "orphan"))
        .isEqualTo(new TargetRow(INDEX, key("orphan"), null, 0));
    assertThat(store.findTarget("other", bytes("o")))
        .isEqualTo(new TargetRow("other", key("o"), hash(8), 2));
    assertThat(found(store, "a").content()).isNull();
    assertThat(found(store, "a").plan()).isNull();
    assertThat(found(store, "a").version()).isEqualTo("v1");
    assertThat(List.of("b", "c", "d"))
        .allMatch(
            clean -> found(store, clean).content() != null && found(store, clean).plan() != null);
  }

  // Failures

  @Test
  void aFailureOfANewRowRecordsIt() {
    Failure failure = failure("a", "why");

    List<Long> ids = store.fail(List.of(failure), NOON);

    SourceRow row = found(store, "a");
    assertThat(row)
        .isEqualTo(new SourceRow(ids.get(0), DOCS, key("a"), null, null, null, null, 0, true));
    assertThat(failures(store, DOCS)).containsExactly(new FailedRow(row, failure, 1, NOON, NOON));
    assertThat(failures(store, "other")).isEmpty();
  }

  @Test
  void aFailureKeepsVersionContentAndTargetRows() {
    store.commit(List.of(outcome("a", 1, claim("x", 1))), 2);
    SourceRow before = found(store, "a");

    store.fail(List.of(failure("a", "why")), NOON);

    assertThat(found(store, "a"))
        .isEqualTo(
            new SourceRow(
                before.id(),
                DOCS,
                key("a"),
                before.version(),
                before.content(),
                before.plan(),
                before.trace(),
                before.run(),
                true));
    assertThat(store.owned(before.id()))
        .containsExactly(new TargetRow(INDEX, key("x"), hash(1), 1));
    assertThat(store.owners(INDEX, bytes("x"))).extracting(SourceRow::failed).containsExactly(true);
    assertThat(rows(store, DOCS)).extracting(SourceRow::failed).containsExactly(true);
  }

  @Test
  void attemptsAreCountedUntilACommit() {
    store.fail(List.of(failure("a", "first")), NOON);
    store.fail(List.of(failure("a", "second")), NOON.plusSeconds(60));
    store.intend(List.of(intention("a")));
    store.fail(List.of(failure("a", "third")), NOON.plusSeconds(120));

    assertThat(failures(store, DOCS))
        .containsExactly(
            new FailedRow(
                found(store, "a"), failure("a", "third"), 3, NOON, NOON.plusSeconds(120)));

    store.commit(List.of(outcome("a", 1)), 1);
    store.fail(List.of(failure("a", "fourth")), NOON.plusSeconds(180));
    assertThat(failures(store, DOCS))
        .containsExactly(
            new FailedRow(
                found(store, "a"),
                failure("a", "fourth"),
                1,
                NOON.plusSeconds(180),
                NOON.plusSeconds(180)));
  }

  @Test
  void everyFailureIsVisitedAndTheVisitorMayChangeTheStore() {
    List<Long> ids =
        store.fail(IntStream.range(0, 2_500).mapToObj(i -> failure("k" + i, "why")).toList(), NOON);
    List<Long> visited = new ArrayList<>();

    store.forEachFailure(
        DOCS,
        failed -> {
          visited.add(failed.row().id());
          store.commit(List.of(outcome(failed.row().key().label(), 1)), 1);
        });

    assertThat(visited).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(failures(store, DOCS)).isEmpty();
  }

  @Test
  void longMessagesAndLabelsAreShortened() {
    String label = "l".repeat(999) + "\ud83d\ude00";
    String message = "m".repeat(20_000);
    store.fail(
        List.of(new Failure(DOCS, new Key(bytes("a"), label), "step", "error", message)), NOON);

    FailedRow failed = failures(store, DOCS).get(0);
    assertThat(failed.failure().message()).isEqualTo("m".repeat(10_000));
    assertThat(failed.row().key().label()).isEqualTo("l".repeat(999));
  }

  // Runs and properties

  @Test
  void runsAreNumberedUpwards() {
    long first = store.beginRun("docs.Search", NOON);
    store.endRun(first, NOON.plusSeconds(1), "nothing to do");
    long second = store.beginRun("docs.Search", NOON);
    long third = store.beginRun("docs.Other", NOON);

    assertThat(first).isPositive();
    assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    assertThatThrownBy(() -> store.endRun(third + 1, NOON, "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no run " + (third + 1) + " to end; begin it first");
  }

  @Test
  void propertiesAreKeptByOwnerAndName() {
    store.setProperty(INDEX, "schema", bytes("1"));
    store.setProperty(INDEX, "plan", bytes("2"));
    store.setProperty(DOCS, "schema", bytes("3"));
    store.setProperty(INDEX, "schema", bytes(""));

    assertThat(store.property(INDEX, "schema")).isEqualTo(bytes(""));
    assertThat(store.property(INDEX, "plan")).isEqualTo(bytes("2"));
    assertThat(store.property(DOCS, "schema")).isEqualTo(bytes("3"));
    assertThat(store.property(DOCS, "plan")).isNull();
  }

  // Edges

  @Test
  void emptyListsChangeNothing() {
    assertThat(store.intend(List.of())).isEmpty();
    assertThat(store.commit(List.of(), 1)).isEmpty();
    assertThat(store.fail(List.of(), NOON)).isEmpty();
    store.touch(List.of());
    store.retire(List.of());
    store.forget(INDEX, List.of());
    store.invalidate("unknown");
    assertThat(rows(store, DOCS)).isEmpty();
  }

  @Test
  void aClosedStoreSaysSo() {
    store.close();
    store.close();

    assertThatThrownBy(() -> store.find(DOCS, bytes("a")))
        .isInstanceOf(StateException.class)
        .hasMessageEndingWith("is closed");
    assertThatThrownBy(() -> store.commit(List.of(outcome("a", 1)), 1))
        .isInstanceOf(StateException.class)
        .hasMessageEndingWith("is closed");
  }

  @Test
  void manyThreadsChangeAndReadAtOnce() throws Exception {
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
                    store.intend(List.of(intention(key, "shared", key)));
                    store.commit(List.of(outcome(key, i, claim("shared", 1), claim(key, i))), 1);
                    assertThat(found(store, key).run()).isEqualTo(1);
                    assertThat(store.owned(found(store, key).id())).hasSize(2);
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
    assertThat(rows(store, DOCS)).hasSize(threads * rowsEach);
    assertThat(foundTarget(store, "shared").owners()).isEqualTo(threads * rowsEach);
    assertThat(store.owners(INDEX, bytes("shared"))).hasSize(threads * rowsEach);
    assertThat(store.orphanCount(INDEX)).isZero();
  }
}
