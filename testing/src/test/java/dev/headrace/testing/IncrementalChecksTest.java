package dev.headrace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headrace.Changes;
import dev.headrace.RowKey;
import dev.headrace.Target;
import dev.headrace.memory.MemorySource;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import dev.headrace.testing.Library.Book;
import dev.headrace.testing.Library.Reader;
import dev.headrace.testing.Notes.Card;
import dev.headrace.testing.Notes.Model;
import dev.headrace.testing.Notes.Note;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IncrementalChecksTest {

  private static final Model MODEL = () -> "model";
  private static final Note NOTE = new Note("t", 7, "x");

  /** The flow {@link Notes} with one sample, whose text something happens to. */
  private static Function<TestBed, BoundPlan<Notes>> notes(UnaryOperator<String> text) {
    return bed -> NotesPlan.of(new Notes(bed.source(NOTE), MODEL, text, bed.target()));
  }

  private static AssertionError failureOf(IncrementalChecks checks) {
    AssertionError failure =
        catchThrowableOfType(AssertionError.class, checks.sequences(500)::equalsFromScratch);
    assertThat(failure).as("the check should have failed").isNotNull();
    return failure;
  }

  /** The message without what differs from run to run, such as seeds. */
  private static String stable(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .replaceAll("seed\\(-?\\d+L\\)", "seed(..L)")
        .replaceAll("Shrunk from \\d+ edits?", "Shrunk from .. edits");
  }

  @Test
  void aPureFlowPasses() {
    IncrementalChecks.forFlow(notes(UnaryOperator.identity())).equalsFromScratch();
  }

  @Test
  void severalSourcesAndTargetsNestedScopesSharedRowsConflictsAndFailingRowsPass() {
    IncrementalChecks.forFlow(
            bed ->
                LibraryPlan.of(
                    new Library(
                        bed.source(
                            new Book("a", 1, "to be or not"),
                            new Book("a", 2, "to be odd"),
                            new Book("b", 3, "to be odd or illegible"),
                            new Book("b", 4, "not odd")),
                        bed.generatedSource(
                            random ->
                                new Reader(
                                    "r" + random.nextInt(9),
                                    random.nextInt(5),
                                    random.nextInt(40))),
                        bed.target(),
                        bed.target(),
                        bed.target())))
        .sequences(150)
        .edits(40)
        .equalsFromScratch();
  }

  @Test
  void anImpureTransformIsFoundAndTheSequenceShrunkToOneEdit() {
    AtomicInteger calls = new AtomicInteger();

    AssertionError failure =
        failureOf(IncrementalChecks.forFlow(notes(text -> text + calls.incrementAndGet())));

    assertThat(stable(failure).replaceAll("5x\\d+", "5x.."))
        .isEqualToNormalizingNewlines(
            """
            after 1 edit: the incremental result is not that of a build from scratch
            cards, expected as from scratch, found:
              different:  expected Card{id=7, text=5x..}
                          found    Card{id=7, text=5x..}

            The edits:
              1. put into notes: Note{title=t, id=7, text=x}
              2. with everything working again: update

            Shrunk from .. edits. To replay: IncrementalChecks.forFlow(...).seed(..L).equalsFromScratch()""");
  }

  /** A target as a user might write it, with a mistake. */
  private static final class Forgetful implements Target<Card> {
    private final Map<RowKey, Card> rows = new LinkedHashMap<>();

    @Override
    public void apply(Changes<Card> changes) {
      changes.upserts().forEach(row -> rows.put(changes.type().key(row), row));
    }
  }

  @Test
  void aTargetThatForgetsDeletesIsFoundAndTheSequenceShrunk() {
    AssertionError failure =
        failureOf(
            IncrementalChecks.forFlow(
                bed -> {
                  Forgetful cards = new Forgetful();
                  return NotesPlan.of(
                      new Notes(
                          bed.source(NOTE),
                          MODEL,
                          UnaryOperator.identity(),
                          bed.target(cards, cards.rows::values)));
                }));

    assertThat(stable(failure))
        .isEqualToNormalizingNewlines(
            """
            after 3 edits: the incremental result is not that of a build from scratch
            cards, expected as from scratch, found:
              unexpected: Card{id=7, text=5x}

            The edits:
              1. put into notes: Note{title=t, id=7, text=x}
              2. update
              3. remove from notes: 7
              4. with everything working again: update

            Shrunk from .. edits. To replay: IncrementalChecks.forFlow(...).seed(..L).equalsFromScratch()""");
  }

  @Test
  void theSeedReplaysTheFailure() {
    Function<TestBed, BoundPlan<Notes>> flow =
        bed -> {
          Forgetful cards = new Forgetful();
          return NotesPlan.of(
              new Notes(
                  bed.generatedSource(
                      random -> new Note("t", random.nextInt(3), "x" + random.nextInt(3))),
                  MODEL,
                  UnaryOperator.identity(),
                  bed.target(cards, cards.rows::values)));
        };
    AssertionError failure = failureOf(IncrementalChecks.forFlow(flow).edits(30));
    Matcher replay =
        Pattern.compile("\\.edits\\(30\\)\\.seed\\((-?\\d+)L\\)")
            .matcher(String.valueOf(failure.getMessage()));
    assertThat(replay.find()).as("the message shows the seed: %s", failure).isTrue();
    long seed = Long.parseLong(replay.group(1));

    assertThatThrownBy(IncrementalChecks.forFlow(flow).edits(30).seed(seed)::equalsFromScratch)
        .isInstanceOf(AssertionError.class)
        .hasMessage(failure.getMessage());
  }

  @Test
  void aFailureThatDoesNotRepeatIsShownAsItWasWithAHint() {
    AtomicInteger calls = new AtomicInteger();

    AssertionError failure =
        failureOf(
            IncrementalChecks.forFlow(notes(text -> calls.incrementAndGet() == 1 ? "first" : text))
                .edits(1));

    assertThat(failure)
        .hasMessageContaining("found    Card{id=7, text=5first}")
        .hasMessageEndingWith(
            "It did not fail each time: the flow depends on more than its sources (clock, randomness, shared state, order of threads).");
  }

  @Test
  void aResourceWhoseFingerprintIsNeverTheSameIsFoundToBeNeverIdle() {
    AssertionError failure =
        failureOf(
            IncrementalChecks.forFlow(
                bed ->
                    NotesPlan.of(
                        new Notes(
                            bed.source(NOTE),
                            () -> UUID.randomUUID().toString(),
                            UnaryOperator.identity(),
                            bed.target()))));

    assertThat(failure)
        .hasMessageContaining("after 1 edit: with nothing changed, a further update is not idle:")
        .hasMessageContaining("1 computed, 0 reused");
  }

  @Test
  void aTargetThatNeverWorksIsFound() {
    Target<Card> broken =
        changes -> {
          throw new IOException("no space left");
        };

    AssertionError failure =
        failureOf(
            IncrementalChecks.forFlow(
                bed ->
                    NotesPlan.of(
                        new Notes(
                            bed.source(NOTE),
                            MODEL,
                            UnaryOperator.identity(),
                            bed.target(broken, List::of)))));

    assertThat(failure)
        .hasMessageContaining("after 1 edit: with everything working, an update does not succeed:")
        .hasMessageContaining("notes 7: 7 failed in target cards: IOException: no space left");
  }

  @Test
  void anUpdateThatThrowsIsFoundWithItsCause() {
    AssertionError failure =
        failureOf(
            IncrementalChecks.forFlow(
                bed ->
                    NotesPlan.of(
                        new Notes(
                            bed.source(NOTE),
                            () -> {
                              throw new IllegalStateException("no model");
                            },
                            UnaryOperator.identity(),
                            bed.target()))));

    assertThat(failure).hasMessageContaining("an update ended with");
    assertThat(failure).hasRootCauseMessage("no model");
  }

  @Test
  void samplesThatLeadToNothingAreNotTakenForAPass() {
    assertThatThrownBy(
            IncrementalChecks.forFlow(
                    bed ->
                        LibraryPlan.of(
                            new Library(
                                bed.source(new Book("a", 1, "illegible")),
                                bed.source(new Reader("r", 1, 7)),
                                bed.target(),
                                bed.target(),
                                bed.target())))
                ::equalsFromScratch)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "no sequence of edits led to a target row, so nothing was checked; give samples from which the flow makes rows");
  }

  @Test
  void theFlowMustTakeWhatTheBedGives() {
    Throwable foreignTarget =
        catchThrowable(
            () ->
                IncrementalChecks.forFlow(
                        bed ->
                            NotesPlan.of(
                                new Notes(
                                    bed.source(NOTE),
                                    MODEL,
                                    UnaryOperator.identity(),
                                    new MemoryTarget<>())))
                    .equalsFromScratch());
    Throwable unusedSource =
        catchThrowable(
            () ->
                IncrementalChecks.forFlow(
                        bed -> {
                          bed.source(NOTE);
                          return NotesPlan.of(
                              new Notes(
                                  MemorySource.of(Note::id),
                                  MODEL,
                                  UnaryOperator.identity(),
                                  bed.target()));
                        })
                    .equalsFromScratch());

    assertThat(foreignTarget)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the target cards is not one of the test bed, so it can't be checked; pass bed.target(), or bed.target(yours, reader)");
    assertThat(unusedSource)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "dev.headrace.testing.Notes does not use source number 1 of the test bed; pass each as it is, as one component of the flow");
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    IncrementalChecks checks = IncrementalChecks.forFlow(notes(UnaryOperator.identity()));

    assertThatThrownBy(() -> checks.sequences(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sequences must be at least 1, but is 0");
    assertThatThrownBy(() -> checks.edits(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("edits must be at least 1, but is 0");
  }
}
