package dev.headrace.testing;

import dev.headrace.testing.Trial.Result;
import java.util.List;

/** Words the failure of a check, after shrinking it. */
final class CheckFailure {

  private static final int ATTEMPTS = 300;

  private CheckFailure() {}

  /**
   * Makes the error.
   *
   * @param trial carries out sequences
   * @param sequence one that failed
   * @param result how it failed
   * @param replay the calls that repeat it
   */
  static AssertionError of(Trial trial, List<Edit> sequence, Result result, String replay) {
    List<Edit> shown = sequence;
    Result shownResult = result;
    String note = "";
    Result again = trial.run(sequence);
    if (again.failed()) {
      shown = new Shrinker(edits -> trial.run(edits).failed(), ATTEMPTS).shrink(sequence);
      again = trial.run(shown);
    }
    if (again.failed()) {
      shownResult = again;
    } else {
      note =
          "%nIt did not fail each time: the flow depends on more than its sources (clock, randomness, shared state, order of threads).";
    }
    String text =
        "after %s: %s%n%nThe edits:%n%s%nShrunk from %s. To replay: IncrementalChecks.forFlow(...)%s.equalsFromScratch()%s"
            .formatted(
                count(shown),
                shownResult.finding(),
                lines(shown, trial.newBed()),
                count(sequence),
                replay,
                note.formatted());
    return new AssertionError(text, shownResult.cause());
  }

  private static String count(List<Edit> edits) {
    return edits.size() == 1 ? "1 edit" : edits.size() + " edits";
  }

  private static String lines(List<Edit> edits, TestBed bed) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < edits.size(); i++) {
      lines.append("  %d. %s%n".formatted(i + 1, edits.get(i).text(bed)));
    }
    lines.append("  %d. with everything working again: update%n".formatted(edits.size() + 1));
    return lines.toString();
  }
}
