package dev.headrace.files;

import dev.headrace.ColumnType.Kind;
import dev.headrace.RowSchema;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * Orders keys that are given as JSON: numbers by value, all else by text.
 *
 * @param kinds the key columns' kinds
 */
record KeyOrder(List<Kind> kinds) implements Comparator<List<String>> {

  static KeyOrder of(RowSchema schema) {
    return new KeyOrder(schema.keyColumns().stream().map(c -> c.type().kind()).toList());
  }

  @Override
  public int compare(List<String> a, List<String> b) {
    for (int i = 0; i < kinds.size(); i++) {
      int order = compare(kinds.get(i), a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(Kind kind, String a, String b) {
    return switch (kind) {
      case BYTE, SHORT, INT, LONG, BIG_INTEGER -> new BigDecimal(a).compareTo(new BigDecimal(b));
      default -> text(a).compareTo(text(b));
    };
  }

  private static String text(String json) {
    return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
  }
}
