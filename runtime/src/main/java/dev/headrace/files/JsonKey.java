package dev.headrace.files;

import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads keys back from what {@link JsonRows} wrote; their values are texts. Pure. */
final class JsonKey {

  private static final String MEMBER = "  \"";

  private JsonKey() {}

  /**
   * The key of an indented row.
   *
   * @return null if it is not what is written for the type
   */
  static @Nullable RowKey ofIndented(RowSchema schema, List<String> lines) {
    Map<String, String> members = new HashMap<>();
    for (String line : lines) {
      if (line.startsWith(MEMBER)) {
        int end = line.indexOf("\": ", MEMBER.length());
        if (end > 0) {
          String value = line.substring(end + 3);
          members.put(
              line.substring(MEMBER.length(), end),
              value.endsWith(",") ? value.substring(0, value.length() - 1) : value);
        }
      }
    }
    List<String> key = new ArrayList<>();
    for (Column column : schema.keyColumns()) {
      String value = members.get(column.name());
      if (value == null) {
        return null;
      }
      key.add(value);
    }
    return of(key);
  }

  /** The key with these values, as they are written. */
  static RowKey of(List<String> json) {
    return RowKey.of(json.stream().map(JsonKey::text).toArray());
  }

  private static String text(String json) {
    if (!json.startsWith("\"")) {
      return json;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < json.length() - 1; i++) {
      char c = json.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = json.charAt(++i);
      switch (escaped) {
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append((char) Integer.parseInt(json, i + 1, i + 5, 16));
          i += 4;
        }
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }
}
