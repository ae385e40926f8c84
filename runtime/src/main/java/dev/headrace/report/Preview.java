package dev.headrace.report;

import dev.headrace.report.UpdateReport.SourceCounts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an update would do. Immutable.
 *
 * <p>Nothing is computed for a preview. What depends on a result that would have to be computed is
 * not known, so numbers of calls and of target rows are lower bounds where {@link #exact} is false.
 *
 * @param flow the flow's class
 * @param sources the rows of each source
 * @param calls the calls of each transform
 * @param targets the rows of each target
 * @param migrations what would be done to targets whose row type changed
 * @param problems what stands in the way: parts of sources that can't be listed, rows that can't be
 *     read
 */
public record Preview(
    String flow,
    List<SourceCounts> sources,
    List<Calls> calls,
    List<Rows> targets,
    List<TargetMigration> migrations,
    List<String> problems) {

  /** Copies the lists. */
  public Preview {
    sources = List.copyOf(sources);
    calls = List.copyOf(calls);
    targets = List.copyOf(targets);
    migrations = List.copyOf(migrations);
    problems = List.copyOf(problems);
  }

  /**
   * The calls of one transform.
   *
   * @param name the transform
   * @param computed results that would be computed for sure
   * @param reused results that are remembered
   * @param unknown elements, at least, that depend on results that would be computed first: they
   *     may be computed or remembered
   */
  public record Calls(String name, long computed, long reused, long unknown) {}

  /**
   * The rows of one target.
   *
   * @param name the target
   * @param inserted rows that would be written and do not exist
   * @param updated rows that would be written and exist with another content
   * @param deleted rows that would be deleted, among those that are known now
   * @param unchanged rows that are derived again and would be the same
   * @param unknown rows, at least, that depend on results that would be computed first
   */
  public record Rows(
      String name, long inserted, long updated, long deleted, long unchanged, long unknown) {}

  /**
   * What would be done to a target whose row type changed.
   *
   * @param target the target
   * @param rebuild whether it would drop the rows that it holds, to be written again
   * @param steps what would be done, a sentence each
   */
  public record TargetMigration(String target, boolean rebuild, List<String> steps) {

    /** Copies the list. */
    public TargetMigration {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Whether all numbers are exact.
   *
   * @return false if something depends on results that would be computed first
   */
  public boolean exact() {
    return calls.stream().allMatch(c -> c.unknown() == 0)
        && targets.stream().allMatch(t -> t.unknown() == 0);
  }

  /**
   * The calls of one transform.
   *
   * @param name the transform
   * @return its calls
   * @throws IllegalArgumentException if the flow has no such transform
   */
  public Calls call(String name) {
    return find(calls.stream(), Calls::name, name);
  }

  /**
   * The rows of one target.
   *
   * @param name the target
   * @return its rows
   * @throws IllegalArgumentException if the flow has no such target
   */
  public Rows target(String name) {
    return find(targets.stream(), Rows::name, name);
  }

  private <T> T find(Stream<T> all, Function<T, String> nameOf, String name) {
    return all.filter(candidate -> nameOf.apply(candidate).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(flow + " has no " + name));
  }

  /** The numbers, a line each. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("%s: preview%n".formatted(flow));
    sources.forEach(
        s ->
            text.append(
                "  source     %s  %d added, %d changed, %d removed, %d unchanged%n"
                    .formatted(s.name(), s.added(), s.changed(), s.removed(), s.unchanged())));
    calls.forEach(
        c ->
            text.append(
                "  transform  %s  %d to compute, %d remembered%s%n"
                    .formatted(c.name(), c.computed(), c.reused(), atLeast(c.unknown()))));
    targets.forEach(
        t ->
            text.append(
                "  target     %s  %d to insert, %d to update, %d to delete, %d unchanged%s%n"
                    .formatted(
                        t.name(),
                        t.inserted(),
                        t.updated(),
                        t.deleted(),
                        t.unchanged(),
                        atLeast(t.unknown()))));
    migrations.forEach(
        m ->
            m.steps()
                .forEach(step -> text.append("  migration  %s  %s%n".formatted(m.target(), step))));
    problems.forEach(p -> text.append("  problem    %s%n".formatted(p)));
    return text.toString();
  }

  private static String atLeast(long unknown) {
    return unknown == 0 ? "" : ", at least %d more not known yet".formatted(unknown);
  }
}
