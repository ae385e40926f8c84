package dev.headrace.logic;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fingerprints that were accepted as equivalent to older ones: results of the one are results of
 * the other. Immutable.
 *
 * @param older by a fingerprint, the first one that it is equivalent to
 */
public record Equivalents(SortedMap<String, String> older) {

  /** No two fingerprints are equivalent. */
  public static final Equivalents NONE = new Equivalents(new TreeMap<>());

  /** Copies the map. */
  public Equivalents {
    older = Collections.unmodifiableSortedMap(new TreeMap<>(older));
  }

  /**
   * The fingerprint that stands for all that are equivalent to one.
   *
   * @param fingerprint any
   * @return the oldest; itself if none was accepted
   */
  public String representative(String fingerprint) {
    return older.getOrDefault(fingerprint, fingerprint);
  }

  /**
   * Accepts a fingerprint.
   *
   * @param old the fingerprint whose results exist
   * @param now the fingerprint that is to have the same results
   * @return what is accepted now; those that were equivalent to {@code now} still are
   */
  public Equivalents accept(String old, String now) {
    String first = representative(old);
    String before = representative(now);
    if (first.equals(before)) {
      return this;
    }
    TreeMap<String, String> all = new TreeMap<>(older);
    all.replaceAll((fingerprint, older) -> older.equals(before) ? first : older);
    all.put(before, first);
    return new Equivalents(all);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param text lines of two fingerprints
   * @return the equivalents
   * @throws IllegalArgumentException if it is something else
   */
  public static Equivalents parse(String text) {
    TreeMap<String, String> all = new TreeMap<>();
    for (String line : text.lines().toList()) {
      int space = line.indexOf(' ');
      if (space < 0) {
        throw new IllegalArgumentException(
            "expected two fingerprints, found \"%s\"".formatted(line));
      }
      all.put(line.substring(0, space), line.substring(space + 1));
    }
    return new Equivalents(all);
  }

  /**
   * Writes a line for each fingerprint: itself, a space, and the one that it is equivalent to.
   *
   * @return the lines
   */
  public String write() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> each : older.entrySet()) {
      text.append(each.getKey()).append(' ').append(each.getValue()).append('\n');
    }
    return text.toString();
  }
}
