package dev.headrace.fingerprint.graph;

import java.util.Comparator;

/** Compares names with the numbers in them by value: {@code A$9} comes before {@code A$10}. */
final class Natural {

  static final Comparator<String> ORDER = Natural::compare;

  private Natural() {}

  private static int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      char a = one.charAt(i);
      char b = other.charAt(j);
      if (digit(a) && digit(b)) {
        int endA = end(one, i);
        int endB = end(other, j);
        int byLength = Integer.compare(endA - i, endB - j);
        int byNumber =
            byLength != 0 ? byLength : one.substring(i, endA).compareTo(other.substring(j, endB));
        if (byNumber != 0) {
          return byNumber;
        }
        i = endA;
        j = endB;
      } else if (a != b) {
        return Character.compare(a, b);
      } else {
        i++;
        j++;
      }
    }
    return Integer.compare(one.length() - i, other.length() - j);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && digit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
