package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowKey;
import dev.headrace.engine.Notes.Card;
import dev.headrace.engine.Notes.Fixture;
import dev.headrace.engine.Notes.NotesPlan;
import dev.headrace.files.JsonDirectory;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A target that no longer holds what was written to it gets all of it again. */
@Timeout(60)
class LostTargetTest {

  @TempDir Path folder;

  private final Fixture fixture = new Fixture();
  private final Engine engine = Engine.inMemory(EngineOptions.defaults());

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void aNewTargetInMemoryIsFilledWithoutComputing() {
    fixture.put("a", "to be").put("b", "or");
    engine.update(fixture.plan());
    Map<RowKey, Card> before = fixture.cards.rows();
    assertThat(before).hasSize(3);
    List<List<String>> batches = List.copyOf(fixture.faults.batches);
    fixture.cards = new MemoryTarget<>();

    engine.update(fixture.plan());

    assertThat(fixture.cards.rows()).containsExactlyInAnyOrderEntriesOf(before);
    assertThat(fixture.faults.batches).isEqualTo(batches);
  }

  @Test
  void aDeletedFolderIsFilledAgain() throws Exception {
    fixture.put("a", "to be").put("b", "or");
    Path cards = folder.resolve("cards");
    BoundPlan<Notes> plan =
        BoundPlan.of(
            new NotesPlan(),
            new Notes(
                fixture.notes,
                fixture.settings,
                JsonDirectory.in(cards),
                fixture.summaries,
                fixture.faults));
    engine.update(plan);
    List<String> before = names(cards);
    assertThat(before).hasSize(4);
    for (String name : before) {
      Files.delete(cards.resolve(name));
    }
    Files.delete(cards);

    engine.update(plan);

    assertThat(names(cards)).isEqualTo(before);
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
