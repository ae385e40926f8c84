package dev.headrace.samples.codesearch.split;

/**
 * A part of a text.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last one
 */
record Region(int start, int end) {

  boolean isEmpty() {
    return start >= end;
  }

  /** Without blank lines before and white space after it. */
  Region trimmed(SourceText source) {
    int to = end;
    while (to > start && Character.isWhitespace(source.charAt(to - 1))) {
      to--;
    }
    int from = start;
    while (from < to && Character.isWhitespace(source.charAt(from))) {
      from++;
    }
    return new Region(Math.max(start, source.withIndentation(from)), to);
  }
}
