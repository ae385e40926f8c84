package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.headrace.Changes;
import dev.headrace.Migration;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowType;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.engine.Notes.Card;
import dev.headrace.engine.Notes.CardKeys;
import dev.headrace.engine.Notes.Fixture;
import dev.headrace.engine.Notes.Note;
import dev.headrace.engine.Notes.NotesPlan;
import dev.headrace.engine.Notes.Settings;
import dev.headrace.engine.Notes.Summary;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.ConflictException;
import dev.headrace.report.Preview;
import dev.headrace.report.Preview.TargetMigration;
import dev.headrace.report.SourceFailedException;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateReport.NodeCounts;
import dev.headrace.report.UpdateReport.SourceCounts;
import dev.headrace.report.UpdateReport.TargetCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the runtime promises (DESIGN, section 3), each promise on a small flow. */
@Timeout(60)
class UpdateTest {

  private final Fixture fixture = new Fixture();
  private final Engine engine = Engine.inMemory(EngineOptions.defaults());

  @AfterEach
  void close() {
    engine.close();
  }

  private UpdateReport update() {
    return engine.update(fixture.plan());
  }

  @Test
  void theFirstUpdateDerivesEverything() {
    fixture.put("a", "to be").put("b", "be");

    UpdateReport report = update();

    assertThat(report.succeeded()).isTrue();
    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 2, 0, 0, 0));
    assertRan(report, Map.of("words", "2+0", "sizes", "2+1", "card", "3+0", "summary", "2+0"));
    assertThat(report.target("cards")).isEqualTo(new TargetCounts("cards", 3, 0, 0, 0));
    assertThat(fixture.cards.rows().values())
        .containsExactlyInAnyOrder(
            new Card("a/to", "to", 2), new Card("a/be", "be", 2), new Card("b/be", "be", 2));
    assertThat(fixture.summaries.rows().values())
        .containsExactlyInAnyOrder(new Summary("a", 2, 4), new Summary("b", 1, 2));
  }

  @Test
  void aSmallUpdateWaitsForAllOfItsRowsAndNotForMore() {
    fixture.put("a", "to be").put("b", "or");
    try (Engine patient =
        Engine.inMemory(EngineOptions.defaults().withLinger(Duration.ofMinutes(10)))) {
      patient.update(fixture.plan());
    }

    assertThat(fixture.faults.batches).singleElement().asInstanceOf(LIST).hasSize(3);
  }

  @Test
  void aSecondUpdateReadsNothingAndDoesNothing() {
    fixture.put("a", "to be").put("b", "be");
    update();
    int reads = fixture.notes.reads();
    fixture.cards.forgetApplied();

    UpdateReport report = update();

    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 0, 0, 0, 2));
    assertRan(report, Map.of());
    assertThat(fixture.notes.reads()).isEqualTo(reads);
    assertThat(fixture.cards.applied()).isEmpty();
  }

  /** A card takes the note and reads no more than its key: the changed text is not its input. */
  @Test
  void aChangedRowRecomputesOnlyWhatDependsOnTheChange() {
    fixture.put("a", "to be or").put("b", "be");
    update();
    fixture.put("a", "to be not");

    UpdateReport report = update();

    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 0, 1, 0, 1));
    assertRan(report, Map.of("words", "1+0", "sizes", "1+2", "card", "1+2", "summary", "1+0"));
    assertThat(report.target("cards")).isEqualTo(new TargetCounts("cards", 1, 0, 1, 2));
    assertThat(fixture.cards.rows())
        .containsOnlyKeys(
            RowKey.of("a/to"), RowKey.of("a/be"), RowKey.of("a/not"), RowKey.of("b/be"));
  }

  @Test
  void aRowWithANewVersionAndTheSameContentIsUnchanged() {
    fixture.put("a", "to be");
    update();
    fixture.put("a", "to be");

    UpdateReport report = update();

    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 0, 0, 0, 1));
    assertRan(report, Map.of());
    int reads = fixture.notes.reads();
    update();
    assertThat(fixture.notes.reads()).as("the new version vouches from now on").isEqualTo(reads);
  }

  @Test
  void aRenamedRowComputesOnlyWhatCarriesItsName() {
    fixture.put("a", "to be");
    update();
    fixture.notes.remove("a");
    fixture.put("b", "to be");

    UpdateReport report = update();

    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 1, 0, 1, 0));
    assertRan(report, Map.of("words", "0+1", "sizes", "0+2", "card", "2+0", "summary", "1+0"));
    assertThat(report.target("cards")).isEqualTo(new TargetCounts("cards", 2, 0, 2, 0));
  }

  @Test
  void aRevertedEditIsAHit() {
    fixture.put("a", "to be");
    update();
    fixture.put("a", "or not");
    update();
    fixture.put("a", "to be");

    assertRan(update(), Map.of("words", "0+1", "sizes", "0+2", "card", "0+2", "summary", "0+1"));
  }

  @Test
  void aRemovedRowIsRetiredFromEveryTarget() {
    fixture.put("a", "to be").put("b", "be");
    update();
    fixture.notes.remove("a");

    UpdateReport report = update();

    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 0, 0, 1, 1));
    assertThat(report.target("cards")).isEqualTo(new TargetCounts("cards", 0, 0, 2, 0));
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("b/be"));
    assertThat(fixture.summaries.rows()).containsOnlyKeys(RowKey.of("b"));
  }

  @Test
  void aChangedResourceRecomputes() {
    fixture.put("a", "to be");
    update();
    fixture.settings = new Settings(CardKeys.NOTE_AND_WORD, 10);

    UpdateReport report = update();

    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 0, 0, 0, 1));
    assertThat(report.node("sizes").computed()).isEqualTo(2);
    assertThat(fixture.summaries.row("a")).isEqualTo(new Summary("a", 2, 40));
  }

  @Test
  void aFailedRowKeepsItsOldTargetRowsAndOthersGoOn() {
    fixture.put("a", "to be").put("b", "be");
    update();
    fixture.put("a", "to fail again").put("c", "or");
    fixture.faults.unmeasurable.put("fail", new IllegalStateException("no measure"));

    UpdateReport report = update();

    assertThat(report.succeeded()).isFalse();
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.source()).isEqualTo("notes");
              assertThat(failure.key()).isEqualTo("a");
              assertThat(failure.step()).isEqualTo("sizes");
              assertThat(failure.element()).isEqualTo("words[1]");
              assertThat(failure.cause()).hasMessageContaining("no measure");
            });
    assertThat(fixture.cards.rows())
        .containsOnlyKeys(
            RowKey.of("a/to"), RowKey.of("a/be"), RowKey.of("b/be"), RowKey.of("c/or"));

    fixture.faults.unmeasurable.clear();
    UpdateReport again = update();

    assertThat(again.succeeded()).isTrue();
    assertThat(again.node("sizes"))
        .as("the results of its other elements were kept")
        .extracting(NodeCounts::computed, NodeCounts::reused)
        .containsExactly(1L, 2L);
    assertThat(fixture.cards.rows())
        .containsOnlyKeys(
            RowKey.of("a/to"),
            RowKey.of("a/fail"),
            RowKey.of("a/again"),
            RowKey.of("b/be"),
            RowKey.of("c/or"));
  }

  @Test
  void aFailureOfTheRowItselfNamesNoElement() {
    fixture.put("a", "to be");
    fixture.faults.unsplittable.put("to be", new IllegalStateException("no words"));

    assertThat(update().firstFailure())
        .hasToString("notes a: failed in words: IllegalStateException: no words");
  }

  @Test
  void retryRunsTheFailedRowsOnly() {
    fixture.put("a", "fail").put("b", "be");
    fixture.faults.unmeasurable.put("fail", new IllegalStateException("no measure"));
    update();
    fixture.faults.unmeasurable.clear();
    fixture.put("b", "changed");

    UpdateReport report = engine.retry(fixture.plan());

    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 1, 0, 0, 0));
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("a/fail"), RowKey.of("b/be"));
  }

  @Test
  void aRowThatCantBeReadFailsAndKeepsItsTargetRows() {
    fixture.put("a", "to").put("b", "be");
    update();
    fixture.put("a", "other");
    fixture.notes.failReading(new IOException("disk on fire"), "a");

    UpdateReport report = update();

    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.step()).isEqualTo("notes");
              assertThat(failure)
                  .hasToString("notes a: failed in notes: IOException: disk on fire");
            });
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("a/to"), RowKey.of("b/be"));
  }

  @Test
  void anInterruptionOfTheUsersOwnMakingFailsTheRowAndNotTheUpdate() {
    fixture.put("a", "to").put("b", "be");
    fixture.notes.failReading(new InterruptedException("client was shut down"), "a");

    UpdateReport report = update();

    assertThat(report.firstFailure())
        .hasToString("notes a: failed in notes: InterruptedException: client was shut down");
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("b/be"));
  }

  @Test
  void aSourceThatCantBeListedRetiresNothing() {
    fixture.put("a", "to");
    update();
    fixture.notes.failListing(new IOException("no such folder"));

    assertThatThrownBy(this::update)
        .isInstanceOf(SourceFailedException.class)
        .hasMessageContaining("source notes of dev.headrace.engine.Notes could not be listed")
        .hasMessageContaining("no such folder");
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("a/to"));
  }

  @Test
  void anIncompleteListingRetiresNothing() {
    fixture.put("a", "to").put("b", "be");
    update();
    fixture.notes.remove("a");
    fixture.notes.failPart("folder x", new IOException("permission denied"));

    UpdateReport report = update();

    assertThat(report.succeeded()).isFalse();
    assertThat(report.problems())
        .singleElement()
        .asString()
        .contains("notes", "folder x", "permission denied");
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("a/to"), RowKey.of("b/be"));
  }

  @Test
  void equalRowsOfTwoOwnersAreSharedUntilTheLastIsGone() {
    fixture.settings = new Settings(CardKeys.WORD, 1);
    fixture.put("a", "to be").put("b", "be");
    update();
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("to"), RowKey.of("be"));

    fixture.notes.remove("a");
    assertThat(update().target("cards").deleted()).isEqualTo(1);
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("be"));

    fixture.notes.remove("b");
    update();
    assertThat(fixture.cards.rows()).isEmpty();
  }

  @Test
  void sharedRowsThatAllChangeTogetherAreNoConflict() {
    fixture.settings = new Settings(CardKeys.WORD, 1);
    fixture.put("a", "to be").put("b", "be");
    update();
    fixture.settings = new Settings(CardKeys.WORD, 2);

    UpdateReport report = update();

    assertThat(report.succeeded()).as(report.toString()).isTrue();
    assertThat(fixture.cards.row("be")).isEqualTo(new Card("be", "be", 4));
  }

  @Test
  void differentRowsForOneKeyAreAConflictThatNamesBothOwners() {
    fixture.settings = new Settings(CardKeys.LENGTH, 1);
    fixture.put("a", "one");
    update();
    fixture.put("b", "two").put("c", "three");

    UpdateReport report = update();

    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.key()).isEqualTo("b");
              assertThat(failure.step()).isEqualTo("cards");
              assertThat(failure.cause())
                  .isInstanceOf(ConflictException.class)
                  .hasMessageContaining("notes b and notes a yield different rows for the key 3")
                  .hasMessageContaining("the row of notes a stays");
            });
    assertThat(fixture.cards.rows().values())
        .containsExactlyInAnyOrder(new Card("3", "one", 3), new Card("5", "three", 5));

    fixture.notes.remove("a");
    assertThat(update().succeeded()).as("the owner is gone").isTrue();
    assertThat(fixture.cards.row("3")).isEqualTo(new Card("3", "two", 3));
  }

  @Test
  void aTargetRowMovesFromOneSourceRowToAnotherInOneUpdate() {
    fixture.settings = new Settings(CardKeys.LENGTH, 1);
    fixture.put("a", "one").put("b", "three");
    update();
    fixture.put("a", "seven").put("b", "two");
    fixture.cards.forgetApplied();

    UpdateReport report = update();

    assertThat(report.succeeded()).as(report.toString()).isTrue();
    assertThat(fixture.cards.rows().values())
        .containsExactlyInAnyOrder(new Card("3", "two", 3), new Card("5", "seven", 5));
    assertThat(fixture.cards.applied())
        .as("neither row was ever deleted")
        .allSatisfy(changes -> assertThat(changes.deletes()).isEmpty());
  }

  @Test
  void oneSourceRowWithTwoRowsForOneKeyFails() {
    fixture.settings = new Settings(CardKeys.LENGTH, 1);
    fixture.put("a", "one two");

    UpdateReport report = update();

    assertThat(report.firstFailure())
        .asString()
        .contains("notes a yields two different rows for the key 3 of cards");
    assertThat(fixture.cards.rows()).isEmpty();
  }

  @Test
  void aTargetThatFailsFailsTheRowsAndIsBroughtInLineLater() {
    fixture.put("a", "to be");
    fixture.cards.fail(new IOException("index is full"));

    UpdateReport report = update();

    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.step()).isEqualTo("cards");
              assertThat(failure.cause()).hasMessage("index is full");
            });

    fixture.cards.heal();
    UpdateReport again = update();
    assertThat(again.succeeded()).isTrue();
    assertThat(again.computed()).as("all results were remembered").isZero();
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("a/to"), RowKey.of("a/be"));
  }

  @Test
  void twoFlowsInOneEngineShareResults() {
    fixture.put("a", "to be");
    update();
    Fixture other = new Fixture();
    other.put("z", "be to");

    UpdateReport report = engine.update(other.plan());

    // the same flow class, so the same state: note a is gone from its source
    assertThat(report.source("notes")).isEqualTo(new SourceCounts("notes", 1, 0, 1, 0));
    assertThat(report.node("sizes").computed()).isZero();
  }

  @Test
  void aChangedRowTypeIsAMissAndItsTargetRowsAreWrittenAgain() {
    fixture.put("a", "to be");
    update();
    fixture.cards.forgetApplied();
    BoundPlan<Notes> changed =
        BoundPlan.of(new NotesPlan(NotesPlan.RENAMED_CARD), fixture.plan().flow());

    UpdateReport report = engine.update(changed);

    assertThat(report.source("notes").unchanged()).isEqualTo(1);
    assertRan(report, Map.of("words", "0+1", "sizes", "0+2", "card", "2+0", "summary", "0+1"));
    assertThat(report.target("cards").updated()).isEqualTo(2);
    assertThat(report.target("summaries").unchanged()).isEqualTo(1);
    assertThat(fixture.cards.schema()).isEqualTo(NotesPlan.RENAMED_CARD.schema());
  }

  @Test
  void aRebuiltTargetIsFilledAgainAndThePreviewSaysSoFirst() {
    fixture.put("a", "to be");
    AtomicInteger rebuilt = new AtomicInteger();
    fixture.otherCards = rebuilding(rebuilt);
    update();
    BoundPlan<Notes> changed =
        BoundPlan.of(new NotesPlan(NotesPlan.RENAMED_CARD), fixture.plan().flow());

    Preview preview = engine.preview(changed);
    assertThat(preview.migrations())
        .containsExactly(new TargetMigration("cards", true, List.of("cards are dropped")));
    assertThat(rebuilt).hasValue(0);

    engine.update(changed);
    assertThat(rebuilt).hasValue(1);
  }

  /** A target that can't follow a change of its rows' type but by dropping them. */
  private static Target<Card> rebuilding(AtomicInteger rebuilt) {
    return new Target<>() {
      @Override
      public void apply(Changes<Card> changes) {
        // what it holds does not matter here
      }

      @Override
      public Migration migration(RowSchema before, RowSchema after) {
        return before.equals(after)
            ? Migration.none()
            : new Migration(true, List.of("cards are dropped"));
      }

      @Override
      public void prepare(RowType<Card> type, @Nullable RowSchema before) {
        if (before != null && !before.equals(type.schema())) {
          rebuilt.incrementAndGet();
        }
      }
    };
  }

  @Test
  void batchesGatherMissesAcrossRows() {
    fixture.put("a", "one two").put("b", "three four");

    update();

    assertThat(fixture.faults.batches)
        .as("four misses of two rows fit one batch of four")
        .singleElement()
        .satisfies(
            batch -> assertThat(batch).containsExactlyInAnyOrder("one", "two", "three", "four"));
  }

  @Test
  void twoRowsWithOneKeyInASourceAreTold() {
    Fixture twice = fixture.put("a", "to");
    Source<Note> source =
        listing -> {
          listing.add(new Note("a", "to"));
          listing.add(new Note("a", "be"));
        };
    Notes flow = new Notes(source, twice.settings, twice.cards, twice.summaries, twice.faults);

    UpdateReport report = engine.update(BoundPlan.of(new NotesPlan(), flow));

    assertThat(report.problems())
        .singleElement()
        .asString()
        .contains("source notes listed the key a twice");
    assertThat(fixture.cards.rows()).containsOnlyKeys(RowKey.of("a/to"));
  }

  /** Asserts, for each transform that ran, "computed+reused"; no other may have run. */
  private static void assertRan(UpdateReport report, Map<String, String> expected) {
    Map<String, String> ran =
        report.nodes().stream()
            .filter(n -> n.computed() + n.reused() + n.failed() > 0)
            .collect(Collectors.toMap(NodeCounts::name, n -> n.computed() + "+" + n.reused()));
    assertThat(ran).as(report.toString()).containsExactlyInAnyOrderEntriesOf(expected);
  }
}
