package dev.headrace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row within a row, taken apart. Immutable.
 *
 * @param schema its name and columns
 * @param values one for each column, null only where the column is nullable
 */
public record NestedRow(RowSchema schema, List<@Nullable Object> values) {

  /** Copies the values. */
  public NestedRow {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** Takes a row apart; null if it is not of the type. */
  static @Nullable NestedRow of(RowType<?> type, Object row) {
    @SuppressWarnings("unchecked") // a row of another type is found by the cast within value()
    RowType<Object> any = (RowType<Object>) type;
    List<@Nullable Object> values = new ArrayList<>();
    try {
      for (int i = 0; i < Math.max(1, type.schema().columns().size()); i++) {
        values.add(any.value(row, i));
      }
    } catch (ClassCastException e) {
      return null;
    } catch (IndexOutOfBoundsException e) {
      if (!type.schema().columns().isEmpty()) {
        throw e;
      }
    }
    return new NestedRow(type.schema(), values);
  }
}
