package dev.headrace.faults.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowKey;
import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.faults.Calls;
import dev.headrace.faults.Library;
import dev.headrace.faults.LibraryPlan;
import dev.headrace.faults.Place;
import dev.headrace.faults.Scratch;
import dev.headrace.faults.Shelf;
import dev.headrace.files.TextFiles;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.DriftReport;
import dev.headrace.report.DriftReport.TargetDrift;
import dev.headrace.report.UpdateReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What targets no longer hold as it was written is found, and written again without computing. */
class DriftTest {

  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final int ROUNDS = 8;

  /** A call of a transform that costs money, or uses what did, is a failure. */
  private static final Calls FORBIDDEN =
      new Calls() {
        @Override
        public void begin(String call) {
          throw new AssertionError(call);
        }

        @Override
        public void used(String call) {
          throw new AssertionError(call);
        }
      };

  @TempDir Path temp;

  private Place place;
  private Shelf shelf;

  @BeforeEach
  void build() throws Exception {
    place = Place.in(temp);
    shelf = new Shelf(place.shelf(), new Random(SEED));
    shelf.edit(12);
    place.update(Calls.NONE);
  }

  private DriftReport verify() throws Exception {
    return place.with(FORBIDDEN, EngineOptions.defaults(), Engine::verify);
  }

  private DriftReport repair() throws Exception {
    return place.with(FORBIDDEN, EngineOptions.defaults(), Engine::repair);
  }

  private static void assertFound(DriftReport report, String target, Tampering.Done done) {
    TargetDrift found = report.target(target);
    assertThat(
            new Tampering.Done((int) found.missing(), (int) found.changed(), (int) found.foreign()))
        .as("%s in %s", target, report)
        .isEqualTo(done);
    assertThat(found.unchecked()).isZero();
  }

  @Test
  void whatWasWrittenIsThere() throws Exception {
    DriftReport report = verify();

    assertThat(report.inSync()).as("%s", report).isTrue();
    assertThat(report.problems()).isEmpty();
    assertThat(report.targets()).allMatch(target -> target.unchecked() == 0);
    assertThat(report.target("cards").rows()).isEqualTo(Files.readAllLines(place.cards()).size());
  }

  @Test
  void everyDifferenceIsFoundAndMended() throws Exception {
    Place.Facts before = place.facts();
    for (int round = 0; round < ROUNDS; round++) {
      Tampering tampering = new Tampering(place, new Random(SEED + round));
      Tampering.Done outlines = tampering.outlines();
      Tampering.Done cards = tampering.cards();
      Tampering.Done entries = tampering.entries();
      Tampering.Done passages =
          place.with(
              FORBIDDEN, EngineOptions.defaults(), (engine, plan) -> tampering.passages(plan));

      for (DriftReport report : List.of(verify(), repair())) {
        assertFound(report, "outlines", outlines);
        assertFound(report, "cards", cards);
        assertFound(report, "entries", entries);
        assertFound(report, "passages", passages);
        assertThat(report.problems()).isEmpty();
      }
      assertThat(place.facts()).as("seed %d", SEED + round).isEqualTo(before);
      assertThat(verify().inSync()).isTrue();
    }
    assertThat(place.update(FORBIDDEN).computed()).isZero();
  }

  @Test
  void rowsThatTheNextUpdateDerivesAreComparedAfterIt() throws Exception {
    new Tampering(place, new Random(SEED)).cards();
    shelf.edit(10);

    DriftReport report = repair();

    assertThat(report.target("cards").unchecked()).isPositive();
    UpdateReport update = place.update(Calls.NONE);
    assertThat(update.succeeded()).isTrue();
    assertThat(repair().problems()).isEmpty();
    assertThat(place.facts()).isEqualTo(Scratch.facts(place, temp.resolve("scratch")));
    assertThat(verify().inSync()).isTrue();
  }

  @Test
  void withoutTheMemoTheNextUpdateWritesWhatIsMissing() throws Exception {
    List<String> before = place.contents();
    List<String> cards = Files.readAllLines(place.cards());
    Files.write(place.cards(), cards.subList(3, cards.size()));
    for (Path file : Place.memo(place.state())) {
      Scratch.delete(file);
    }

    DriftReport report = repair();

    assertThat(report.target("cards").missing()).isEqualTo(3);
    assertThat(report.problems())
        .containsExactly(
            "3 missing rows of cards can't be written without computing something; the next update does");
    place.update(Calls.NONE);
    assertThat(place.contents()).isEqualTo(before);
  }

  @Test
  void aTargetThatCannotTellIsNamed() throws Exception {
    DriftReport report =
        place.with(
            FORBIDDEN,
            EngineOptions.defaults(),
            (engine, plan) -> engine.verify(withMuteCards(plan.flow())));

    assertThat(report.inSync()).isFalse();
    assertThat(report.problems())
        .containsExactly(
            "target cards can't tell what it holds: it does not implement Inspectable");
    assertThat(report.targets()).extracting(TargetDrift::name).doesNotContain("cards").hasSize(3);
  }

  private static BoundPlan<Library> withMuteCards(Library library) {
    return LibraryPlan.of(
        new Library(
            library.shelf(),
            library.calls(),
            library.passages(),
            library.outlines(),
            changes -> {},
            library.entries()));
  }

  @Test
  void arraysInMemoryAreComparedByTheirElements() {
    MemoryTarget<Library.Passage> passages = new MemoryTarget<>();
    BoundPlan<Library> plan =
        LibraryPlan.of(
            new Library(
                TextFiles.in(place.shelf()),
                Calls.NONE,
                passages,
                new MemoryTarget<>(),
                new MemoryTarget<>(),
                new MemoryTarget<>()));
    try (Engine engine = Engine.inMemory(EngineOptions.defaults())) {
      assertThat(engine.update(plan).succeeded()).isTrue();
      assertThat(engine.verify(plan).inSync()).isTrue();
      RowKey key = passages.rows().keySet().iterator().next();
      Library.Passage row = Objects.requireNonNull(passages.row(key));
      passages.tamper(
          key,
          new Library.Passage(row.section(), row.text(), new float[] {1, -row.embedding()[1]}));
      passages.tamper(RowKey.of("new"), row);

      assertThat(engine.repair(plan).target("passages").examples())
          .containsExactly("foreign new", "changed " + key);

      assertThat(engine.verify(plan).inSync()).isTrue();
      assertThat(Objects.requireNonNull(passages.row(key)).embedding()).isEqualTo(row.embedding());
      assertThat(passages.row("new")).isNull();
    }
  }

  @Test
  void aFileThatIsNoRowIsNamed() throws Exception {
    Path alien = place.outlines().resolve("alien.json");
    Files.writeString(alien, "{}");

    assertThat(verify().problems())
        .singleElement()
        .asString()
        .startsWith("target outlines could not be compared or mended: ")
        .contains(alien + " is not what this target writes under that name. Remove it");
  }

  @Test
  void aTargetThatIsGoneIsLeftToTheNextUpdate() throws Exception {
    List<String> before = place.contents();
    try (Stream<Path> files = Files.list(place.outlines())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    assertThat(repair().problems())
        .containsExactly("target outlines was not looked at: the next update rebuilds it");
    place.update(FORBIDDEN);
    assertThat(place.contents()).isEqualTo(before);
  }
}
