package dev.headrace.files;

/** Appends JSON's tokens to a text, on one line or indented. Not thread-safe. */
final class JsonText {

  private final StringBuilder text = new StringBuilder();
  private final boolean pretty;
  private int depth;
  private boolean first = true;

  JsonText(boolean pretty) {
    this.pretty = pretty;
  }

  void open(char bracket) {
    text.append(bracket);
    depth++;
    first = true;
  }

  void close(char bracket) {
    depth--;
    if (!first) {
      newLine();
    }
    text.append(bracket);
    first = false;
  }

  /** Goes on to the next element. */
  void next() {
    if (!first) {
      text.append(',');
    }
    first = false;
    newLine();
  }

  /** Goes on to the next member. */
  void name(String name) {
    next();
    string(name);
    text.append(pretty ? ": " : ":");
  }

  private void newLine() {
    if (pretty) {
      text.append('\n').append("  ".repeat(depth));
    }
  }

  /** A number or a word, as it is. */
  void raw(String token) {
    text.append(token);
  }

  /** A string; lone surrogates and control characters are escaped. */
  void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      character(value, i);
    }
    text.append('"');
  }

  private void character(String value, int i) {
    char c = value.charAt(i);
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        boolean separator = c == '\u2028' || c == '\u2029';
        if (c < ' ' || c == '\u007F' || separator || isLone(value, i)) {
          text.append("\\u%04x".formatted((int) c));
        } else {
          text.append(c);
        }
      }
    }
  }

  private static boolean isLone(String value, int i) {
    char c = value.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
