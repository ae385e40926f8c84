package dev.headrace.faults.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.faults.Calls;
import dev.headrace.faults.ChildJvm;
import dev.headrace.faults.Library;
import dev.headrace.faults.Place;
import dev.headrace.faults.Scratch;
import dev.headrace.faults.Shelf;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateStoppedException;
import dev.headrace.state.StateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One process and one update at a time; an engine can be closed in the middle of one. */
@Timeout(300)
class ConcurrencyTest {

  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final int CLOSINGS = 12;

  @TempDir Path temp;

  @Test
  void aSecondProcessIsToldWhoHasTheDirectoryAndTakesItOverFromADeadOne() throws Exception {
    Path state = temp.resolve("state");
    Path output = temp.resolve("output");
    Process child = ChildJvm.start(Holding.class, output, List.of(), state.toString());
    try {
      while (child.isAlive() && !Files.readString(output).contains("open")) {
        LockSupport.parkNanos(5_000_000);
      }
      assertThatThrownBy(() -> Engine.open(state))
          .isInstanceOf(StateException.class)
          .hasMessageContaining(state + " is in use by process " + child.pid() + " on host ")
          .hasMessageEndingWith("Wait until that process ends, or use another directory");
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(state.resolve("owner")).exists();

    Engine.open(state).close();

    assertThat(state.resolve("owner")).doesNotExist();
  }

  @Test
  void aSecondUpdateIsRefusedWhileOneRuns() throws Exception {
    Place place = Place.in(temp);
    new Shelf(place.shelf(), new Random(SEED)).edit(6);
    CountDownLatch computing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Calls waiting =
        new Calls() {
          @Override
          public void begin(String call) {
            computing.countDown();
            await(go);
          }
        };
    UpdateReport report =
        place.with(
            waiting,
            EngineOptions.defaults(),
            (engine, plan) -> {
              AtomicReference<UpdateReport> first = new AtomicReference<>();
              Thread updating = new Thread(() -> first.set(engine.update(plan)));
              updating.start();
              await(computing);
              assertThatThrownBy(() -> engine.update(plan))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining("an update is running in this engine");
              assertThatThrownBy(() -> engine.verify(plan))
                  .isInstanceOf(IllegalStateException.class);
              assertThatThrownBy(() -> Engine.open(place.state()))
                  .isInstanceOf(StateException.class)
                  .hasMessageContaining("is already open in this process");
              assertThatThrownBy(() -> Engine.rebuild(place.state()))
                  .isInstanceOf(StateException.class)
                  .hasMessageContaining("is already open in this process");
              go.countDown();
              updating.join();
              return Objects.requireNonNull(first.get());
            });

    assertThat(report.succeeded()).isTrue();
    assertThat(place.facts()).isEqualTo(Scratch.facts(place, temp.resolve("scratch")));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void closingInMidUpdateLosesNothing() throws Exception {
    Random random = new Random(SEED);
    Place place = Place.in(temp);
    Shelf shelf = new Shelf(place.shelf(), random);
    int stopped = 0;
    for (int i = 0; i < CLOSINGS; i++) {
      shelf.edit(1 + random.nextInt(8));
      long nanos = random.nextInt(60_000_000);
      boolean inMidUpdate =
          place.with(
              slow(), EngineOptions.defaults(), (engine, plan) -> close(engine, plan, nanos));
      stopped += inMidUpdate ? 1 : 0;
    }

    assertThat(place.update(Calls.NONE).succeeded()).isTrue();
    assertThat(place.facts())
        .as("seed %d, %d updates stopped", SEED, stopped)
        .isEqualTo(Scratch.facts(place, temp.resolve("scratch")));
    assertThat(stopped).isPositive();
  }

  private static Calls slow() {
    return new Calls() {
      @Override
      public void begin(String call) {
        LockSupport.parkNanos(3_000_000);
      }
    };
  }

  /** Closes an engine while it updates; true if that stopped the update. */
  private static boolean close(Engine engine, BoundPlan<Library> plan, long after)
      throws InterruptedException {
    AtomicReference<Throwable> end = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    Thread updating =
        new Thread(
            () -> {
              started.countDown();
              try {
                assertThat(engine.update(plan).succeeded()).isTrue();
              } catch (Throwable e) {
                end.set(e);
              }
            });
    updating.start();
    started.await();
    LockSupport.parkNanos(after);
    engine.close();
    updating.join();
    Throwable thrown = end.get();
    if (thrown instanceof IllegalStateException) { // it was closed before it began
      return false;
    }
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(UpdateStoppedException.class);
    }
    return thrown != null;
  }
}
