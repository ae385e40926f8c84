package dev.headrace.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How what targets hold differs from what was written to them. Immutable.
 *
 * @param flow the flow's class
 * @param repaired whether the differences were mended; else they were only looked for
 * @param targets the targets that can tell what they hold, in the order of the flow
 * @param problems what could not be looked at or mended, a sentence each
 */
public record DriftReport(
    String flow, boolean repaired, List<TargetDrift> targets, List<String> problems) {

  /** The most rows that are named for a target. */
  public static final int MAX_EXAMPLES = 20;

  /** Copies the lists. */
  public DriftReport {
    targets = List.copyOf(targets);
    problems = List.copyOf(problems);
  }

  /**
   * How one target differs.
   *
   * @param name the target
   * @param rows rows that it should hold
   * @param missing rows that it should hold and does not
   * @param changed rows that it holds with another content
   * @param foreign rows that it holds and nobody yields
   * @param unchecked rows whose content could not be compared without computing something: their
   *     source row is to be processed by the next update anyway, or its results are not remembered
   * @param examples the first rows that differ, {@code "missing (a.md, 0)"}
   */
  public record TargetDrift(
      String name,
      long rows,
      long missing,
      long changed,
      long foreign,
      long unchecked,
      List<String> examples) {

    /** Copies the list. */
    public TargetDrift {
      examples = List.copyOf(examples);
    }

    /**
     * Whether a difference was found.
     *
     * @return false if rows are as they should be, as far as they could be compared
     */
    public boolean drifted() {
      return missing + changed + foreign > 0;
    }
  }

  /**
   * The counts of one target.
   *
   * @param name the target
   * @return its counts
   * @throws IllegalArgumentException if there is no such target, or it can't tell what it holds
   */
  public TargetDrift target(String name) {
    return targets.stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no target \"%s\" that was looked at; it has %s"
                        .formatted(flow, name, targets.stream().map(TargetDrift::name).toList())));
  }

  /**
   * Whether nothing was found.
   *
   * @return false if a target differs, or there was a problem
   */
  public boolean inSync() {
    return problems.isEmpty() && targets.stream().noneMatch(TargetDrift::drifted);
  }

  /** The counts, a line for each target, then examples and problems. */
  @Override
  public String toString() {
    String counts =
        targets.stream()
            .map(
                t ->
                    "  target  %s  %d rows, %d missing, %d changed, %d foreign, %d unchecked%n%s"
                        .formatted(
                            t.name(),
                            t.rows(),
                            t.missing(),
                            t.changed(),
                            t.foreign(),
                            t.unchecked(),
                            lines("    ", t.examples())))
            .collect(Collectors.joining());
    return "%s: %s%n%s%s"
        .formatted(flow, repaired ? "repaired" : "verified", counts, lines("  ", problems));
  }

  private static String lines(String indent, List<String> texts) {
    return texts.stream().map((indent + "%s%n")::formatted).collect(Collectors.joining());
  }
}
