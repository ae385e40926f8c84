package dev.headrace.testing;

import dev.headrace.RowKey;
import dev.headrace.RowSchema.Column;
import dev.headrace.RowType;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.RowCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares and prints rows by their type. Rows are the same if their encodings are, so that arrays
 * count by what is in them, also in nested rows.
 *
 * @param <R> the rows
 */
record RowContent<R>(RowType<R> type) {

  private static final int MAX_TEXT = 120;

  RowKey key(R row) {
    return type.key(row);
  }

  boolean same(R one, R other) {
    if (type instanceof RowCodec<R> codec) {
      return Arrays.equals(encode(codec, one), encode(codec, other));
    }
    for (int i = 0; i < type.schema().columns().size(); i++) {
      if (!Objects.deepEquals(type.value(one, i), type.value(other, i))) {
        return false;
      }
    }
    return true;
  }

  private static <R> byte[] encode(RowCodec<R> codec, R row) {
    Encoder out = new Encoder();
    codec.encode(row, out);
    return out.toBytes();
  }

  /** For example {@code Passage{path=a.md, start=0, embedding=[1.0, 0.5]}}, long values cut. */
  String text(R row) {
    List<Column> columns = type.schema().columns();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(columns.get(i).name() + "=" + valueText(type.value(row, i)));
    }
    return type.schema().name() + "{" + String.join(", ", values) + "}";
  }

  private static String valueText(@Nullable Object value) {
    String deep = Arrays.deepToString(new @Nullable Object[] {value});
    String text = deep.substring(1, deep.length() - 1).replace("\n", "\\n").replace("\r", "\\r");
    return text.length() <= MAX_TEXT
        ? text
        : "%s... (%d characters)".formatted(text.substring(0, MAX_TEXT), text.length());
  }
}
