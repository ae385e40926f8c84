package dev.headrace.report;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an update did. Immutable.
 *
 * @param flow the flow's class
 * @param run the update's number in this state directory
 * @param sources in the order of the flow
 * @param nodes the transforms in the order of the graph
 * @param targets in the order of the flow
 * @param failures the rows that failed, at most the first {@value #MAX_FAILURES}
 * @param failed how many rows failed
 * @param problems what could not be done apart from rows: parts of sources that could not be
 *     listed, targets that could not be cleared
 * @param duration of the whole update
 * @param logic what the transforms do otherwise than at the update before
 */
public record UpdateReport(
    String flow,
    long run,
    List<SourceCounts> sources,
    List<NodeCounts> nodes,
    List<TargetCounts> targets,
    List<RowFailure> failures,
    long failed,
    List<String> problems,
    Duration duration,
    LogicReport logic) {

  /** The most failures that a report lists. */
  public static final int MAX_FAILURES = 1000;

  /**
   * A report in which nothing is said of the logic.
   *
   * @param flow the flow's class
   * @param run the update's number in this state directory
   * @param sources in the order of the flow
   * @param nodes the transforms in the order of the graph
   * @param targets in the order of the flow
   * @param failures the rows that failed, at most the first {@value #MAX_FAILURES}
   * @param failed how many rows failed
   * @param problems what could not be done apart from rows
   * @param duration of the whole update
   */
  public UpdateReport(
      String flow,
      long run,
      List<SourceCounts> sources,
      List<NodeCounts> nodes,
      List<TargetCounts> targets,
      List<RowFailure> failures,
      long failed,
      List<String> problems,
      Duration duration) {
    this(
        flow, run, sources, nodes, targets, failures, failed, problems, duration, LogicReport.NONE);
  }

  /** Copies the lists. */
  public UpdateReport {
    sources = List.copyOf(sources);
    nodes = List.copyOf(nodes);
    targets = List.copyOf(targets);
    failures = List.copyOf(failures);
    problems = List.copyOf(problems);
  }

  /**
   * The rows of one source.
   *
   * @param name the source
   * @param added rows seen for the first time
   * @param changed rows with another content than before
   * @param removed rows that are gone
   * @param unchanged rows with the same content as before
   */
  public record SourceCounts(String name, long added, long changed, long removed, long unchanged) {}

  /**
   * The results of one transform.
   *
   * @param name the transform
   * @param computed results that were computed
   * @param reused results that were remembered
   * @param failed results that could not be computed
   * @param duration the time spent in the transform, summed over threads
   */
  public record NodeCounts(
      String name, long computed, long reused, long failed, Duration duration) {}

  /**
   * The rows of one target.
   *
   * @param name the target
   * @param inserted rows that did not exist
   * @param updated rows that existed with another content, or may have
   * @param deleted rows that no source row yields any more
   * @param unchanged rows that were derived again and are the same
   */
  public record TargetCounts(
      String name, long inserted, long updated, long deleted, long unchanged) {}

  /**
   * Whether a row failed in a target: the target refused its rows, or another row has their key.
   * The transforms are not at fault then.
   *
   * @param failure one of {@link #failures()}
   * @return false if it failed in a source or in a transform
   */
  public boolean inTarget(RowFailure failure) {
    return targets.stream().anyMatch(target -> target.name().equals(failure.step()));
  }

  /**
   * A row that failed. It keeps its old target rows and is tried again at the next update.
   *
   * @param source the source
   * @param key the row's key, as text
   * @param step the transform or target that failed, or the source if the row could not be read
   * @param element which element of the row failed, {@code "chunks[3]"}; empty for the row itself
   * @param cause why
   */
  public record RowFailure(
      String source, String key, String step, String element, Throwable cause) {

    /** For example {@code handbook a.md: chunks[3] failed in embedding: ...}. */
    @Override
    public String toString() {
      return in(step);
    }

    /** The same, with more said of the step. */
    String in(String described) {
      String what = element.isEmpty() ? "failed in " : element + " failed in ";
      return "%s %s: %s%s: %s".formatted(source, key, what, described, describe(cause));
    }

    private static String describe(Throwable cause) {
      String message = cause.getMessage();
      String type = cause.getClass().getSimpleName();
      return message == null || message.isBlank() ? type : type + ": " + message;
    }
  }

  /**
   * The same report with what is known of the logic.
   *
   * @param report compares the transforms with those of the update before
   * @return a new report
   */
  public UpdateReport with(LogicReport report) {
    return new UpdateReport(
        flow, run, sources, nodes, targets, failures, failed, problems, duration, report);
  }

  /**
   * Whether everything was done.
   *
   * @return false if a row failed or there was a problem
   */
  public boolean succeeded() {
    return failed == 0 && problems.isEmpty();
  }

  /**
   * How many results were computed, over all transforms.
   *
   * @return 0 if nothing had to be done
   */
  public long computed() {
    return nodes.stream().mapToLong(NodeCounts::computed).sum();
  }

  /**
   * The counts of one source.
   *
   * @param name the source
   * @return its counts
   * @throws IllegalArgumentException if the flow has no such source
   */
  public SourceCounts source(String name) {
    return find("source", sources, SourceCounts::name, name);
  }

  /**
   * The counts of one transform.
   *
   * @param name the transform
   * @return its counts
   * @throws IllegalArgumentException if the flow has no such transform
   */
  public NodeCounts node(String name) {
    return find("transform", nodes, NodeCounts::name, name);
  }

  /**
   * The counts of one target.
   *
   * @param name the target
   * @return its counts
   * @throws IllegalArgumentException if the flow has no such target
   */
  public TargetCounts target(String name) {
    return find("target", targets, TargetCounts::name, name);
  }

  private <T> T find(String what, List<T> all, Function<T, String> nameOf, String name) {
    for (T candidate : all) {
      if (nameOf.apply(candidate).equals(name)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException(
        "%s has no %s \"%s\"; it has %s"
            .formatted(flow, what, name, all.stream().map(nameOf).toList()));
  }

  /** The counts as a table, then failures and problems, a line each. */
  @Override
  public String toString() {
    return ReportText.of(this);
  }

  /**
   * The first failure.
   *
   * @return null if no row failed
   */
  public @Nullable RowFailure firstFailure() {
    return failures.isEmpty() ? null : failures.get(0);
  }
}
