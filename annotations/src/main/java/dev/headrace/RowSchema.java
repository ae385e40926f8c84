package dev.headrace;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Name and columns of a row type, as data. Two row types with equal schemas have equal encodings.
 *
 * @param name the type's simple name
 * @param columns the columns in order of declaration
 */
public record RowSchema(String name, List<Column> columns) {

  /** Copies the columns. */
  public RowSchema {
    columns = List.copyOf(columns);
  }

  /**
   * Makes a schema.
   *
   * @param name the type's simple name
   * @param columns the columns in order of declaration
   * @return the schema
   */
  public static RowSchema of(String name, Column... columns) {
    return new RowSchema(name, List.of(columns));
  }

  /**
   * The columns that make the key.
   *
   * @return those with {@link Column#key()}, in order
   */
  public List<Column> keyColumns() {
    return columns.stream().filter(Column::key).toList();
  }

  /**
   * For example {@code Passage{key path: string, embedding: float[]}}; equal texts, equal schemas.
   */
  @Override
  public String toString() {
    return columns.stream()
        .map(Column::toString)
        .collect(Collectors.joining(", ", name + "{", "}"));
  }

  /**
   * One column: a component of a row type.
   *
   * @param name the component's name
   * @param type what it holds
   * @param key whether it is part of the key
   * @param nullable whether it may be null
   */
  public record Column(String name, ColumnType type, boolean key, boolean nullable) {

    /**
     * A plain column.
     *
     * @param name the component's name
     * @param type what it holds
     * @return the column
     */
    public static Column of(String name, ColumnType type) {
      return new Column(name, type, false, false);
    }

    /**
     * A column of the key.
     *
     * @param name the component's name
     * @param type what it holds
     * @return the column
     */
    public static Column key(String name, ColumnType type) {
      return new Column(name, type, true, false);
    }

    /**
     * A column that may be null.
     *
     * @param name the component's name
     * @param type what it holds
     * @return the column
     */
    public static Column nullable(String name, ColumnType type) {
      return new Column(name, type, false, true);
    }

    @Override
    public String toString() {
      return (key ? "key " : "") + name + ": " + type + (nullable ? "?" : "");
    }
  }
}
