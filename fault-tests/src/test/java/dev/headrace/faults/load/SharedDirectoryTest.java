package dev.headrace.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowKey;
import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.faults.Calls;
import dev.headrace.faults.Place;
import dev.headrace.faults.Scratch;
import dev.headrace.faults.Shelf;
import dev.headrace.files.JsonLines;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.UpdateReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several flows in one state directory: what befalls the one is nothing to the other. */
@Timeout(300)
class SharedDirectoryTest {

  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final int ROUNDS = 4;

  @TempDir Path temp;

  private BoundPlan<Digests> digests(int rows) {
    return DigestsPlan.of(
        new Digests(
            listing -> {
              for (int i = 0; i < rows; i++) {
                Digests.Text text = new Digests.Text(i, "text " + i);
                listing.add(RowKey.of(i), "1", 10, () -> text);
              }
            },
            JsonLines.to(temp.resolve("digests.jsonl"))));
  }

  private void assertDigests(int rows) throws Exception {
    assertThat(Files.readAllLines(temp.resolve("digests.jsonl")))
        .as("one line for each of %d texts", rows)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, rows)
                .mapToObj(
                    i ->
                        "{\"id\":%d,\"length\":%d,\"hash\":%d}"
                            .formatted(i, ("text " + i).length(), ("text " + i).hashCode()))
                .toList());
  }

  private static <T> T with(Place place, Place.Use<T> use) throws Exception {
    return place.with(Calls.NONE, EngineOptions.defaults(), use);
  }

  private void assertIsAsFromScratch(Place place) throws Exception {
    assertThat(place.contents())
        .as("seed %d", SEED)
        .isEqualTo(Scratch.facts(place, temp.resolve("scratch")).contents());
  }

  @Test
  void eachFlowHasItsOwnRows() throws Exception {
    Random random = new Random(SEED);
    Place place = Place.in(temp);
    Shelf shelf = new Shelf(place.shelf(), random);
    for (int round = 0; round < ROUNDS; round++) {
      shelf.edit(8);
      int rows = 5 + random.nextInt(20);
      UpdateReport both =
          with(
              place,
              (engine, plan) -> {
                assertThat(engine.update(digests(rows)).succeeded()).isTrue();
                return engine.update(plan);
              });
      assertThat(both.succeeded()).isTrue();
      assertDigests(rows);
      assertIsAsFromScratch(place);

      List<UpdateReport> idle =
          with(place, (engine, plan) -> List.of(engine.update(digests(rows)), engine.update(plan)));
      assertThat(idle).allSatisfy(report -> assertThat(report.computed()).isZero());
      assertThat(idle.get(0).source("texts").unchanged()).isEqualTo(rows);
    }
  }

  /** What a target holds of rows that a lost state knew, and nobody yields any more, is deleted. */
  @Test
  void targetsAreReconciledAfterARebuildFlowByFlow() throws Exception {
    Place place = Place.in(temp);
    Shelf shelf = new Shelf(place.shelf(), new Random(SEED));
    shelf.edit(12);
    with(place, (engine, plan) -> List.of(engine.update(digests(9)), engine.update(plan)));
    List<String> before = place.contents();
    Files.delete(place.state().resolve("state.db"));
    shelf.edit(12);

    Path aside = Engine.rebuild(place.state());
    UpdateReport report = place.update(Calls.NONE);

    assertThat(aside).isDirectory();
    assertThat(report.succeeded()).isTrue();
    assertIsAsFromScratch(place);
    List<String> gone = new ArrayList<>(before);
    gone.removeAll(place.contents());
    assertThat(gone).as("rows that had to go").isNotEmpty();
    assertDigests(9);

    UpdateReport other = with(place, (engine, plan) -> engine.update(digests(4)));
    assertThat(other.computed()).as("all was remembered").isZero();
    assertDigests(4);
    assertIsAsFromScratch(place);
  }
}
