package dev.headrace.processor.write;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON: maps, lists, texts, numbers and truth values, in the order they come in. */
final class Json {

  private static final String STEP = "  ";

  private Json() {}

  static String write(Object value) {
    return write(value, "") + "\n";
  }

  private static String write(Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      return lines(
          "{",
          map.entrySet().stream()
              .map(e -> quote(e.getKey().toString()) + ": " + write(e.getValue(), indent + STEP))
              .toList(),
          "}",
          indent);
    }
    if (value instanceof List<?> list) {
      return isFlat(list)
          ? list.stream().map(e -> write(e, indent)).collect(Collectors.joining(", ", "[", "]"))
          : lines("[", list.stream().map(e -> write(e, indent + STEP)).toList(), "]", indent);
    }
    return value instanceof String text ? quote(text) : value.toString();
  }

  private static boolean isFlat(List<?> list) {
    return list.stream().noneMatch(entry -> entry instanceof Map || entry instanceof List);
  }

  private static String lines(String open, List<String> lines, String close, String indent) {
    if (lines.isEmpty()) {
      return open + close;
    }
    String separator = ",\n" + indent + STEP;
    return open + "\n" + indent + STEP + String.join(separator, lines) + "\n" + indent + close;
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }
}
