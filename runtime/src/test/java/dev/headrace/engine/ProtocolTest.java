package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.RowKey;
import dev.headrace.commit.Step;
import dev.headrace.engine.Notes.Card;
import dev.headrace.engine.Notes.CardKeys;
import dev.headrace.engine.Notes.Fixture;
import dev.headrace.engine.Notes.Settings;
import dev.headrace.engine.Notes.Summary;
import dev.headrace.memory.MemoryTarget;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An update that breaks off right after any step of the protocol, each time that the step is done:
 * the next update leaves in the targets what a build from scratch would.
 */
@Timeout(120)
class ProtocolTest {

  @TempDir Path temp;

  private int rounds;

  @ParameterizedTest
  @EnumSource(Step.class)
  void theNextUpdateFinishesWhatWasBrokenOff(Step step) {
    int times = 1;
    while (breaksOff(step, times)) {
      times++;
    }
    assertThat(times).as("%s is a step of this update", step).isGreaterThan(1);
  }

  /** Returns whether the step was done so many times. */
  private boolean breaksOff(Step step, int times) {
    Fixture fixture = new Fixture();
    fixture.settings = new Settings(CardKeys.WORD, 1);
    fixture
        .put("a", "to be or not")
        .put("b", "be that")
        .put("c", "the question")
        .put("d", "gone")
        .put("e", "same");
    Path state = temp.resolve("state-" + rounds++);
    try (Engine engine = Engine.open(state)) {
      engine.update(fixture.plan());
    }
    // be stays with b, or moves from a to c, question goes, d goes, e is put again, f fails
    fixture
        .put("a", "to not")
        .put("c", "the or")
        .put("e", "same")
        .put("f", "broken")
        .put("g", "a new one");
    fixture.notes.remove("d");
    if (step == Step.INVALIDATED) {
      fixture.summaries = new MemoryTarget<>(); // to be rebuilt: then every row is evaluated
    }
    fixture.faults.unsplittable.put("broken", new IllegalStateException("f"));
    boolean broken = false;
    try (Engine engine = Engine.open(state, EngineOptions.defaults(), new BreakOff(step, times))) {
      engine.update(fixture.plan());
    } catch (BrokenOff e) {
      broken = true;
    }
    fixture.faults.unsplittable.clear();
    try (Engine engine = Engine.open(state)) {
      assertThat(engine.update(fixture.plan()).succeeded()).isTrue();
      assertThat(engine.update(fixture.plan()).computed()).isZero();
    }
    Map<RowKey, Card> cards = fixture.cards.rows();
    Map<RowKey, Summary> summaries = fixture.summaries.rows();
    fixture.cards = new MemoryTarget<>();
    fixture.summaries = new MemoryTarget<>();
    try (Engine scratch = Engine.inMemory(EngineOptions.defaults())) {
      scratch.update(fixture.plan());
    }
    assertThat(cards).as("%s:%d", step, times).isEqualTo(fixture.cards.rows());
    assertThat(summaries).as("%s:%d", step, times).isEqualTo(fixture.summaries.rows());
    return broken;
  }

  @Test
  void aHaltThatIsNotAStepIsToldWithTheSteps() {
    for (String wrong : new String[] {"", "APPLY", "APPLIED:", "APPLIED:0", "APPLIED:x", ":1"}) {
      assertThatThrownBy(() -> HaltAt.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("headrace.haltAt is \"" + wrong + "\", but must be a step")
          .hasMessageContaining("INTENDED, PREPARED, APPLIED");
    }
    assertThat(HaltAt.of(null)).isSameAs(Step.Listener.NONE);
    assertThat(HaltAt.of("applied:3")).isInstanceOf(HaltAt.class);
  }

  /** Throws when a step is done for the nth time. */
  private static final class BreakOff implements Step.Listener {
    private final Step step;
    private int left;

    BreakOff(Step step, int times) {
      this.step = step;
      this.left = times;
    }

    @Override
    public synchronized void done(Step done) {
      if (done == step && --left == 0) {
        throw new BrokenOff(step);
      }
    }
  }

  private static final class BrokenOff extends Error {
    private static final long serialVersionUID = 1;

    BrokenOff(Step step) {
      super("after " + step);
    }
  }
}
