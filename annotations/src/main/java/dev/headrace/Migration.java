package dev.headrace;

import java.util.List;

/**
 * How a {@link Target} follows a change of its rows' type.
 *
 * @param rebuild whether the target drops the rows that it holds; all rows are then written again
 * @param steps what is done, a sentence each, for people: "index is rebuilt: embedding has 768
 *     dimensions, was 384"
 */
public record Migration(boolean rebuild, List<String> steps) {

  /** Copies the steps. */
  public Migration {
    steps = List.copyOf(steps);
  }

  /**
   * Nothing needs to be done.
   *
   * @return a migration without steps
   */
  public static Migration none() {
    return new Migration(false, List.of());
  }
}
