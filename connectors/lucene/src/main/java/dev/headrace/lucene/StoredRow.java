package dev.headrace.lucene;

import dev.headrace.Blob;
import dev.headrace.ColumnType;
import dev.headrace.ColumnType.Kind;
import dev.headrace.NestedRow;
import dev.headrace.RowSchema;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row's values so that they can be read without its type: each value after the name of its
 * kind. Read by {@link StoredRowReader}. Pure.
 */
final class StoredRow {

  /** Stands for null, and for an empty optional. */
  static final String NULL = "null";

  private StoredRow() {}

  /** A row's values by column; what is null is left to be found elsewhere. */
  static byte[] write(RowSchema schema, List<@Nullable Object> values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      members(schema, values, out);
    }
    return bytes.toByteArray();
  }

  private static void members(RowSchema schema, List<@Nullable Object> values, DataOutputStream out)
      throws IOException {
    out.writeInt(values.size());
    for (int i = 0; i < values.size(); i++) {
      text(schema.columns().get(i).name(), out);
      value(schema.columns().get(i).type(), values.get(i), out);
    }
  }

  private static void value(ColumnType type, @Nullable Object value, DataOutputStream out)
      throws IOException {
    if (type.kind() == Kind.OPTIONAL && value != null) {
      value(type.arguments().get(0), ((Optional<?>) value).orElse(null), out);
      return;
    }
    out.writeUTF(value == null ? NULL : type.kind().text());
    if (value == null) {
      return;
    }
    switch (type.kind()) {
      case BYTES -> bytes((byte[]) value, out);
      case FLOATS, DOUBLES, INTS, LONGS -> array(value, out);
      case BLOB -> blob((Blob) value, out);
      case ROW, UNION -> {
        NestedRow row = type.nested(value);
        text(row.schema().name(), out);
        members(row.schema(), row.values(), out);
      }
      case LIST, SET -> elements(type.arguments().get(0), (Collection<?>) value, out);
      case MAP -> {
        Map<?, ?> map = (Map<?, ?>) value;
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          value(type.arguments().get(0), entry.getKey(), out);
          value(type.arguments().get(1), entry.getValue(), out);
        }
      }
      case ENUM -> text(((Enum<?>) value).name(), out);
      default -> text(value.toString(), out);
    }
  }

  private static void elements(ColumnType type, Collection<?> values, DataOutputStream out)
      throws IOException {
    out.writeInt(values.size());
    for (Object value : values) {
      value(type, value, out);
    }
  }

  private static void array(Object array, DataOutputStream out) throws IOException {
    out.writeInt(Array.getLength(array));
    for (int i = 0; i < Array.getLength(array); i++) {
      Object number = Array.get(array, i);
      if (number instanceof Float f) {
        out.writeFloat(f);
      } else if (number instanceof Double d) {
        out.writeDouble(d);
      } else if (number instanceof Integer n) {
        out.writeInt(n);
      } else {
        out.writeLong((Long) number);
      }
    }
  }

  private static void blob(Blob blob, DataOutputStream out) throws IOException {
    out.writeLong(blob.size());
    text(HexFormat.of().formatHex(blob.sha256()), out);
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    bytes(text.getBytes(StandardCharsets.UTF_8), out);
  }

  private static void bytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
