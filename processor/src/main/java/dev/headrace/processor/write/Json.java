package dev.headrace.processor.write;

import java.util.List;
import java.util.Map;

/** Writes JSON: maps, lists, texts, numbers and truth values, in the order they come in. */
final class Json {

  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();

  private Json() {}

  static String write(Object value) {
    Json json = new Json();
    json.value(value, "\n");
    return json.text.append('\n').toString();
  }

  /** Writes a value; {@code line} breaks a line and indents the next as far as the value's own. */
  private void value(Object value, String line) {
    if (value instanceof Map<?, ?> map) {
      map(map, line);
    } else if (value instanceof List<?> list) {
      list(list, line);
    } else if (value instanceof String string) {
      quote(string);
    } else {
      text.append(value);
    }
  }

  private void map(Map<?, ?> map, String line) {
    text.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(separator).append(line).append(STEP);
      quote(entry.getKey().toString());
      text.append(": ");
      value(entry.getValue(), line + STEP);
      separator = ",";
    }
    text.append(map.isEmpty() ? "" : line).append('}');
  }

  /** On one line where nothing in it takes several. */
  private void list(List<?> list, String line) {
    boolean flat = list.stream().noneMatch(e -> e instanceof Map || e instanceof List);
    text.append('[');
    String separator = "";
    for (Object entry : list) {
      text.append(separator).append(flat ? "" : line + STEP);
      value(entry, line + STEP);
      separator = flat ? ", " : ",";
    }
    text.append(flat ? "" : line).append(']');
  }

  private void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        default -> {
          if (c < ' ') {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
