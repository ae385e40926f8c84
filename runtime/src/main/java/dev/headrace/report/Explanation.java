package dev.headrace.report;

import dev.headrace.hash.Hash;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a target row comes from. Immutable.
 *
 * @param target the target
 * @param key the target row's key, as text
 * @param origins the source rows that yield it: usually one, several if their rows are equal, none
 *     for a row that is about to be deleted
 */
public record Explanation(String target, String key, List<Origin> origins) {

  /** Copies the list. */
  public Explanation {
    origins = List.copyOf(origins);
  }

  /**
   * A source row that yields the target row.
   *
   * @param source the source
   * @param key the source row's key, as text
   * @param version what the source vouched with, null if it did not
   * @param content hash of the source row's content; null if the row must be processed again
   * @param run the update that processed the source row last
   * @param steps the transforms that led to the target row, in the order of the plan
   */
  public record Origin(
      String source,
      String key,
      @Nullable String version,
      @Nullable Hash content,
      long run,
      List<Step> steps) {

    /** Copies the list. */
    public Origin {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One run of a transform.
   *
   * @param transform its name
   * @param element what it ran for, {@code "chunks[3]"}
   * @param fingerprint of its logic and inputs: the key of its result in the memo
   * @param computed whether it was computed in the origin's run; else it was remembered
   */
  public record Step(String transform, String element, Hash fingerprint, boolean computed) {

    @Override
    public String toString() {
      return "%s of %s: %s (%s)"
          .formatted(transform, element, computed ? "computed" : "reused", fingerprint);
    }
  }

  /** The origins with their steps, a line each. */
  @Override
  public String toString() {
    return origins.stream()
        .map(
            origin ->
                "  from %s %s (version %s) in run %d%n%s"
                    .formatted(
                        origin.source(),
                        origin.key(),
                        origin.version(),
                        origin.run(),
                        origin.steps().stream()
                            .map(step -> "    %s%n".formatted(step))
                            .collect(Collectors.joining())))
        .collect(Collectors.joining("", "%s %s%n".formatted(target, key), ""));
  }
}
