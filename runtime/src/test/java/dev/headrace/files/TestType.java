package dev.headrace.files;

import dev.headrace.ColumnType;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import dev.headrace.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row type written by hand. */
record TestType<R>(
    String name, Class<R> rows, List<Column> columns, List<Function<R, @Nullable Object>> values)
    implements RowType<R> {

  static <R> TestType<R> of(String name, Class<R> rows) {
    return new TestType<>(name, rows, List.of(), List.of());
  }

  TestType<R> key(String column, ColumnType.Kind kind, Function<R, @Nullable Object> value) {
    return with(Column.key(column, ColumnType.of(kind)), value);
  }

  TestType<R> column(String column, ColumnType type, Function<R, @Nullable Object> value) {
    return with(Column.of(column, type), value);
  }

  TestType<R> nullable(String column, ColumnType type, Function<R, @Nullable Object> value) {
    return with(Column.nullable(column, type), value);
  }

  private TestType<R> with(Column column, Function<R, @Nullable Object> value) {
    List<Column> moreColumns = new ArrayList<>(columns);
    List<Function<R, @Nullable Object>> moreValues = new ArrayList<>(values);
    moreColumns.add(column);
    moreValues.add(value);
    return new TestType<>(name, rows, moreColumns, moreValues);
  }

  @Override
  public RowSchema schema() {
    return new RowSchema(name, columns);
  }

  @Override
  public RowKey key(R row) {
    List<Object> key = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).key()) {
        key.add(Objects.requireNonNull(value(row, i)));
      }
    }
    return RowKey.of(key.toArray());
  }

  @Override
  public @Nullable Object value(R row, int column) {
    R checked = rows.cast(row);
    return values.get(column).apply(checked);
  }
}
