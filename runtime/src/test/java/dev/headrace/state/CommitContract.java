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
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How every store keeps intentions, outcomes and ownership. */
public interface CommitContract extends StoreContract {

  Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");

  @Test
  default void intendRecordsANewSourceRowAsDirty() {
    List<Long> ids = store().intend(List.of(intention("a", "x")));

    assertThat(found(store(), "a"))
        .isEqualTo(new SourceRow(ids.get(0), DOCS, key("a"), null, null, null, 0, false));
    assertThat(store().trace(ids.get(0))).isNull();
  }

  @Test
  default void intendReturnsIdsInOrder() {
    long b = store().intend(List.of(intention("b"))).get(0);

    List<Long> ids = store().intend(List.of(intention("a"), intention("b"), intention("c")));

    assertThat(ids).containsExactly(found(store(), "a").id(), b, found(store(), "c").id());
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  default void intendMarksAKnownSourceRowDirtyAndKeepsTheRest() {
    store().commit(List.of(outcome("a", 7, claim("x", 1))), 3);

    store().intend(List.of(intention("a")));

    SourceRow row = found(store(), "a");
    assertThat(row).isEqualTo(new SourceRow(row.id(), DOCS, key("a"), "v7", null, null, 3, false));
    assertThat(store().trace(row.id())).isEqualTo(bytes("trace 7"));
    assertThat(store().owned(row.id())).containsExactly(new TargetRow(INDEX, key("x"), hash(1), 1));
  }

  @Test
  default void intendRecordsANewTargetRowWithoutOwner() {
    store().intend(List.of(intention("a", "x")));

    assertThat(foundTarget(store(), "x")).isEqualTo(new TargetRow(INDEX, key("x"), null, 0));
    assertThat(store().owners(INDEX, bytes("x"))).isEmpty();
    assertThat(store().owned(found(store(), "a").id())).isEmpty();
    assertThat(store().orphans(INDEX, 10)).containsExactly(new TargetRow(INDEX, key("x"), null, 0));
  }

  @Test
  default void intendMakesAHashUnknownAndAllOwnersDirty() {
    store()
        .commit(
            List.of(
                outcome("a", 1, claim("x", 5)),
                outcome("b", 2, claim("x", 5), claim("y", 6)),
                outcome("c", 3, claim("y", 6))),
            1);

    store().intend(List.of(intention("d", "x")));

    assertThat(foundTarget(store(), "x")).isEqualTo(new TargetRow(INDEX, key("x"), null, 2));
    assertThat(foundTarget(store(), "y")).isEqualTo(new TargetRow(INDEX, key("y"), hash(6), 2));
    for (String dirty : List.of("a", "b", "d")) {
      assertThat(found(store(), dirty).content()).as(dirty).isNull();
      assertThat(found(store(), dirty).plan()).as(dirty).isNull();
    }
    assertThat(found(store(), "c").content()).isEqualTo(hash(3));
    assertThat(found(store(), "c").plan()).isEqualTo(hash(-3));
  }

  @Test
  default void commitRecordsNewRowsWhole() {
    List<Long> ids =
        store().commit(List.of(outcome("a", 4, claim("x", 1)), outcome("b", 5, claim("y", 2))), 9);

    assertThat(ids).containsExactly(found(store(), "a").id(), found(store(), "b").id());
    assertThat(found(store(), "a"))
        .isEqualTo(new SourceRow(ids.get(0), DOCS, key("a"), "v4", hash(4), hash(-4), 9, false));
    assertThat(store().trace(ids.get(0))).isEqualTo(bytes("trace 4"));
    assertThat(foundTarget(store(), "x")).isEqualTo(new TargetRow(INDEX, key("x"), hash(1), 1));
    assertThat(store().owners(INDEX, bytes("x"))).containsExactly(found(store(), "a"));
  }

  @Test
  default void commitEndsDirtAndReplacesTheVersion() {
    store().commit(List.of(outcome("a", 1)), 1);
    store().intend(List.of(intention("a")));

    store()
        .commit(
            List.of(new Commit(DOCS, key("a"), null, hash(2), hash(3), bytes(""), List.of())), 2);

    SourceRow row = found(store(), "a");
    assertThat(row)
        .isEqualTo(new SourceRow(row.id(), DOCS, key("a"), null, hash(2), hash(3), 2, false));
    assertThat(store().trace(row.id())).isEqualTo(bytes(""));
  }

  @Test
  default void aRowOwnsExactlyWhatItsLastCommitClaims() {
    store().commit(List.of(outcome("a", 1, claim("x", 1), claim("y", 2))), 1);
    long id = found(store(), "a").id();

    store().commit(List.of(outcome("a", 2, claim("y", 3), claim("z", 4))), 2);

    assertThat(store().owned(id))
        .containsExactlyInAnyOrder(
            new TargetRow(INDEX, key("y"), hash(3), 1), new TargetRow(INDEX, key("z"), hash(4), 1));
    assertThat(foundTarget(store(), "x")).isEqualTo(new TargetRow(INDEX, key("x"), hash(1), 0));
    assertThat(store().orphans(INDEX, 10)).extracting(TargetRow::key).containsExactly(key("x"));
  }

  @Test
  default void aClaimMadeTwiceCountsOnceWithTheLastHash() {
    store().commit(List.of(outcome("a", 1, claim("x", 1), claim("x", 2))), 1);

    assertThat(foundTarget(store(), "x")).isEqualTo(new TargetRow(INDEX, key("x"), hash(2), 1));
  }

  @Test
  default void rowsOfSeveralTargetsAreOwned() {
    Claim elsewhere = new Claim("docs.Search/files", key("x"), hash(8));
    store().commit(List.of(outcome("a", 1, claim("x", 1), elsewhere)), 1);

    assertThat(store().owned(found(store(), "a").id()))
        .containsExactlyInAnyOrder(
            new TargetRow(INDEX, key("x"), hash(1), 1),
            new TargetRow("docs.Search/files", key("x"), hash(8), 1));
  }

  @Test
  default void equalRowsHaveSeveralOwnersAndStayUntilTheLastGoes() {
    List<Long> ids =
        store()
            .commit(
                List.of(
                    outcome("a", 1, claim("x", 5)),
                    outcome("b", 2, claim("x", 5)),
                    outcome("c", 3, claim("x", 5))),
                1);
    assertThat(foundTarget(store(), "x").owners()).isEqualTo(3);
    assertThat(store().owners(INDEX, bytes("x")))
        .extracting(SourceRow::id)
        .isEqualTo(ids)
        .isSorted();

    store().retire(ids.subList(0, 1));
    store().commit(List.of(outcome("b", 3)), 2);
    assertThat(foundTarget(store(), "x").owners()).isEqualTo(1);
    assertThat(store().orphanCount(INDEX)).isZero();

    store().retire(ids.subList(2, 3));
    assertThat(foundTarget(store(), "x")).isEqualTo(new TargetRow(INDEX, key("x"), hash(5), 0));
    assertThat(store().orphanCount(INDEX)).isEqualTo(1);
  }

  @Test
  default void ownersMayBeRowsOfSeveralSources() {
    store().commit(List.of(outcome("a", 1, claim("x", 5))), 1);
    store()
        .commit(
            List.of(
                new Commit(
                    "other", key("a"), null, hash(1), hash(1), bytes("t"), List.of(claim("x", 5)))),
            1);

    assertThat(store().owners(INDEX, bytes("x")))
        .extracting(SourceRow::source)
        .containsExactly(DOCS, "other");
  }

  @Test
  default void ownershipMovesInAnyOrder() {
    store().commit(List.of(outcome("old", 1, claim("x", 5))), 1);
    store().commit(List.of(outcome("new", 1, claim("x", 5))), 2);
    store().retire(List.of(found(store(), "old").id()));
    assertThat(store().owners(INDEX, bytes("x"))).containsExactly(found(store(), "new"));

    store().retire(List.of(found(store(), "new").id()));
    store().commit(List.of(outcome("newest", 1, claim("x", 5))), 3);
    assertThat(store().owners(INDEX, bytes("x"))).containsExactly(found(store(), "newest"));
    assertThat(store().orphanCount(INDEX)).isZero();
  }

  @Test
  default void commitClearsAFailure() {
    store().fail(List.of(failure("a", "why")), NOON);

    store().commit(List.of(outcome("a", 1)), 1);

    assertThat(found(store(), "a").failed()).isFalse();
    assertThat(failures(store(), DOCS)).isEmpty();
  }

  @Test
  default void theLaterOfTwoCommitsOfARowCounts() {
    List<Long> ids =
        store().commit(List.of(outcome("a", 1, claim("x", 1)), outcome("a", 2, claim("y", 2))), 1);

    assertThat(ids).containsExactly(ids.get(0), ids.get(0));
    assertThat(store().owned(ids.get(0))).extracting(TargetRow::key).containsExactly(key("y"));
    assertThat(found(store(), "a").version()).isEqualTo("v2");
  }
}
