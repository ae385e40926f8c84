package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.RowKey;
import dev.headrace.engine.Notes.Fixture;
import dev.headrace.report.Explanation;
import dev.headrace.report.Preview;
import dev.headrace.report.Preview.Calls;
import dev.headrace.report.Preview.Rows;
import dev.headrace.report.UpdateReport.SourceCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PreviewAndExplainTest {

  private final Fixture fixture = new Fixture();
  private final Engine engine = Engine.inMemory(EngineOptions.defaults());

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void aPreviewBeforeTheFirstUpdateKnowsTheCallsThatNeedNoResult() {
    fixture.put("a", "to be");

    Preview preview = engine.preview(fixture.plan());

    assertThat(preview.sources()).containsExactly(new SourceCounts("notes", 1, 0, 0, 0));
    assertThat(preview.call("words")).isEqualTo(new Calls("words", 1, 0, 0));
    assertThat(preview.call("sizes").unknown()).isPositive();
    assertThat(preview.exact()).isFalse();
    assertThat(fixture.cards.applied()).isEmpty();
    assertThat(fixture.faults.batches).isEmpty();
  }

  @Test
  void aPreviewOfAnUpToDateFlowHasNothingToDo() {
    fixture.put("a", "to be");
    engine.update(fixture.plan());

    Preview preview = engine.preview(fixture.plan());

    assertThat(preview.sources()).containsExactly(new SourceCounts("notes", 0, 0, 0, 1));
    assertThat(preview.calls()).allMatch(c -> c.computed() + c.reused() + c.unknown() == 0);
    assertThat(preview.exact()).isTrue();
  }

  @Test
  void aPreviewOfARevertKnowsEverything() {
    fixture.put("a", "to be");
    engine.update(fixture.plan());
    fixture.put("a", "or");
    engine.update(fixture.plan());
    fixture.put("a", "to be");

    Preview preview = engine.preview(fixture.plan());

    assertThat(preview.exact()).isTrue();
    assertThat(preview.sources()).containsExactly(new SourceCounts("notes", 0, 1, 0, 0));
    assertThat(preview.call("card")).isEqualTo(new Calls("card", 0, 2, 0));
    assertThat(preview.target("cards")).isEqualTo(new Rows("cards", 2, 0, 1, 0, 0));
    assertThat(preview.target("summaries")).isEqualTo(new Rows("summaries", 0, 1, 0, 0, 0));
  }

  @Test
  void aPreviewOfARemovedRowKnowsWhatGoesWithIt() {
    fixture.put("a", "to be").put("b", "be");
    engine.update(fixture.plan());
    fixture.notes.remove("a");

    Preview preview = engine.preview(fixture.plan());

    assertThat(preview.sources()).containsExactly(new SourceCounts("notes", 0, 0, 1, 1));
    assertThat(preview.target("cards")).isEqualTo(new Rows("cards", 0, 0, 2, 0, 0));
  }

  @Test
  void aTargetRowIsExplainedByItsSourceRowAndTheStepsBetween() {
    fixture.put("b", "be");
    engine.update(fixture.plan());
    fixture.put("a", "to be");
    engine.update(fixture.plan());

    Explanation explanation =
        engine.explain(fixture.plan(), "cards", RowKey.of("a/be")).orElseThrow();

    assertThat(explanation.target()).isEqualTo("cards");
    assertThat(explanation.key()).isEqualTo("a/be");
    assertThat(explanation.origins())
        .singleElement()
        .satisfies(
            origin -> {
              assertThat(origin.source()).isEqualTo("notes");
              assertThat(origin.key()).isEqualTo("a");
              assertThat(origin.run()).isEqualTo(2);
              assertThat(origin.steps())
                  .extracting(
                      step ->
                          step.transform()
                              + " "
                              + step.element()
                              + " "
                              + (step.computed() ? "computed" : "reused"))
                  .containsExactly(
                      "words notes computed", "sizes words[1] reused", "card words[1] computed");
            });
  }

  @Test
  void anUnknownTargetRowHasNoExplanation() {
    assertThat(engine.explain(fixture.plan(), "cards", RowKey.of("nothing"))).isEmpty();
  }

  @Test
  void anUnknownTargetIsTold() {
    assertThatThrownBy(() -> engine.explain(fixture.plan(), "card", RowKey.of("a")))
        .hasMessage("dev.headrace.engine.Notes has no target \"card\"; it has [cards, summaries]");
  }

  @Test
  void aKeyOfTheWrongTypeIsTold() {
    assertThatThrownBy(() -> engine.explain(fixture.plan(), "cards", RowKey.of(7)))
        .hasMessageContaining("The key of Card is [key key: string], but 7 of [Integer] was given");
  }
}
