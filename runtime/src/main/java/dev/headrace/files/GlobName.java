package dev.headrace.files;

import java.util.regex.Pattern;

/** Makes a regular expression of one name of a {@link Glob}. Pure. */
final class GlobName {

  private static final String SPECIAL = "*?[]{}!,-\\";

  private final String name;
  private final String whole;
  private final StringBuilder regex = new StringBuilder();

  private GlobName(String name, String whole) {
    this.name = name;
    this.whole = whole;
  }

  static Pattern compile(String name, String whole) {
    return new GlobName(name, whole).compile();
  }

  private Pattern compile() {
    int i = 0;
    while (i < name.length()) {
      int c = name.codePointAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '[' -> i = oneOf(i);
        case '\\' -> literal(escaped(++i));
        default -> literal(c);
      }
      i += i < name.length() ? Character.charCount(name.codePointAt(i)) : 0;
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Reads {@code [...]}; returns where its last character is. */
  private int oneOf(int open) {
    int i = open + 1;
    regex.append('[');
    if (i < name.length() && name.charAt(i) == '!') {
      regex.append('^');
      i++;
    }
    int first = i;
    while (i < name.length() && (name.charAt(i) != ']' || i == first)) {
      if (name.charAt(i) == '-'
          && i > first
          && i + 1 < name.length()
          && name.charAt(i + 1) != ']') {
        regex.append('-');
        i++;
      } else {
        int c = name.charAt(i) == '\\' ? escaped(++i) : name.codePointAt(i);
        regex.append("\\x{").append(Integer.toHexString(c)).append('}');
        i += Character.charCount(c);
      }
    }
    if (i >= name.length()) {
      throw new IllegalArgumentException(
          "The pattern '%s' opens a '[' that it does not close; close it with ']', or write '\\[' for the character"
              .formatted(whole));
    }
    regex.append(']');
    return i;
  }

  private int escaped(int at) {
    if (at >= name.length() || SPECIAL.indexOf(name.charAt(at)) < 0) {
      throw new IllegalArgumentException(
          "The pattern '%s' has a '\\' before '%s'; folders are separated by '/' on every system, and only %s can be escaped"
              .formatted(whole, at < name.length() ? name.substring(at, at + 1) : "", SPECIAL));
    }
    return name.charAt(at);
  }

  private void literal(int c) {
    regex.append("\\x{").append(Integer.toHexString(c)).append('}');
  }
}
