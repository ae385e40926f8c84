package dev.headrace.faults.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Target;
import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.faults.Calls;
import dev.headrace.faults.Library;
import dev.headrace.faults.LibraryPlan;
import dev.headrace.faults.Shelf;
import dev.headrace.files.TextFiles;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.SourceFailedException;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateStoppedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls of sources, transforms and targets have mishaps in several updates, some of which are
 * stopped. When that is over, one update makes the targets equal to a build from scratch.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FaultyCallsTest {

  private static final int SCHEDULES = Integer.getInteger("faults.schedules", 60);
  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final int UPDATES = 5;

  @TempDir Path temp;

  /** What the targets of a library hold. */
  private static final class Held {
    private final MemoryTarget<Library.Passage> passages = new MemoryTarget<>();
    private final MemoryTarget<Library.Outline> outlines = new MemoryTarget<>();
    private final MemoryTarget<Library.Card> cards = new MemoryTarget<>();
    private final MemoryTarget<Library.Entry> entries = new MemoryTarget<>();

    BoundPlan<Library> plan(Path shelf, Calls calls, Mishaps mishaps) {
      return LibraryPlan.of(
          new Library(
              new FaultySource<>(TextFiles.in(shelf), mishaps),
              calls,
              new FaultyTarget<>(passages, mishaps),
              new FaultyTarget<>(outlines, mishaps),
              new FaultyTarget<>(cards, mishaps),
              new FaultyTarget<>(entries, mishaps)));
    }

    List<String> rows() {
      TreeSet<String> rows = new TreeSet<>();
      passages.rows().values().forEach(p -> rows.add(p.section() + p.text() + p.embedding()[1]));
      outlines.rows().values().forEach(row -> rows.add(row.toString()));
      cards.rows().values().forEach(row -> rows.add(row.toString()));
      entries.rows().values().forEach(row -> rows.add(row.toString()));
      return List.copyOf(rows);
    }
  }

  @Test
  void whenTheFaultIsGoneOneUpdateMakesAllEqualToABuildFromScratch() throws Exception {
    int mishaps = 0;
    for (int schedule = 0; schedule < SCHEDULES; schedule++) {
      mishaps += run(SEED + schedule);
    }
    System.out.printf("%d mishaps in %d schedules from seed %d%n", mishaps, SCHEDULES, SEED);
    assertThat(mishaps).isGreaterThan(SCHEDULES * UPDATES);
  }

  private int run(long seed) throws Exception {
    Random random = new Random(seed);
    Path folder = temp.resolve("shelf-" + seed);
    Shelf shelf = new Shelf(folder, random);
    Mishaps mishaps = new Mishaps(new Random(seed));
    Held held = new Held();
    BoundPlan<Library> plan = held.plan(folder, failing(mishaps), mishaps);
    EngineOptions options = EngineOptions.defaults().withLinger(Duration.ZERO);
    try (Engine engine = Engine.inMemory(options)) {
      for (int update = 0; update < UPDATES; update++) {
        shelf.edit(1 + random.nextInt(6));
        mishaps.arm(1 + random.nextInt(30));
        update(engine, plan, mishaps, random.nextBoolean());
      }
      mishaps.arm(0);
      UpdateReport report = engine.update(plan);
      assertThat(report.succeeded()).as("seed %d: %s", seed, report).isTrue();
      assertThat(held.rows()).as("seed %d", seed).isEqualTo(scratch(folder));
      UpdateReport idle = engine.update(plan);
      assertThat(idle.computed()).as("seed %d: a further update: %s", seed, idle).isZero();
    }
    return mishaps.had();
  }

  private static Calls failing(Mishaps mishaps) {
    return new Calls() {
      @Override
      public void begin(String call) {
        if (mishaps.next(2) > 0) {
          throw new IllegalStateException("no " + call);
        }
      }
    };
  }

  /** Updates; if a call hangs, interrupts the update. */
  private static void update(Engine engine, BoundPlan<Library> plan, Mishaps mishaps, boolean retry)
      throws InterruptedException {
    AtomicReference<Throwable> unexpected = new AtomicReference<>();
    Thread updating =
        new Thread(
            () -> {
              try {
                UpdateReport report = retry ? engine.retry(plan) : engine.update(plan);
                assertThat(report.flow()).isEqualTo(Library.class.getName());
              } catch (UpdateStoppedException e) {
                unexpected.set(mishaps.hung() ? null : e);
              } catch (SourceFailedException e) { // one of the mishaps
              } catch (Throwable e) {
                unexpected.set(e);
              }
            });
    updating.start();
    while (updating.isAlive()) {
      if (mishaps.hung()) {
        updating.interrupt();
      }
      updating.join(5);
    }
    assertThat(unexpected.get()).isNull();
  }

  private static List<String> scratch(Path folder) {
    Held held = new Held();
    Mishaps none = new Mishaps(new Random(0));
    try (Engine engine = Engine.inMemory(EngineOptions.defaults().withLinger(Duration.ZERO))) {
      assertThat(engine.update(held.plan(folder, Calls.NONE, none)).succeeded()).isTrue();
    }
    return held.rows();
  }

  /** A target that hangs gets ten seconds to end, and is interrupted then. */
  @Test
  @Timeout(120)
  void aTargetThatHangsIsInterruptedWhenTheEngineIsClosed() throws Exception {
    Path folder = temp.resolve("shelf");
    new Shelf(folder, new Random(SEED)).edit(6);
    Path state = temp.resolve("state");
    Mishaps mishaps = new Mishaps(new Random(SEED));
    Held held = new Held();
    UnaryOperator<Library> hanging =
        library -> {
          Target<Library.Card> hangs = changes -> mishaps.hang();
          return new Library(
              library.shelf(),
              library.calls(),
              library.passages(),
              library.outlines(),
              hangs,
              library.entries());
        };
    Engine engine = Engine.open(state);
    BoundPlan<Library> plan = held.plan(folder, Calls.NONE, mishaps);
    Throwable[] thrown = new Throwable[1];
    Thread updating =
        new Thread(
            () -> {
              try {
                engine.update(LibraryPlan.of(hanging.apply(plan.flow())));
              } catch (Throwable e) {
                thrown[0] = e;
              }
            });
    updating.start();
    while (!mishaps.hung()) {
      updating.join(5);
    }
    engine.close();
    updating.join();

    assertThat(thrown[0])
        .isInstanceOf(UpdateStoppedException.class)
        .hasMessageContaining("the engine was closed");
    try (Engine next = Engine.open(state)) {
      assertThat(next.update(plan).succeeded()).isTrue();
    }
    assertThat(held.rows()).isEqualTo(scratch(folder));
  }
}
