package dev.headrace.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Leaves edits out of a failing sequence as long as it still fails: first halves, then smaller and
 * smaller parts, in the end single ones; and replaces edits by parts of them.
 */
final class Shrinker {

  private final Predicate<List<Edit>> fails;
  private int attempts;

  /**
   * Gets ready.
   *
   * @param fails whether a sequence fails
   * @param attempts the most sequences to try
   */
  Shrinker(Predicate<List<Edit>> fails, int attempts) {
    this.fails = fails;
    this.attempts = attempts;
  }

  /** The smallest failing sequence found: each of its edits is needed, if attempts sufficed. */
  List<Edit> shrink(List<Edit> failing) {
    List<Edit> smallest = failing;
    int size;
    do {
      size = smallest.size();
      for (int length = Math.max(1, size / 2); length > 0; length /= 2) {
        smallest = withoutRuns(smallest, length);
      }
      smallest = simplified(smallest);
    } while (smallest.size() < size);
    return smallest;
  }

  private List<Edit> withoutRuns(List<Edit> edits, int length) {
    List<Edit> smallest = edits;
    int from = 0;
    while (from + length <= smallest.size()) {
      List<Edit> shorter = new ArrayList<>(smallest);
      shorter.subList(from, from + length).clear();
      if (stillFails(shorter)) {
        smallest = shorter;
      } else {
        from += length;
      }
    }
    return smallest;
  }

  private List<Edit> simplified(List<Edit> edits) {
    List<Edit> simplest = edits;
    for (int i = 0; i < edits.size(); i++) {
      for (Edit part : edits.get(i).parts()) {
        List<Edit> simpler = new ArrayList<>(simplest);
        simpler.set(i, part);
        if (stillFails(simpler)) {
          simplest = simpler;
          break;
        }
      }
    }
    return simplest;
  }

  private boolean stillFails(List<Edit> edits) {
    return attempts-- > 0 && fails.test(edits);
  }
}
