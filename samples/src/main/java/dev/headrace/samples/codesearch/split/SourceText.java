package dev.headrace.samples.codesearch.split;

import java.util.Arrays;

/**
 * A text with its lines, which end in LF, CR LF or CR. Lines and columns count from 1, offsets from
 * 0. Immutable.
 */
final class SourceText {

  private final String text;
  private final int[] lineStarts;

  SourceText(String text) {
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean crOfCrLf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !crOfCrLf)) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  int length() {
    return text.length();
  }

  char charAt(int offset) {
    return text.charAt(offset);
  }

  /** The line that an offset is in. */
  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where a position is; a position behind the end of the text is the end. */
  int offset(int line, int column) {
    return Math.min(lineStarts[line - 1] + column - 1, text.length());
  }

  /** The start of an offset's line if only blanks stand between, otherwise the offset itself. */
  int withIndentation(int offset) {
    int start = lineStarts[line(offset) - 1];
    return text.substring(start, offset).isBlank() ? start : offset;
  }

  /** The start of the first line that begins behind an offset, or the end of the text. */
  int nextLine(int offset) {
    int line = line(offset);
    return line < lineStarts.length ? lineStarts[line] : text.length();
  }

  /** The start of the last line that begins at or before an offset. */
  int lineStart(int offset) {
    return lineStarts[line(offset) - 1];
  }

  /** A part of the text, its lines ending in LF. */
  String slice(int start, int end) {
    return text.substring(start, end).replace("\r\n", "\n").replace('\r', '\n');
  }
}
