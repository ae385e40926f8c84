package dev.headrace.testing;

import dev.headrace.plan.BoundPlan;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the property that everything rests on, for a flow of your own: however its sources were
 * edited and updates went, the targets hold what a build from scratch would make.
 *
 * <pre>{@code
 * @Test
 * void isIncremental() {
 *   IncrementalChecks.forFlow(
 *           bed ->
 *               HandbookSearchPlan.of(
 *                   new HandbookSearch(
 *                       bed.source(new TextFile("a.md", "one two"), new TextFile("b.md", "")),
 *                       new SplitText(5, 0),
 *                       new FakeEmbedder(),
 *                       bed.target())))
 *       .equalsFromScratch();
 * }
 * }</pre>
 *
 * <p>It finds transforms that are not pure, keys that do not tell rows apart, and targets of your
 * own that lose or keep what they should not. Immutable.
 */
public final class IncrementalChecks {

  private static final int SEQUENCES = 25;
  private static final int EDITS = 20;
  private static final int ROWS_IN_FLIGHT = 4;

  private final Function<TestBed, ? extends BoundPlan<?>> flow;
  private final int sequences;
  private final int edits;
  private final @Nullable Long seed;

  private IncrementalChecks(
      Function<TestBed, ? extends BoundPlan<?>> flow,
      int sequences,
      int edits,
      @Nullable Long seed) {
    this.flow = flow;
    this.sequences = sequences;
    this.edits = edits;
    this.seed = seed;
  }

  /**
   * Begins a check.
   *
   * @param flow makes the flow with sources and targets of the bed that it is given. It is called
   *     many times, and each time makes the same flow; what the flow needs may be shared.
   * @return the check, with the defaults: 25 sequences of up to 20 edits
   */
  public static IncrementalChecks forFlow(Function<TestBed, ? extends BoundPlan<?>> flow) {
    return new IncrementalChecks(flow, SEQUENCES, EDITS, null);
  }

  /**
   * The same check with another number of sequences.
   *
   * @param count at least 1
   * @return a new check
   */
  public IncrementalChecks sequences(int count) {
    return new IncrementalChecks(flow, positive("sequences", count), edits, seed);
  }

  /**
   * The same check with shorter or longer sequences.
   *
   * @param max the most edits of a sequence, at least 1
   * @return a new check
   */
  public IncrementalChecks edits(int max) {
    return new IncrementalChecks(flow, sequences, positive("edits", max), seed);
  }

  /**
   * The same check with just one sequence: that of a failure.
   *
   * @param failed the seed that the failure's message shows
   * @return a new check
   */
  public IncrementalChecks seed(long failed) {
    return new IncrementalChecks(flow, sequences, edits, failed);
  }

  private static int positive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, but is " + value);
    }
    return value;
  }

  /**
   * Edits the sources at random (put, change, copy, rename, remove, revert; rows that can't be read
   * and targets that fail for a while), with updates and retries in between. Then lets everything
   * work, updates, and demands that every target holds the same rows as a fresh one after a fresh
   * update of the same source rows, and that one more update does nothing.
   *
   * <p>Rows that the flow itself can't process are taken away before the comparison: their old
   * target rows stay, as promised, and a build from scratch can't know them.
   *
   * @throws AssertionError if it is not so. The message holds the shortest sequence of edits that
   *     was found to show it, the target rows that differ, and the seed.
   */
  public void equalsFromScratch() {
    Long replayed = seed;
    if (replayed != null) {
      check(replayed);
      return;
    }
    Random seeds = new Random();
    int targetRows = 0;
    for (int i = 0; i < sequences; i++) {
      targetRows += check(seeds.nextLong());
    }
    if (targetRows == 0) {
      throw new AssertionError(
          "no sequence of edits led to a target row, so nothing was checked; give samples from which the flow makes rows");
    }
  }

  private int check(long ofSequence) {
    Random random = new Random(ofSequence);
    int rowsInFlight = random.nextBoolean() ? 1 : ROWS_IN_FLIGHT;
    Trial trial = new Trial(flow, rowsInFlight, random.nextBoolean());
    List<Edit> sequence = new EditGenerator(trial.newBed(), random).sequence(edits);
    Trial.Result result = trial.run(sequence);
    if (result.failed()) {
      throw CheckFailure.of(trial, sequence, result, replay(ofSequence));
    }
    return result.targetRows();
  }

  private String replay(long ofSequence) {
    return (edits == EDITS ? "" : ".edits(%d)".formatted(edits))
        + ".seed(%dL)".formatted(ofSequence);
  }
}
