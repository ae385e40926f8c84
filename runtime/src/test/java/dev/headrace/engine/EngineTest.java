package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.RowKey;
import dev.headrace.Source;
import dev.headrace.engine.Notes.Fixture;
import dev.headrace.engine.Notes.Note;
import dev.headrace.engine.Notes.NotesPlan;
import dev.headrace.event.UpdateListener;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateStoppedException;
import dev.headrace.state.StateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine's life: on disk, stopped, closed, bounded. */
@Timeout(60)
class EngineTest {

  private final Fixture fixture = new Fixture();

  @TempDir Path directory;

  private Path state() {
    return directory.resolve("state");
  }

  @Test
  void aReopenedEngineKnowsWhatItDid() {
    fixture.put("a", "to be");
    try (Engine engine = Engine.open(state())) {
      engine.update(fixture.plan());
    }

    try (Engine engine = Engine.open(state())) {
      UpdateReport second = engine.update(fixture.plan());
      assertThat(second.run()).isEqualTo(2);
      assertThat(second.source("notes").unchanged()).isEqualTo(1);
      assertThat(second.computed()).isZero();

      fixture.put("a", "to be").put("b", "to be");
      UpdateReport third = engine.update(fixture.plan());
      assertThat(third.node("sizes").computed()).as("results survive").isZero();
      assertThat(third.node("sizes").reused()).isEqualTo(2);
    }
  }

  @Test
  void anUpdateWithNothingToDoDoesNotOpenTheMemo() {
    fixture.put("a", "to be");
    try (Engine engine = Engine.open(state())) {
      engine.update(fixture.plan());
    }
    deleteMemo();

    try (Engine engine = Engine.open(state())) {
      engine.update(fixture.plan());
    }

    assertThat(state().resolve("memo")).doesNotExist();
  }

  @Test
  void aLostMemoCostsComputationsAndNothingElse() {
    fixture.put("a", "to be");
    try (Engine engine = Engine.open(state())) {
      engine.update(fixture.plan());
    }
    deleteMemo();
    fixture.put("a", "to be or");

    try (Engine engine = Engine.open(state())) {
      UpdateReport report = engine.update(fixture.plan());
      assertThat(report.succeeded()).isTrue();
      assertThat(report.node("sizes").computed()).isEqualTo(3);
      assertThat(report.target("cards").inserted()).isEqualTo(1);
    }
  }

  @Test
  void aStateDirectoryInUseIsTold() {
    try (Engine engine = Engine.open(state())) {
      assertThat(engine).isNotNull();
      assertThatThrownBy(() -> Engine.open(state()))
          .isInstanceOf(StateException.class)
          .hasMessageContaining(state().toString());
    }
  }

  @Test
  void aDirectoryThatIsNotOursIsLeftAlone() throws IOException {
    Files.createDirectories(state());
    Files.writeString(state().resolve("thesis.txt"), "mine");

    assertThatThrownBy(() -> Engine.open(state()))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("thesis.txt");
    assertThat(state()).isDirectoryContaining(path -> path.endsWith("thesis.txt"));
  }

  @Test
  void anInterruptStopsTheUpdateAndTheNextGoesOn() throws InterruptedException {
    CountDownLatch listed = new CountDownLatch(3);
    try (Engine engine = Engine.open(state())) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread updating =
          new Thread(
              () -> {
                try {
                  engine.update(plan(endless(listed)));
                } catch (UpdateStoppedException e) {
                  assertThat(Thread.currentThread().isInterrupted()).isTrue();
                  thrown.set(e);
                }
              });
      updating.start();
      listed.await();
      updating.interrupt();
      updating.join();

      assertThat(thrown.get()).hasMessageContaining("by an interrupt");
      fixture.put("0", "word");
      UpdateReport report = engine.update(fixture.plan());
      assertThat(report.succeeded()).isTrue();
      assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("0/word"));
    }
  }

  @Test
  void closingStopsTheUpdate() throws InterruptedException {
    CountDownLatch listed = new CountDownLatch(3);
    Engine engine = Engine.open(state());
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread updating =
        new Thread(
            () -> {
              try {
                engine.update(plan(endless(listed)));
              } catch (UpdateStoppedException e) {
                thrown.set(e);
              }
            });
    updating.start();
    listed.await();

    engine.close();
    updating.join();

    assertThat(thrown.get()).hasMessageContaining("the engine was closed");
    assertThatThrownBy(() -> engine.update(fixture.plan()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aSourceThatHidesItsInterruptRetiresNothing() throws InterruptedException {
    fixture.put("a", "to");
    Engine engine = Engine.inMemory(EngineOptions.defaults());
    engine.update(fixture.plan());
    CountDownLatch listing = new CountDownLatch(1);
    Source<Note> hiding =
        rows -> {
          try {
            listing.countDown();
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            // as careless code does: the listing ends as if it were complete
          }
        };
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread updating =
        new Thread(
            () -> {
              try {
                engine.update(plan(hiding));
              } catch (RuntimeException e) {
                thrown.set(e);
              }
            });
    updating.start();
    listing.await();
    engine.close();
    updating.join();

    assertThat(thrown.get()).isInstanceOf(UpdateStoppedException.class);
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("a/to"));
  }

  @Test
  void twoUpdatesAtATimeAreTold() throws InterruptedException {
    CountDownLatch listed = new CountDownLatch(1);
    Engine engine = Engine.inMemory(EngineOptions.defaults());
    Thread updating =
        new Thread(
            () ->
                assertThatThrownBy(() -> engine.update(plan(endless(listed))))
                    .isInstanceOf(UpdateStoppedException.class));
    updating.start();
    listed.await();

    assertThatThrownBy(() -> engine.update(fixture.plan()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("an update is running");
    engine.close();
    updating.join();
  }

  @Test
  void rowsInFlightAreLimited() {
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    UpdateListener listener =
        new UpdateListener() {
          @Override
          public void rowListed(String source) {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
          }

          @Override
          public void rowFinished(String source, boolean failed) {
            inFlight.decrementAndGet();
          }
        };
    for (int i = 0; i < 500; i++) {
      fixture.put("n" + i, "word" + i);
    }
    EngineOptions options = EngineOptions.defaults().withRowsInFlight(2).withListener(listener);
    try (Engine engine = Engine.inMemory(options)) {
      assertThat(engine.update(fixture.plan()).succeeded()).isTrue();
    }

    assertThat(fixture.cards.rows()).hasSize(500);
    assertThat(most.get()).as("2 evaluated, 64 waiting to be committed, 1 listed").isLessThan(68);
  }

  private BoundPlan<Notes> plan(Source<Note> source) {
    return BoundPlan.of(
        new NotesPlan(),
        new Notes(source, fixture.settings, fixture.cards, fixture.summaries, fixture.faults));
  }

  private static Source<Note> endless(CountDownLatch listed) {
    return rows -> {
      for (int i = 0; true; i++) {
        rows.add(new Note(Integer.toString(i), "word"));
        listed.countDown();
      }
    };
  }

  private void deleteMemo() {
    try (var files = Files.walk(state().resolve("memo"))) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
