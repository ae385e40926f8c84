package dev.headrace.processor.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parts of messages: lists of candidates, the nearest name for a misspelt one. */
public final class Wording {

  private static final int SHOWN = 8;

  private Wording() {}

  /**
   * Lists candidates.
   *
   * @param candidates any number
   * @return the first eight, and how many more there are; {@code "none"} if there are none
   */
  public static String list(List<String> candidates) {
    if (candidates.isEmpty()) {
      return "none";
    }
    String shown = candidates.stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = candidates.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  /**
   * Asks whether the nearest candidate was meant.
   *
   * @param wrong a misspelt name
   * @param candidates the names that there are
   * @return {@code " Did you mean \"chunks\"?"}, empty if none is near
   */
  public static String didYouMean(String wrong, List<String> candidates) {
    return nearest(wrong, candidates).map(name -> " Did you mean \"" + name + "\"?").orElse("");
  }

  /**
   * Finds the nearest candidate.
   *
   * @param wrong a misspelt name
   * @param candidates the names that there are
   * @return the one with the fewest edits, if it takes no more than a third of its length
   */
  public static Optional<String> nearest(String wrong, List<String> candidates) {
    return candidates.stream()
        .filter(name -> distance(wrong, name) <= Math.max(1, name.length() / 3))
        .filter(name -> distance(wrong, name) < Math.min(wrong.length(), name.length()))
        .min(Comparator.comparingInt(name -> distance(wrong, name)));
  }

  /**
   * A number of things.
   *
   * @param count how many
   * @param noun the singular of a regular noun
   * @return {@code "1 parameter"}, {@code "2 parameters"}
   */
  public static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /**
   * Writes a noun at the beginning of a sentence.
   *
   * @param text any text
   * @return with a capital first letter
   */
  public static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Edits (insert, delete, replace, swap neighbours) from one name to the other, without case. */
  private static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(int[][] edits, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(edits[i - 1][j - 1] + same, Math.min(edits[i - 1][j] + 1, edits[i][j - 1] + 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
