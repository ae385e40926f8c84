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

import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.StateStore.FailedRow;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetKey;
import dev.headrace.state.StateStore.TargetRow;
import dev.headrace.state.StateStore.Touch;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How every store lets go of source rows and target rows. */
public interface RemovalContract extends StoreContract {

  Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");

  @Test
  default void touchChangesTheVersionOnly() {
    List<Long> ids = store().commit(List.of(outcome("a", 1), outcome("b", 2)), 4);
    SourceRow b = found(store(), "b");

    store().touch(List.of(new Touch(ids.get(0), "newer"), new Touch(1_000, "nobody's")));

    assertThat(found(store(), "a"))
        .isEqualTo(new SourceRow(ids.get(0), DOCS, key("a"), "newer", hash(1), hash(-1), 4, false));
    assertThat(found(store(), "b")).isEqualTo(b);

    store().touch(List.of(new Touch(ids.get(0), null)));
    assertThat(found(store(), "a").version()).isNull();
  }

  @Test
  default void retireRemovesRowsWithTheirFailures() {
    List<Long> ids = store().fail(List.of(failure("a", "why"), failure("b", "why")), NOON);

    store().retire(List.of(ids.get(0), 1_000L));

    assertThat(store().find(DOCS, bytes("a"))).isNull();
    assertThat(failures(store(), DOCS)).extracting(f -> f.row().key()).containsExactly(key("b"));
    assertThat(rows(store(), DOCS)).extracting(SourceRow::key).containsExactly(key("b"));
    assertThat(store().owned(ids.get(0))).isEmpty();

    store().fail(List.of(failure("a", "again")), NOON);
    assertThat(failures(store(), DOCS)).extracting(FailedRow::attempts).containsOnly(1);
  }

  @Test
  default void idsStaySmall() {
    store().commit(IntStream.range(0, 5).mapToObj(i -> outcome("kept" + i, i)).toList(), 1);
    for (int round = 0; round < 20; round++) {
      int now = round;
      List<Long> ids =
          store()
              .commit(IntStream.range(0, 5).mapToObj(i -> outcome(now + "/" + i, i)).toList(), 1);
      assertThat(ids).allMatch(id -> id >= 1 && id <= 10).doesNotHaveDuplicates();
      store().retire(ids);
    }
  }

  @Test
  default void orphansAreTargetRowsThatNobodyOwns() {
    store().intend(List.of(intention("a", "z", "m"), intention("b", "k", "m", "a")));
    store()
        .intend(List.of(new Intention(DOCS, key("a"), List.of(new TargetKey("other", key("o"))))));
    store().commit(List.of(outcome("a", 1, claim("m", 1))), 1);

    assertThat(store().orphans(INDEX, 10))
        .extracting(TargetRow::key)
        .containsExactlyInAnyOrder(key("z"), key("k"), key("a"));
    assertThat(store().orphans(INDEX, 2))
        .extracting(TargetRow::key)
        .hasSize(2)
        .isSubsetOf(key("z"), key("k"), key("a"));
    assertThat(store().orphans(INDEX, 0)).isEmpty();
    assertThat(store().orphanCount(INDEX)).isEqualTo(3);
    assertThat(store().orphanCount("other")).isEqualTo(1);
    assertThatThrownBy(() -> store().orphans(INDEX, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The limit must not be negative, but is -1");
  }

  @Test
  default void intendDeleteMakesOnlyRowsWithoutOwnerUnknown() {
    store().commit(List.of(outcome("a", 1, claim("x", 1), claim("y", 2), claim("z", 3))), 1);
    store().commit(List.of(outcome("a", 1, claim("z", 3))), 2);

    store().intendDelete(INDEX, List.of(bytes("x"), bytes("z"), bytes("unknown")));
    store().intendDelete("other", List.of(bytes("y")));

    assertThat(store().findTarget(INDEX, bytes("x")))
        .isEqualTo(new TargetRow(INDEX, key("x"), null, 0));
    assertThat(store().findTarget(INDEX, bytes("y")))
        .isEqualTo(new TargetRow(INDEX, key("y"), hash(2), 0));
    assertThat(store().findTarget(INDEX, bytes("z")))
        .isEqualTo(new TargetRow(INDEX, key("z"), hash(3), 1));
    assertThat(found(store(), "a").content()).isNotNull();
    assertThat(store().orphanCount(INDEX)).isEqualTo(2);
  }

  @Test
  default void forgetRemovesOnlyRowsWithoutOwner() {
    store().intend(List.of(intention("a", "x", "y")));
    store().commit(List.of(outcome("b", 1, claim("z", 1))), 1);

    store().forget(INDEX, List.of(bytes("x"), bytes("z"), bytes("unknown")));
    store().forget("other", List.of(bytes("y")));

    assertThat(store().findTarget(INDEX, bytes("x"))).isNull();
    assertThat(store().findTarget(INDEX, bytes("y"))).isNotNull();
    assertThat(store().owners(INDEX, bytes("z"))).containsExactly(found(store(), "b"));
  }

  @Test
  default void aForgottenRowIsRecordedAnew() {
    store().intend(List.of(intention("a", "x", "y")));
    store().forget(INDEX, List.of(bytes("x")));
    store().intend(List.of(intention("a", "x")));

    assertThat(store().orphans(INDEX, 10))
        .extracting(TargetRow::key)
        .containsExactlyInAnyOrder(key("y"), key("x"));
  }

  @Test
  default void invalidateMakesEverythingAboutATargetUnknown() {
    Claim elsewhere = new Claim("other", key("o"), hash(8));
    store()
        .commit(
            List.of(
                outcome("a", 1, claim("x", 1), elsewhere),
                outcome("b", 2, elsewhere),
                outcome("c", 3)),
            6);
    store().commit(List.of(outcome("d", 4, claim("orphan", 9))), 6);
    store().commit(List.of(outcome("d", 5)), 6);

    store().invalidate(INDEX);

    assertThat(foundTarget(store(), "x")).isEqualTo(new TargetRow(INDEX, key("x"), null, 1));
    assertThat(foundTarget(store(), "orphan"))
        .isEqualTo(new TargetRow(INDEX, key("orphan"), null, 0));
    assertThat(store().findTarget("other", bytes("o")))
        .isEqualTo(new TargetRow("other", key("o"), hash(8), 2));
    assertThat(found(store(), "a").content()).isNull();
    assertThat(found(store(), "a").plan()).isNull();
    assertThat(found(store(), "a").version()).isEqualTo("v1");
    assertThat(List.of("b", "c", "d"))
        .allMatch(
            clean ->
                found(store(), clean).content() != null && found(store(), clean).plan() != null);
  }
}
