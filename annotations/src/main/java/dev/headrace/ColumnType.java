package dev.headrace;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a column holds, as data.
 *
 * @param kind the kind of value
 * @param arguments element types: one for {@link Kind#LIST}, {@link Kind#SET} and {@link
 *     Kind#OPTIONAL}, key and value for {@link Kind#MAP}, otherwise none
 * @param rows the row's type for {@link Kind#ROW}, the permitted rows' types for {@link
 *     Kind#UNION}, otherwise none; with them a target reads the values of nested rows
 */
public record ColumnType(Kind kind, List<ColumnType> arguments, List<RowType<?>> rows) {

  /** Copies the lists. */
  public ColumnType {
    arguments = List.copyOf(arguments);
    rows = List.copyOf(rows);
  }

  /**
   * A type without arguments.
   *
   * @param kind the kind of value
   * @return the type
   */
  public static ColumnType of(Kind kind) {
    return new ColumnType(kind, List.of(), List.of());
  }

  /**
   * A list, set, map or optional.
   *
   * @param kind the kind of value
   * @param arguments its element types
   * @return the type
   */
  public static ColumnType of(Kind kind, ColumnType... arguments) {
    return new ColumnType(kind, List.of(arguments), List.of());
  }

  /**
   * A nested row.
   *
   * @param row its type
   * @return the type
   */
  public static ColumnType row(RowType<?> row) {
    return new ColumnType(Kind.ROW, List.of(), List.of(row));
  }

  /**
   * A row of one of several types: a sealed interface.
   *
   * @param permitted the types of the permitted rows
   * @return the type
   */
  public static ColumnType union(List<? extends RowType<?>> permitted) {
    return new ColumnType(Kind.UNION, List.of(), List.copyOf(permitted));
  }

  /**
   * The schemas of {@link #rows()}.
   *
   * @return in their order
   */
  public List<RowSchema> schemas() {
    return rows.stream().<RowSchema>map(RowType::schema).toList();
  }

  /**
   * Takes a nested row apart.
   *
   * @param row a value of this type, which is {@link Kind#ROW} or {@link Kind#UNION}
   * @return its schema and its values
   * @throws IllegalArgumentException if the value is of none of {@link #rows()}
   */
  public NestedRow nested(Object row) {
    for (RowType<?> type : rows) {
      NestedRow nested = NestedRow.of(type, row);
      if (nested != null) {
        return nested;
      }
    }
    throw new IllegalArgumentException(
        "expected a row of type %s, found %s".formatted(this, row.getClass().getName()));
  }

  /** Equal by kind, arguments and the rows' schemas. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ColumnType type
        && kind == type.kind
        && arguments.equals(type.arguments)
        && schemas().equals(type.schemas());
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, arguments, schemas());
  }

  /** For example {@code list<string>}; equal texts, equal types. */
  @Override
  public String toString() {
    return switch (kind) {
      case ROW -> rows.get(0).schema().toString();
      case UNION -> schemas().stream().map(RowSchema::toString).collect(Collectors.joining(" | "));
      default ->
          arguments.isEmpty()
              ? kind.text()
              : arguments.stream()
                  .map(ColumnType::toString)
                  .collect(Collectors.joining(", ", kind.text() + "<", ">"));
    };
  }

  /** The kinds of values that rows are made of. */
  public enum Kind {
    /** {@code boolean} or {@code Boolean}. */
    BOOLEAN("boolean"),
    /** {@code byte} or {@code Byte}. */
    BYTE("byte"),
    /** {@code short} or {@code Short}. */
    SHORT("short"),
    /** {@code int} or {@code Integer}. */
    INT("int"),
    /** {@code long} or {@code Long}. */
    LONG("long"),
    /** {@code float} or {@code Float}. */
    FLOAT("float"),
    /** {@code double} or {@code Double}. */
    DOUBLE("double"),
    /** {@code char} or {@code Character}. */
    CHAR("char"),
    /** {@code String}. */
    STRING("string"),
    /** {@code byte[]}. */
    BYTES("byte[]"),
    /** {@code float[]}. */
    FLOATS("float[]"),
    /** {@code double[]}. */
    DOUBLES("double[]"),
    /** {@code int[]}. */
    INTS("int[]"),
    /** {@code long[]}. */
    LONGS("long[]"),
    /** {@code BigDecimal}. */
    BIG_DECIMAL("decimal"),
    /** {@code BigInteger}. */
    BIG_INTEGER("integer"),
    /** {@code UUID}. */
    UUID("uuid"),
    /** {@code URI}. */
    URI("uri"),
    /** {@code Instant}. */
    INSTANT("instant"),
    /** {@code LocalDate}. */
    LOCAL_DATE("local-date"),
    /** {@code LocalTime}. */
    LOCAL_TIME("local-time"),
    /** {@code LocalDateTime}. */
    LOCAL_DATE_TIME("local-date-time"),
    /** {@code OffsetDateTime}. */
    OFFSET_DATE_TIME("offset-date-time"),
    /** {@code OffsetTime}. */
    OFFSET_TIME("offset-time"),
    /** {@code ZonedDateTime}. */
    ZONED_DATE_TIME("zoned-date-time"),
    /** {@code ZoneId}. */
    ZONE_ID("zone-id"),
    /** {@code ZoneOffset}. */
    ZONE_OFFSET("zone-offset"),
    /** {@code Duration}. */
    DURATION("duration"),
    /** {@code Period}. */
    PERIOD("period"),
    /** {@code Year}. */
    YEAR("year"),
    /** {@code YearMonth}. */
    YEAR_MONTH("year-month"),
    /** {@code MonthDay}. */
    MONTH_DAY("month-day"),
    /** An enum constant, by name. */
    ENUM("enum"),
    /** A nested row. */
    ROW("row"),
    /** A row of a sealed interface's permitted types. */
    UNION("union"),
    /** {@code List}. */
    LIST("list"),
    /** {@code Set}. */
    SET("set"),
    /** {@code Map} with scalar keys. */
    MAP("map"),
    /** {@code Optional}. */
    OPTIONAL("optional"),
    /** {@link Blob}. */
    BLOB("blob");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /**
     * The kind's name in schemas.
     *
     * @return a short lower-case text
     */
    public String text() {
      return text;
    }
  }
}
