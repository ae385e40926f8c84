package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Changes;
import dev.headrace.Inspectable;
import dev.headrace.Migration;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowType;
import dev.headrace.engine.Notes.Card;
import dev.headrace.engine.Notes.Fixture;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.report.UpdateStoppedException;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A target that is asked how it follows its row type, and is interrupted or fails meanwhile. */
@Timeout(60)
class InterruptedTargetTest {

  private final Cards cards = new Cards();
  private final Fixture fixture = new Fixture();
  private final Engine engine = Engine.inMemory(EngineOptions.defaults());

  InterruptedTargetTest() {
    fixture.otherCards = cards;
    fixture.put("a", "to be").put("b", "or");
    assertThat(engine.update(fixture.plan()).succeeded()).isTrue();
    cards.fails = true;
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** What an interrupted target throws is its own affair; the interrupt tells. */
  private static final class Cards implements Inspectable<Card> {

    private final MemoryTarget<Card> held = new MemoryTarget<>();
    private boolean fails;
    private boolean interrupted;

    @Override
    public Migration migration(RowSchema before, RowSchema after) {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (fails) {
        throw new IllegalStateException("no connection");
      }
      return held.migration(before, after);
    }

    @Override
    public void prepare(RowType<Card> type, @Nullable RowSchema before) throws Exception {
      held.prepare(type, before);
    }

    @Override
    public void apply(Changes<Card> changes) throws Exception {
      held.apply(changes);
    }

    @Override
    public void keys(RowType<Card> type, Consumer<RowKey> visitor) throws Exception {
      held.keys(type, visitor);
    }

    @Override
    public List<Card> differing(RowType<Card> type, List<Card> rows) throws Exception {
      return held.differing(type, rows);
    }
  }

  private void assertStopped(ThrowingCallable call) {
    cards.interrupted = true;
    assertThatThrownBy(call)
        .isInstanceOf(UpdateStoppedException.class)
        .hasMessageContaining("stopped by an interrupt");
    assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
  }

  @Test
  void anInterruptStopsAPreview() {
    assertStopped(() -> engine.preview(fixture.plan()));
  }

  @Test
  void anInterruptStopsAVerification() {
    assertStopped(() -> engine.verify(fixture.plan()));
  }

  @Test
  void anInterruptStopsAnUpdate() {
    assertStopped(() -> engine.update(fixture.plan()));
  }

  @Test
  void withoutAnInterruptItIsTheTargetsProblem() {
    assertThat(engine.preview(fixture.plan()).problems())
        .singleElement()
        .asString()
        .contains("target cards", "no connection");
    assertThat(engine.verify(fixture.plan()).problems())
        .singleElement()
        .asString()
        .contains("target cards was not looked at", "no connection");
  }
}
