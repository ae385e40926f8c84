package dev.headrace.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.faults.Calls;
import dev.headrace.faults.Place;
import dev.headrace.faults.Scratch;
import dev.headrace.faults.Shelf;
import dev.headrace.memo.MemoOptions;
import dev.headrace.memo.MemoReport;
import dev.headrace.report.UpdateReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Garbage is collected by the engine: what live rows use stays, what nobody uses goes. */
@Timeout(300)
class GarbageTest {

  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final EngineOptions NO_GRACE =
      EngineOptions.defaults().withMemo(MemoOptions.defaults().withGrace(Duration.ZERO));

  /** So that results of rows that are not committed yet stay. */
  private static final EngineOptions A_MINUTE =
      EngineOptions.defaults().withMemo(MemoOptions.defaults().withGrace(Duration.ofMinutes(1)));

  @TempDir Path temp;

  /** A new state and new targets, with a copy of the memo. */
  private UpdateReport withTheMemoAlone(Place place) throws Exception {
    UpdateReport report = place.freshWithMemo(temp.resolve("fresh")).update(Calls.NONE);
    Scratch.delete(temp.resolve("fresh"));
    return report;
  }

  @Test
  void whatRowsUseStaysAndTheRestGoes() throws Exception {
    Place place = Place.in(temp);
    Shelf shelf = new Shelf(place.shelf(), new Random(SEED));
    shelf.edit(20);
    place.with(Calls.NONE, NO_GRACE, Engine::update);
    Scratch.delete(place.shelf());
    new Shelf(place.shelf(), new Random(SEED + 1)).edit(20); // others: more than a quarter goes
    place.with(Calls.NONE, NO_GRACE, Engine::update);
    Thread.sleep(2_100); // uses are noted in seconds, and those of the present one stay

    MemoReport report = place.with(Calls.NONE, NO_GRACE, (engine, plan) -> engine.collectGarbage());
    MemoReport again = place.with(Calls.NONE, NO_GRACE, (engine, plan) -> engine.collectGarbage());

    assertThat(report.dropped()).isPositive();
    assertThat(report.kept()).isPositive();
    assertThat(again.kept()).isEqualTo(report.kept());
    assertThat(again.dropped()).isZero();
    assertThat(withTheMemoAlone(place).computed()).as("what rows use was kept").isZero();
  }

  @Test
  void garbageIsCollectedWhileAnUpdateRuns() throws Exception {
    Place place = Place.in(temp);
    Shelf shelf = new Shelf(place.shelf(), new Random(SEED));
    for (int round = 0; round < 5; round++) {
      shelf.edit(10);
      UpdateReport report =
          place.with(
              Calls.NONE,
              A_MINUTE,
              (engine, plan) -> {
                AtomicReference<UpdateReport> updated = new AtomicReference<>();
                Thread updating = new Thread(() -> updated.set(engine.update(plan)));
                updating.start();
                while (updating.isAlive()) {
                  engine.collectGarbage();
                }
                updating.join();
                return Objects.requireNonNull(updated.get());
              });
      assertThat(report.succeeded()).as("seed %d, round %d: %s", SEED, round, report).isTrue();
      assertThat(place.facts())
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(Scratch.facts(place, temp.resolve("scratch")));
    }
    assertThat(withTheMemoAlone(place).computed()).as("what rows use was kept").isZero();
  }
}
