package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowKey;
import dev.headrace.engine.Notes.Fixture;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateReport.TargetCounts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Target rows that nobody owns any more, when deleting them does not go well. */
@Timeout(60)
class SweepTest {

  private final Fixture fixture = new Fixture();

  @Test
  void aRowThatComesBackAfterAFailedDeletionIsWrittenAgain() {
    try (Engine engine = Engine.inMemory(EngineOptions.defaults())) {
      fixture.put("a", "to be");
      engine.update(fixture.plan());
      fixture.notes.remove("a");
      fixture.cards.failOnceAfter(1, new IOException("disk full"));

      UpdateReport failed = engine.update(fixture.plan());

      assertThat(failed.problems())
          .singleElement()
          .asString()
          .contains("2 rows of cards could not be deleted");
      assertThat(fixture.cards.rows()).as("one is gone, one is not").hasSize(1);

      fixture.put("a", "to be");
      UpdateReport back = engine.update(fixture.plan());

      assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("a/to"), RowKey.of("a/be"));
      assertThat(back.target("cards"))
          .as("nobody knows which of them existed")
          .isEqualTo(new TargetCounts("cards", 0, 2, 0, 0));
    }
  }
}
