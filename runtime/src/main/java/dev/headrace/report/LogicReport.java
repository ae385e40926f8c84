package dev.headrace.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What the transforms of a flow do, compared with what they did at the last update that ran to its
 * end. Immutable.
 *
 * @param transforms every transform by name; empty if no update has run yet
 * @param differences what the classes on the class path do otherwise than those that the flow was
 *     built with, a sentence each
 */
public record LogicReport(List<TransformLogic> transforms, List<String> differences) {

  /** Nothing is known. */
  public static final LogicReport NONE = new LogicReport(List.of(), List.of());

  /** Copies the lists. */
  public LogicReport {
    transforms = List.copyOf(transforms);
    differences = List.copyOf(differences);
  }

  /**
   * One transform.
   *
   * @param name its name
   * @param fingerprint of its code, 32 hexadecimal digits
   * @param reasons why it does something else than it did; empty if it does the same
   */
  public record TransformLogic(String name, String fingerprint, List<String> reasons) {

    /** Copies the list. */
    public TransformLogic {
      reasons = List.copyOf(reasons);
    }

    /** {@code chunks: docs.Text.normalize(String) changed, reached through docs.Text.clean(..)}. */
    @Override
    public String toString() {
      return name + ": " + (reasons.isEmpty() ? "unchanged" : String.join("; ", reasons));
    }
  }

  /**
   * The transforms that do something else than they did.
   *
   * @return those with reasons
   */
  public List<TransformLogic> changed() {
    return transforms.stream().filter(transform -> !transform.reasons().isEmpty()).toList();
  }

  /** A line for each transform, then the differences from the build. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    transforms.forEach(transform -> lines.add(transform.toString()));
    lines.addAll(differences);
    return String.join("\n", lines);
  }
}
