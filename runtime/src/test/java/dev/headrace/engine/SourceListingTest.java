package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowKey;
import dev.headrace.Source;
import dev.headrace.engine.Notes.Fixture;
import dev.headrace.engine.Notes.Note;
import dev.headrace.engine.Notes.NotesPlan;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.Preview;
import dev.headrace.report.SourceFailedException;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateReport.SourceCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listings that are longer than the chunks in which their rows are looked up, in any order. */
@Timeout(60)
class SourceListingTest {

  private static final long SEED = 20261125;
  private static final int ROWS = 1_300;

  private final Fixture fixture = new Fixture();
  private final Engine engine = Engine.inMemory(EngineOptions.defaults());

  @AfterEach
  void close() {
    engine.close();
  }

  private BoundPlan<Notes> plan(Source<Note> source) {
    return BoundPlan.of(
        new NotesPlan(),
        new Notes(source, fixture.settings, fixture.cards, fixture.summaries, fixture.faults));
  }

  /** Lists notes by key and version, as files are. */
  private static Source<Note> listed(List<Integer> numbers) {
    return rows -> {
      for (int number : numbers) {
        Note note = new Note("n" + number, "word" + number % 7);
        rows.add(RowKey.of(note.id()), "v", 10, () -> note);
      }
    };
  }

  private static List<Integer> numbers(int from, int to) {
    return new ArrayList<>(IntStream.range(from, to).boxed().toList());
  }

  @Test
  void theOrderOfAListingHasNoMeaning() {
    List<Integer> numbers = numbers(0, ROWS);
    engine.update(plan(listed(numbers)));
    Collections.shuffle(numbers, new Random(SEED));

    UpdateReport report = engine.update(plan(listed(numbers)));

    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 0, 0, 0, ROWS));
    assertThat(fixture.cards.rows()).hasSize(ROWS);
  }

  @Test
  void aListingThatEndsWithinAChunkIsWhole() {
    for (int rows : new int[] {1, 2, 3, 4, 255, 256, 257, 600}) {
      UpdateReport report = engine.update(plan(listed(numbers(0, rows))));
      SourceCounts counts = report.source("notes");
      assertThat(counts.added() + counts.unchanged()).isEqualTo(rows);
      assertThat(fixture.cards.rows()).hasSize(rows);
    }
  }

  @Test
  void rowsThatAreNotListedAreRetiredAmongManyThatAre() {
    engine.update(plan(listed(numbers(0, ROWS))));
    List<Integer> left = numbers(0, ROWS);
    left.removeIf(number -> number % 100 == 7);

    Preview preview = engine.preview(plan(listed(left)));
    UpdateReport report = engine.update(plan(listed(left)));

    assertThat(preview.sources()).containsExactly(new SourceCounts("notes", 0, 0, 13, ROWS - 13));
    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 0, 0, 13, ROWS - 13));
    assertThat(fixture.cards.rows()).hasSize(ROWS - 13);
  }

  @Test
  void aKeyListedAgainIsToldWhereverItStands() {
    engine.update(plan(listed(numbers(0, 300))));
    List<Integer> numbers = numbers(0, 1_000);
    numbers.add(5); // known, unchanged, in an early chunk
    numbers.add(10, 9); // known, in the same chunk
    numbers.add(700); // new

    UpdateReport report = engine.update(plan(listed(numbers)));

    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 700, 0, 0, 300));
    assertThat(report.problems())
        .extracting(problem -> problem.replaceAll(".* the key (\\w+) twice.*", "$1"))
        .containsExactlyInAnyOrder("n5", "n9", "n700");
  }

  @Test
  void whatWasListedBeforeASourceFailedIsProcessed() {
    Source<Note> failing =
        rows -> {
          listed(numbers(0, 300)).list(rows);
          throw new IOException("unplugged");
        };

    try {
      engine.update(plan(failing));
    } catch (SourceFailedException e) {
      assertThat(e.report().source("notes")).isEqualTo(new SourceCounts("notes", 300, 0, 0, 0));
    }

    assertThat(fixture.cards.rows()).hasSize(300);
  }

  /** Neither a chunk of listed rows nor a group of evaluated ones waits until it is full. */
  @Test
  void rowsThatTrickleInAreCommittedOneByOne() {
    Source<Note> trickling =
        rows -> {
          for (int number : numbers(0, 8)) {
            Thread.sleep(60);
            listed(List.of(number)).list(rows);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!engine
                .explain(fixture.plan(), "summaries", RowKey.of("n" + number))
                .isPresent()) {
              if (System.nanoTime() > end) {
                throw new IOException("row %d was not committed before the next".formatted(number));
              }
              Thread.sleep(1);
            }
          }
        };

    UpdateReport report = engine.update(plan(trickling));

    assertThat(report.succeeded()).as("%s", report).isTrue();
    assertThat(report.source("notes").added()).isEqualTo(8);
  }
}
