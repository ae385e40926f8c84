package dev.headrace.samples.codesearch.split;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Cuts a region that is too large: at the coarsest seam that leaves a part worth having, else
 * between lines, else between words. Every character of the region that is not white space at a
 * part's edge is in exactly one part.
 */
final class Cutter {

  private final SourceText source;
  private final int maxChars;

  Cutter(SourceText source, int maxChars) {
    if (maxChars < 1) {
      throw new IllegalArgumentException("maxChars must be at least 1, but is " + maxChars);
    }
    this.source = source;
    this.maxChars = maxChars;
  }

  /**
   * Cuts a region.
   *
   * @param region what to cut
   * @param seams offsets where a part may well begin, the coarsest first; those that are not the
   *     first of their line do not count
   * @return the parts, none blank, none longer than {@code maxChars}
   */
  List<Region> cut(Region region, List<NavigableSet<Integer>> seams) {
    List<NavigableSet<Integer>> starts = seams.stream().map(this::atLineStarts).toList();
    List<Region> parts = new ArrayList<>();
    Region rest = region.trimmed(source);
    while (!rest.isEmpty()) {
      int end = rest.end() - rest.start() <= maxChars ? rest.end() : partEnd(rest.start(), starts);
      parts.add(new Region(rest.start(), end).trimmed(source));
      rest = new Region(end, rest.end()).trimmed(source);
    }
    return parts;
  }

  private NavigableSet<Integer> atLineStarts(NavigableSet<Integer> offsets) {
    NavigableSet<Integer> starts = new TreeSet<>();
    for (int offset : offsets) {
      if (source.withIndentation(offset) == source.lineStart(offset)) {
        starts.add(source.lineStart(offset));
      }
    }
    return starts;
  }

  private int partEnd(int start, List<NavigableSet<Integer>> seams) {
    int limit = start + maxChars;
    for (NavigableSet<Integer> offsets : seams) {
      Integer seam = offsets.floor(limit);
      if (seam != null && seam - start >= maxChars / 4 && seam > start) {
        return seam;
      }
    }
    int line = source.lineStart(limit);
    return line > start ? line : wordEnd(start, limit);
  }

  /** In a line that is longer than a part: behind the last blank, but never within a character. */
  private int wordEnd(int start, int limit) {
    for (int i = limit; i > start + maxChars / 2; i--) {
      if (Character.isWhitespace(source.charAt(i - 1))) {
        return i;
      }
    }
    boolean inCharacter = Character.isLowSurrogate(source.charAt(limit));
    return inCharacter && limit - 1 > start ? limit - 1 : inCharacter ? limit + 1 : limit;
  }
}
