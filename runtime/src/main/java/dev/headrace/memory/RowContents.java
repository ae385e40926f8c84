package dev.headrace.memory;

import dev.headrace.ColumnType;
import dev.headrace.NestedRow;
import dev.headrace.RowSchema;
import dev.headrace.RowType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares rows by content: arrays too, which records compare by identity. Pure. */
final class RowContents {

  private RowContents() {}

  /** Whether two rows of a type have the same content. */
  static <R> boolean same(RowType<R> type, R a, R b) {
    RowSchema schema = type.schema();
    return a == b || same(schema, values(type, a), values(type, b));
  }

  private static <R> List<@Nullable Object> values(RowType<R> type, R row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < type.schema().columns().size(); i++) {
      values.add(type.value(row, i));
    }
    return values;
  }

  private static boolean same(
      RowSchema schema, List<@Nullable Object> a, List<@Nullable Object> b) {
    for (int i = 0; i < schema.columns().size(); i++) {
      if (!same(schema.columns().get(i).type(), a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(ColumnType type, @Nullable Object a, @Nullable Object b) {
    if (a == null || b == null || a == b) {
      return a == b;
    }
    return switch (type.kind()) {
      case BYTES, FLOATS, DOUBLES, INTS, LONGS -> Objects.deepEquals(a, b);
      case ROW, UNION -> {
        NestedRow left = type.nested(a);
        NestedRow right = type.nested(b);
        yield left.schema().equals(right.schema())
            && same(left.schema(), left.values(), right.values());
      }
      case LIST -> list(type.arguments().get(0), (List<?>) a, (List<?>) b);
      case MAP -> map(type.arguments().get(1), (Map<?, ?>) a, (Map<?, ?>) b);
      case OPTIONAL ->
          same(
              type.arguments().get(0),
              ((Optional<?>) a).orElse(null),
              ((Optional<?>) b).orElse(null));
      default -> a.equals(b);
    };
  }

  private static boolean list(ColumnType element, List<?> a, List<?> b) {
    Iterator<?> other = b.iterator();
    return a.size() == b.size() && a.stream().allMatch(e -> same(element, e, other.next()));
  }

  private static boolean map(ColumnType value, Map<?, ?> a, Map<?, ?> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream().allMatch(e -> same(value, e.getValue(), b.get(e.getKey())));
  }
}
