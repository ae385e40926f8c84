package dev.headrace.files;

import dev.headrace.Blob;
import dev.headrace.ColumnType;
import dev.headrace.NestedRow;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import dev.headrace.RowType;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as JSON: a row is an object with its columns in order; a row of a sealed interface
 * also says its {@code type}; {@code byte[]} is Base64, a blob its size and SHA-256, what has no
 * JSON (dates, NaN) its text. Equal rows give equal texts. Pure.
 */
final class JsonRows {

  private JsonRows() {}

  /** A row. */
  static <R> String row(RowType<R> type, R row, boolean pretty) throws IOException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < type.schema().columns().size(); i++) {
      values.add(type.value(row, i));
    }
    JsonText out = new JsonText(pretty);
    out.open('{');
    members(type.schema(), values, out);
    out.close('}');
    return out.toString();
  }

  /** The values of a key, one text each; a value may be given by its text. */
  static List<String> key(RowSchema schema, RowKey key) throws IOException {
    List<String> texts = new ArrayList<>();
    List<Column> columns = schema.keyColumns();
    for (int i = 0; i < columns.size(); i++) {
      JsonText out = new JsonText(false);
      value(columns.get(i).type(), key.values().get(i), out);
      texts.add(out.toString());
    }
    return texts;
  }

  private static void members(RowSchema schema, List<@Nullable Object> values, JsonText out)
      throws IOException {
    for (int i = 0; i < values.size(); i++) {
      out.name(schema.columns().get(i).name());
      value(schema.columns().get(i).type(), values.get(i), out);
    }
  }

  private static void value(ColumnType type, @Nullable Object value, JsonText out)
      throws IOException {
    if (value == null) {
      out.raw("null");
      return;
    }
    switch (type.kind()) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, BIG_DECIMAL, BIG_INTEGER -> out.raw(value.toString());
      case FLOAT, DOUBLE -> number(value, out);
      case ENUM -> out.string(memberName(value));
      case BYTES -> out.string(Base64.getEncoder().encodeToString((byte[]) value));
      case FLOATS, DOUBLES, INTS, LONGS -> array(value, out);
      case BLOB -> blob((Blob) value, out);
      case ROW, UNION -> nested(type, value, out);
      case LIST -> list(type.arguments().get(0), (Collection<?>) value, out);
      case SET -> set(type.arguments().get(0), (Collection<?>) value, out);
      case MAP -> map(type, (Map<?, ?>) value, out);
      case OPTIONAL -> value(type.arguments().get(0), ((Optional<?>) value).orElse(null), out);
      default -> out.string(value.toString());
    }
  }

  /** A number, or its text in a key that was read. */
  private static void number(Object value, JsonText out) {
    if (Double.isFinite(Double.parseDouble(value.toString()))) {
      out.raw(value.toString());
    } else {
      out.string(value.toString());
    }
  }

  /** An array of numbers stays on one line also where the rest is indented. */
  private static void array(Object array, JsonText out) {
    JsonText line = new JsonText(false);
    line.open('[');
    for (int i = 0; i < Array.getLength(array); i++) {
      line.next();
      number(Array.get(array, i), line);
    }
    line.close(']');
    out.raw(line.toString());
  }

  private static void blob(Blob blob, JsonText out) throws IOException {
    out.open('{');
    out.name("size");
    out.raw(Long.toString(blob.size()));
    out.name("sha256");
    out.string(HexFormat.of().formatHex(blob.sha256()));
    out.close('}');
  }

  private static void nested(ColumnType type, Object value, JsonText out) throws IOException {
    NestedRow row = type.nested(value);
    out.open('{');
    if (type.kind() == ColumnType.Kind.UNION) {
      out.name(typeName(type));
      out.string(row.schema().name());
    }
    members(row.schema(), row.values(), out);
    out.close('}');
  }

  /** {@code type}, with as many underscores before it as no column of a permitted row has. */
  private static String typeName(ColumnType union) {
    List<String> taken =
        union.schemas().stream().flatMap(s -> s.columns().stream()).map(Column::name).toList();
    String name = "type";
    while (taken.contains(name)) {
      name = "_" + name;
    }
    return name;
  }

  private static void list(ColumnType element, Collection<?> values, JsonText out)
      throws IOException {
    out.open('[');
    for (Object value : values) {
      out.next();
      value(element, value, out);
    }
    out.close(']');
  }

  /** Equal sets may differ in their order, so it goes by the elements' texts. */
  private static void set(ColumnType element, Collection<?> values, JsonText out)
      throws IOException {
    Map<String, Object> sorted = new TreeMap<>();
    for (Object value : values) {
      JsonText line = new JsonText(false);
      value(element, value, line);
      sorted.put(line.toString(), value);
    }
    list(element, sorted.values(), out);
  }

  private static void map(ColumnType type, Map<?, ?> map, JsonText out) throws IOException {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(memberName(key), value));
    out.open('{');
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.name(entry.getKey());
      value(type.arguments().get(1), entry.getValue(), out);
    }
    out.close('}');
  }

  private static String memberName(Object key) {
    return key instanceof Enum<?> constant ? constant.name() : key.toString();
  }
}
