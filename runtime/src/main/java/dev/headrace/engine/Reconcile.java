package dev.headrace.engine;

import dev.headrace.Inspectable;
import dev.headrace.hash.Bytes;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.DriftReport;
import dev.headrace.report.UpdateReport;
import dev.headrace.state.StateException;
import dev.headrace.state.StateStore;
import dev.headrace.state.sqlite.StateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What follows the rebuilding of a state: targets may hold rows that the new state does not know.
 * They are looked for after the first update of a flow that succeeded. Not before: a row that fails
 * keeps its old target rows.
 */
final class Reconcile {

  private static final String DONE = "reconciled";
  private static final Bytes YES = Bytes.of("yes".getBytes(StandardCharsets.UTF_8));

  private Reconcile() {}

  /** Whether targets are to be looked at after an update. */
  static boolean due(StateStore state, UpdateReport report) {
    return report.succeeded()
        && state.property("", StateDirectory.REBUILT) != null
        && state.property(report.flow(), DONE) == null;
  }

  /** Records that it was done, if all targets that can tell were looked at; adds what could not. */
  static <F> UpdateReport after(
      UpdateReport report, BoundPlan<F> plan, DriftReport drift, StateStore state) {
    long inspectable =
        plan.plan().deliveries().stream()
            .filter(delivery -> delivery.to().apply(plan.flow()) instanceof Inspectable)
            .count();
    if (drift.targets().size() == inspectable) {
      state.setProperty(report.flow(), DONE, YES);
    }
    List<String> problems = new ArrayList<>(report.problems());
    drift
        .problems()
        .forEach(
            problem ->
                problems.add(
                    problem
                        + "; the state was rebuilt, so rows that nobody yields may be left there"));
    return new UpdateReport(
        report.flow(),
        report.run(),
        report.sources(),
        report.nodes(),
        report.targets(),
        report.failures(),
        report.failed(),
        problems,
        report.duration());
  }

  /** Moves a memo that can't be read to where a damaged state was moved to. */
  static void moveMemo(Path directory, Path aside) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("memo")) {
          Files.move(file, aside.resolve(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new StateException(
          "The memo in %s is damaged and can't be moved to %s: %s. Move the files that begin with \"memo\" away"
              .formatted(directory, aside, e),
          e);
    }
  }
}
