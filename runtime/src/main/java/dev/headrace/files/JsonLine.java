package dev.headrace.files;

import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the members of a JSON object on one line, without reading their values. Pure. */
final class JsonLine {

  private final String line;
  private int at;

  private JsonLine(String line) {
    this.line = line;
  }

  /**
   * The members as they are written.
   *
   * @throws IllegalArgumentException if the line is not an object as {@link JsonRows} writes it
   */
  static Map<String, String> members(String line) {
    return new JsonLine(line).members();
  }

  private Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    expect('{');
    while (peek() != '}') {
      if (!members.isEmpty()) {
        expect(',');
      }
      String name = string();
      expect(':');
      members.put(name.substring(1, name.length() - 1), value());
    }
    at++;
    if (at != line.length()) {
      throw malformed("the end of the line");
    }
    return members;
  }

  private String value() {
    int start = at;
    int depth = 0;
    while (depth > 0 || (peek() != ',' && peek() != '}')) {
      switch (peek()) {
        case '"' -> {
          string();
          continue;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      at++;
    }
    if (at == start) {
      throw malformed("a value");
    }
    return line.substring(start, at);
  }

  private String string() {
    int start = at;
    expect('"');
    while (peek() != '"') {
      at += peek() == '\\' ? 2 : 1;
    }
    at++;
    return line.substring(start, at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw malformed("'" + c + "'");
    }
    at++;
  }

  private char peek() {
    if (at >= line.length()) {
      throw malformed("more");
    }
    return line.charAt(at);
  }

  private IllegalArgumentException malformed(String expected) {
    return new IllegalArgumentException(
        "expected %s at character %d".formatted(expected, Math.min(at, line.length())));
  }
}
