package dev.headrace.files;

import java.util.ArrayList;
import java.util.List;

/** Writes a pattern with braces out as the patterns that it stands for. Pure. */
final class Braces {

  private static final int MAX_PATTERNS = 1_000;

  private Braces() {}

  /**
   * {@code {a,b}/*.md} is {@code a/*.md} and {@code b/*.md}; braces nest.
   *
   * @throws IllegalArgumentException if a brace is not closed, or there are too many patterns
   */
  static List<String> expand(String pattern) {
    List<String> expanded = new ArrayList<>();
    expand(pattern, pattern, expanded);
    return expanded;
  }

  private static void expand(String pattern, String whole, List<String> into) {
    int open = find(pattern, 0, '{');
    if (open < 0) {
      if (into.size() == MAX_PATTERNS) {
        throw new IllegalArgumentException(
            "The pattern '%s' stands for more than %d patterns; write fewer braces"
                .formatted(whole, MAX_PATTERNS));
      }
      into.add(pattern);
      return;
    }
    int close = closing(pattern, open);
    if (close < 0) {
      throw new IllegalArgumentException(
          "The pattern '%s' opens a brace that it does not close; close it with '}', or write '\\{' for the character"
              .formatted(whole));
    }
    for (String alternative : alternatives(pattern.substring(open + 1, close))) {
      expand(pattern.substring(0, open) + alternative + pattern.substring(close + 1), whole, into);
    }
  }

  private static int closing(String pattern, int open) {
    int depth = 0;
    for (int i = open; i < pattern.length(); i++) {
      switch (pattern.charAt(i)) {
        case '\\' -> i++;
        case '{' -> depth++;
        case '}' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static List<String> alternatives(String inner) {
    List<String> alternatives = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inner.length(); i++) {
      switch (inner.charAt(i)) {
        case '\\' -> i++;
        case '{' -> depth++;
        case '}' -> depth--;
        case ',' -> {
          if (depth == 0) {
            alternatives.add(inner.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    alternatives.add(inner.substring(start));
    return alternatives;
  }

  private static int find(String pattern, int from, char wanted) {
    for (int i = from; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == wanted) {
        return i;
      }
    }
    return -1;
  }
}
