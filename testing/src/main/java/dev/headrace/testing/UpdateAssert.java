package dev.headrace.testing;

import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateReport.NodeCounts;
import dev.headrace.report.UpdateReport.RowFailure;
import dev.headrace.report.UpdateReport.SourceCounts;
import dev.headrace.report.UpdateReport.TargetCounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions of what an update did. Every failure shows the whole report.
 *
 * <p>A transform <em>ran</em> when its code was called, so results that could not be computed count
 * and results that were remembered do not. Names that the flow does not have are an {@link
 * IllegalArgumentException} that lists those it has.
 */
public final class UpdateAssert extends AbstractAssert<UpdateAssert, UpdateReport> {

  UpdateAssert(UpdateReport report) {
    super(report, UpdateAssert.class);
  }

  /**
   * The report itself.
   *
   * @return what the assertions are about
   */
  public UpdateReport report() {
    isNotNull();
    return actual;
  }

  /**
   * A transform computed so many results.
   *
   * @param transform its name
   * @param results how many, without those that could not be computed
   * @return this
   */
  public UpdateAssert computed(String transform, long results) {
    return count(transform, "compute", results, report().node(transform).computed());
  }

  /**
   * A transform's results were remembered so many times.
   *
   * @param transform its name
   * @param results how many
   * @return this
   */
  public UpdateAssert reused(String transform, long results) {
    return count(transform, "reuse", results, report().node(transform).reused());
  }

  private UpdateAssert count(String transform, String what, long expected, long found) {
    return require(
        expected == found,
        "expected %s to %s %s, but it %sd %d"
            .formatted(transform, what, plural(expected, "result"), what, found));
  }

  /**
   * Exactly these transforms ran, and for exactly so many elements; no other one did.
   *
   * @param expected how many times each transform ran, by its name
   * @return this
   */
  public UpdateAssert ranExactly(Map<String, Integer> expected) {
    Map<String, Long> wanted = new TreeMap<>();
    expected.forEach(
        (name, times) -> {
          report().node(name);
          if (times != 0) {
            wanted.put(name, times.longValue());
          }
        });
    Map<String, Long> ran = ran();
    return require(
        wanted.equals(ran),
        "expected exactly these transforms to run: %s%nbut there ran: %s"
            .formatted(times(wanted), times(ran)));
  }

  /**
   * No transform ran: whatever was needed was remembered.
   *
   * @return this
   */
  public UpdateAssert ranNothing() {
    return require(
        ran().isEmpty(), "expected no transform to run, but there ran: %s".formatted(times(ran())));
  }

  private Map<String, Long> ran() {
    Map<String, Long> ran = new TreeMap<>();
    for (NodeCounts node : report().nodes()) {
      if (node.computed() + node.failed() > 0) {
        ran.put(node.name(), node.computed() + node.failed());
      }
    }
    return ran;
  }

  private static String times(Map<String, Long> ran) {
    return ran.isEmpty()
        ? "none"
        : ran.entrySet().stream()
            .map(entry -> entry.getKey() + " x " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  /**
   * No target row was inserted, updated or deleted.
   *
   * @return this
   */
  public UpdateAssert wroteNothing() {
    List<String> written =
        report().targets().stream()
            .filter(target -> target.inserted() + target.updated() + target.deleted() > 0)
            .map(TargetCounts::name)
            .toList();
    return require(
        written.isEmpty(), "expected no target to be written, but there were: " + written);
  }

  /**
   * The update had nothing to do: no transform ran, no target was written, nothing failed.
   *
   * @return this
   */
  public UpdateAssert didNothing() {
    return ranNothing().wroteNothing().noFailures();
  }

  /**
   * A source's rows, by how they differ from the last update. Those that are the same are not asked
   * for.
   *
   * @param source its name
   * @param added rows seen for the first time
   * @param changed rows with another content
   * @param removed rows that are gone
   * @return this
   */
  public UpdateAssert listed(String source, long added, long changed, long removed) {
    SourceCounts found = report().source(source);
    return require(
        found.added() == added && found.changed() == changed && found.removed() == removed,
        "expected of %s %d added, %d changed and %d removed, but there were %d, %d and %d"
            .formatted(
                source, added, changed, removed, found.added(), found.changed(), found.removed()));
  }

  /**
   * A target's rows, by what was done to them. Those that stayed are not asked for.
   *
   * @param target its name
   * @param inserted rows that did not exist
   * @param updated rows that existed with another content
   * @param deleted rows that no source row yields any more
   * @return this
   */
  public UpdateAssert wrote(String target, long inserted, long updated, long deleted) {
    TargetCounts found = report().target(target);
    return require(
        found.inserted() == inserted && found.updated() == updated && found.deleted() == deleted,
        "expected in %s %d inserted, %d updated and %d deleted, but there were %d, %d and %d"
            .formatted(
                target,
                inserted,
                updated,
                deleted,
                found.inserted(),
                found.updated(),
                found.deleted()));
  }

  /**
   * Every row and every target was done, and every source was listed completely.
   *
   * @return this
   */
  public UpdateAssert noFailures() {
    return require(
        report().succeeded(),
        "expected no failures, but there were %s and %s"
            .formatted(
                plural(report().failed(), "failed row"),
                plural(report().problems().size(), "problem")));
  }

  /**
   * A source row failed in a step; others may have failed too.
   *
   * @param key the source row's key as text
   * @param step the transform, the target that refused a row, or the source that could not read it
   * @return this
   */
  public UpdateAssert failed(String key, String step) {
    return failed(key, step, "");
  }

  /**
   * A source row failed in a step for a reason; others may have failed too.
   *
   * @param key the source row's key as text
   * @param step the transform, the target that refused a row, or the source that could not read it
   * @param reason a part of the cause's type and message
   * @return this
   */
  public UpdateAssert failed(String key, String step, String reason) {
    boolean found =
        report().failures().stream()
            .filter(failure -> failure.key().equals(key) && failure.step().equals(step))
            .map(failure -> String.valueOf(failure.cause()))
            .anyMatch(cause -> cause.contains(reason));
    String because = reason.isEmpty() ? "" : " because of \"%s\"".formatted(reason);
    return require(
        found,
        "expected the row %s to fail in %s%s, but it did not; there failed: %s"
            .formatted(key, step, because, failures()));
  }

  /**
   * Exactly these source rows failed.
   *
   * @param keys the source rows' keys as text
   * @return this
   */
  public UpdateAssert onlyFailed(String... keys) {
    TreeSet<String> expected = new TreeSet<>(List.of(keys));
    TreeSet<String> found =
        report().failures().stream()
            .map(RowFailure::key)
            .collect(Collectors.toCollection(TreeSet::new));
    return require(
        expected.equals(found),
        "expected exactly the rows %s to fail, but there failed: %s"
            .formatted(expected, failures()));
  }

  private String failures() {
    return report().failures().isEmpty()
        ? "none"
        : report().failures().stream()
            .map(failure -> failure.key() + " in " + failure.step())
            .distinct()
            .collect(Collectors.joining(", "));
  }

  /**
   * Something could not be done that concerns no single row: a part of a source could not be
   * listed, a target could not delete.
   *
   * @param part a part of the problem's text
   * @return this
   */
  public UpdateAssert hasProblem(String part) {
    return require(
        report().problems().stream().anyMatch(problem -> problem.contains(part)),
        "expected a problem with \"%s\", but there were %s"
            .formatted(part, plural(report().problems().size(), "problem")));
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private UpdateAssert require(boolean condition, String message) {
    if (!condition) {
      failWithMessage("%s", message + System.lineSeparator() + actual);
    }
    return this;
  }
}
