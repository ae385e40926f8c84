package dev.headrace;

import org.jspecify.annotations.Nullable;

/**
 * The type of a flow's rows, as generated for it: what a {@link Target} needs to take rows of any
 * type without reflection. Immutable and thread-safe.
 *
 * @param <R> the rows
 */
public interface RowType<R> {

  /**
   * The rows' name and columns.
   *
   * @return the schema
   */
  RowSchema schema();

  /**
   * A row's key.
   *
   * @param row a row
   * @return its key
   * @throws IllegalStateException if the type has no key columns
   */
  RowKey key(R row);

  /**
   * A value of a row.
   *
   * @param row a row
   * @param column index into {@link RowSchema#columns()}
   * @return the value, boxed where it is primitive; null only where the column is nullable
   * @throws IndexOutOfBoundsException if there is no such column
   */
  @Nullable Object value(R row, int column);
}
