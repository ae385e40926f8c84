package dev.headrace.state;

import static dev.headrace.state.States.DOCS;
import static dev.headrace.state.States.INDEX;
import static dev.headrace.state.States.bytes;
import static dev.headrace.state.States.claim;
import static dev.headrace.state.States.failures;
import static dev.headrace.state.States.found;
import static dev.headrace.state.States.hash;
import static dev.headrace.state.States.intention;
import static dev.headrace.state.States.key;
import static dev.headrace.state.States.outcome;
import static dev.headrace.state.States.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.hash.Bytes;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetKey;
import dev.headrace.state.StateStore.TargetRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store finds and visits. */
public interface LookUpContract extends StoreContract {

  Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");

  @Test
  default void nothingIsKnownOfAnEmptyStore() {
    assertThat(store().find(DOCS, bytes("a"))).isNull();
    assertThat(store().findTarget(INDEX, bytes("a"))).isNull();
    assertThat(store().owners(INDEX, bytes("a"))).isEmpty();
    assertThat(store().owned(1)).isEmpty();
    assertThat(rows(store(), DOCS)).isEmpty();
    assertThat(failures(store(), DOCS)).isEmpty();
    assertThat(store().orphans(INDEX, 10)).isEmpty();
    assertThat(store().orphanCount(INDEX)).isZero();
    assertThat(store().property(DOCS, "schema")).isNull();
  }

  @Test
  default void sourcesAndTargetsAreApart() {
    store().commit(List.of(outcome("a", 1, claim("x", 1))), 1);

    assertThat(store().find("other", bytes("a"))).isNull();
    assertThat(store().find(INDEX, bytes("a"))).isNull();
    assertThat(store().findTarget("other", bytes("x"))).isNull();
    assertThat(store().findTarget(DOCS, bytes("x"))).isNull();
    assertThat(rows(store(), "other")).isEmpty();
  }

  @Test
  default void keysAreBytesAndLabelsAreOnlyShown() {
    Bytes odd = Bytes.of(new byte[] {0, -1, 39, 0});
    Bytes empty = Bytes.of(new byte[0]);
    store()
        .intend(
            List.of(
                new Intention(DOCS, new Key(odd, "odd"), List.of()),
                new Intention(DOCS, new Key(empty, "odd"), List.of())));

    assertThat(store().find(DOCS, odd)).isNotNull();
    assertThat(store().find(DOCS, empty)).isNotNull();
    assertThat(rows(store(), DOCS))
        .extracting(SourceRow::key)
        .allMatch(k -> k.label().equals("odd"));
    assertThat(rows(store(), DOCS)).extracting(r -> r.key().bytes()).containsOnly(odd, empty);
  }

  @Test
  default void manyRowsAreFoundAtOnceInOrder() {
    store().commit(IntStream.range(0, 700).mapToObj(i -> outcome("k" + i, i)).toList(), 1);
    List<Key> asked = new ArrayList<>();
    for (int i = 699; i >= 0; i -= 2) {
      asked.add(key("k" + i));
      asked.add(key("unknown " + i));
    }
    asked.add(key("k3"));

    List<@Nullable SourceRow> found = store().find(DOCS, asked);

    assertThat(found).hasSize(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      assertThat(found.get(i)).isEqualTo(store().find(DOCS, asked.get(i).bytes()));
    }
    assertThat(found.get(0)).isEqualTo(found(store(), "k699"));
    assertThat(store().find("other", asked)).hasSameSizeAs(asked).containsOnlyNulls();
    assertThat(store().find(DOCS, List.of())).isEmpty();
  }

  @Test
  default void manyTargetRowsAreFoundAtOnceInOrder() {
    store().commit(List.of(outcome("a", 1, claim("x", 1), claim("y", 2))), 1);
    store().commit(List.of(outcome("b", 2, claim("y", 2), claim("gone", 3))), 1);
    store().commit(List.of(outcome("b", 3, claim("y", 2))), 1);
    store().intend(List.of(intention("c", "soon")));
    List<TargetKey> asked =
        List.of(
            new TargetKey(INDEX, key("soon")),
            new TargetKey("other", key("x")),
            new TargetKey(INDEX, key("y")),
            new TargetKey(INDEX, key("gone")),
            new TargetKey(INDEX, key("unknown")),
            new TargetKey(INDEX, key("x")));

    assertThat(store().findTargets(asked))
        .containsExactly(
            new TargetRow(INDEX, key("soon"), null, 0),
            null,
            new TargetRow(INDEX, key("y"), hash(2), 2),
            new TargetRow(INDEX, key("gone"), hash(3), 0),
            null,
            new TargetRow(INDEX, key("x"), hash(1), 1));
    long a = found(store(), "a").id();
    long b = found(store(), "b").id();
    long c = found(store(), "c").id();
    assertThat(store().owned(List.of(b, c, 99L, a)))
        .isEqualTo(List.of(store().owned(b), List.of(), List.of(), store().owned(a)));
    assertThat(store().owned(b)).containsExactly(new TargetRow(INDEX, key("y"), hash(2), 2));
  }

  @Test
  default void everyIdOfASourceIsVisitedOnce() {
    store().commit(IntStream.range(0, 2_500).mapToObj(i -> outcome("k" + i, i)).toList(), 1);
    store().intend(List.of(new Intention("other", key("z"), List.of())));
    store().retire(List.of(found(store(), "k7").id()));

    List<Long> ids = new ArrayList<>();
    store().forEachId(DOCS, ids::add);

    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            rows(store(), DOCS).stream().map(SourceRow::id).toList())
        .hasSize(2_499);
  }

  @Test
  default void everyRowOfASourceIsVisitedOnce() {
    int count = 2_500;
    store().commit(IntStream.range(0, count).mapToObj(i -> outcome("k" + i, i)).toList(), 1);
    store()
        .commit(
            List.of(new Commit("other", key("z"), null, hash(1), hash(1), bytes("t"), List.of())),
            1);

    List<SourceRow> visited = rows(store(), DOCS);

    assertThat(visited).hasSize(count);
    assertThat(visited).allMatch(row -> row.source().equals(DOCS));
    assertThat(visited).extracting(row -> row.key().label()).doesNotHaveDuplicates();
    assertThat(visited).contains(found(store(), "k0"), found(store(), "k2499"));
  }

  @Test
  default void theTracesOfAllRowsOfAllSourcesAreVisited() {
    store().commit(IntStream.range(0, 1_200).mapToObj(i -> outcome("k" + i, i)).toList(), 1);
    store()
        .commit(
            List.of(
                new Commit("other", key("z"), null, hash(1), hash(1), bytes("another"), List.of())),
            1);
    store().intend(List.of(intention("k7"), intention("never committed")));

    List<Bytes> traces = new ArrayList<>();
    store().forEachTrace(traces::add);

    List<Bytes> expected = new ArrayList<>();
    IntStream.range(0, 1_200).forEach(i -> expected.add(bytes("trace " + i)));
    expected.add(bytes("another"));
    assertThat(traces).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  default void aVisitorMayChangeTheStore() {
    store().commit(IntStream.range(0, 2_500).mapToObj(i -> outcome("k" + i, i)).toList(), 1);
    Set<Long> before = new TreeSet<>();
    store().forEachRow(DOCS, row -> before.add(row.id()));
    Set<Long> visited = new TreeSet<>();

    store()
        .forEachRow(
            DOCS,
            row -> {
              assertThat(visited.add(row.id())).isTrue();
              store().commit(List.of(outcome("again " + row.id(), 1)), 1);
            });

    assertThat(visited).isEqualTo(before);
    assertThat(rows(store(), DOCS)).hasSize(5_000);
  }

  @Test
  default void aVisitorHoldsNoLock() throws Exception {
    store().commit(List.of(outcome("a", 1)), 1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      List<Long> changed = new ArrayList<>();
      store()
          .forEachRow(
              DOCS,
              row -> {
                Future<List<Long>> change =
                    other.submit(() -> store().commit(List.of(outcome("b", 2)), 1));
                try {
                  changed.addAll(change.get(20, TimeUnit.SECONDS));
                } catch (Exception e) {
                  throw new AssertionError("another thread can't commit while a row is visited", e);
                }
              });
      assertThat(changed).isNotEmpty().containsOnly(found(store(), "b").id());
    } finally {
      other.shutdownNow();
    }
  }
}
