package dev.headrace.processor.model.type;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of values that rows are made of; the same as the runtime's kinds of columns. */
public enum ValueKind {
  /** A truth value. */
  BOOLEAN("boolean", "java.lang.Boolean", Use.KEY),
  /** Eight bits. */
  BYTE("byte", "java.lang.Byte", Use.KEY),
  /** Sixteen bits. */
  SHORT("short", "java.lang.Short", Use.KEY),
  /** Thirty-two bits. */
  INT("int", "java.lang.Integer", Use.KEY),
  /** Sixty-four bits. */
  LONG("long", "java.lang.Long", Use.KEY),
  /** A short floating-point number. */
  FLOAT("float", "java.lang.Float", Use.SCALAR),
  /** A floating-point number. */
  DOUBLE("double", "java.lang.Double", Use.SCALAR),
  /** A character. */
  CHAR("char", "java.lang.Character", Use.KEY),
  /** A text. */
  STRING("string", "java.lang.String", Use.KEY),
  /** Bytes. */
  BYTES("byte[]", "byte[]", Use.VALUE),
  /** A short vector. */
  FLOATS("float[]", "float[]", Use.VALUE),
  /** A vector. */
  DOUBLES("double[]", "double[]", Use.VALUE),
  /** Whole numbers. */
  INTS("int[]", "int[]", Use.VALUE),
  /** Long whole numbers. */
  LONGS("long[]", "long[]", Use.VALUE),
  /** A decimal number. */
  BIG_DECIMAL("decimal", "java.math.BigDecimal", Use.SCALAR),
  /** A whole number of any size. */
  BIG_INTEGER("integer", "java.math.BigInteger", Use.KEY),
  /** A UUID. */
  UUID("uuid", "java.util.UUID", Use.KEY),
  /** A URI. */
  URI("uri", "java.net.URI", Use.KEY),
  /** A moment. */
  INSTANT("instant", "java.time.Instant", Use.KEY),
  /** A date. */
  LOCAL_DATE("local-date", "java.time.LocalDate", Use.KEY),
  /** A time of day. */
  LOCAL_TIME("local-time", "java.time.LocalTime", Use.KEY),
  /** A date and time of day. */
  LOCAL_DATE_TIME("local-date-time", "java.time.LocalDateTime", Use.KEY),
  /** A date and time of day with an offset. */
  OFFSET_DATE_TIME("offset-date-time", "java.time.OffsetDateTime", Use.KEY),
  /** A time of day with an offset. */
  OFFSET_TIME("offset-time", "java.time.OffsetTime", Use.KEY),
  /** A date and time of day in a zone. */
  ZONED_DATE_TIME("zoned-date-time", "java.time.ZonedDateTime", Use.KEY),
  /** A zone. */
  ZONE_ID("zone-id", "java.time.ZoneId", Use.KEY),
  /** An offset. */
  ZONE_OFFSET("zone-offset", "java.time.ZoneOffset", Use.KEY),
  /** A length of time. */
  DURATION("duration", "java.time.Duration", Use.KEY),
  /** A length of time in days, months and years. */
  PERIOD("period", "java.time.Period", Use.KEY),
  /** A year. */
  YEAR("year", "java.time.Year", Use.KEY),
  /** A month of a year. */
  YEAR_MONTH("year-month", "java.time.YearMonth", Use.KEY),
  /** A day of any year. */
  MONTH_DAY("month-day", "java.time.MonthDay", Use.KEY),
  /** Content read on demand. */
  BLOB("blob", "dev.headrace.Blob", Use.VALUE),
  /** An enum constant. */
  ENUM("enum", "", Use.KEY),
  /** A row. */
  ROW("row", "", Use.VALUE),
  /** A row of one of the types that a sealed interface permits. */
  UNION("union", "", Use.VALUE),
  /** A list. */
  LIST("list", "java.util.List", Use.COLLECTION),
  /** A set. */
  SET("set", "java.util.Set", Use.COLLECTION),
  /** A map. */
  MAP("map", "java.util.Map", Use.COLLECTION),
  /** One value or none. */
  OPTIONAL("optional", "java.util.Optional", Use.COLLECTION),
  /** A type that no row can hold; the type's fault says why. */
  UNSUPPORTED("unsupported", "", Use.VALUE),
  /** A type that does not exist, or not yet. */
  UNRESOLVED("unresolved", "", Use.VALUE);

  private enum Use {
    KEY,
    SCALAR,
    VALUE,
    COLLECTION
  }

  private final String text;
  private final String javaName;
  private final Use use;

  ValueKind(String text, String javaName, Use use) {
    this.text = text;
    this.javaName = javaName;
    this.use = use;
  }

  /**
   * The kind's name in schemas.
   *
   * @return the same text as the runtime's
   */
  public String text() {
    return text;
  }

  /**
   * Whether values have an identity that can be part of a key.
   *
   * @return true for scalars without a fraction
   */
  public boolean canBeKey() {
    return use == Use.KEY;
  }

  /**
   * Whether values can be keys of a map.
   *
   * @return true for scalars
   */
  public boolean isScalar() {
    return use == Use.KEY || use == Use.SCALAR;
  }

  /**
   * Whether the kind takes type arguments.
   *
   * @return true for lists, sets, maps and optionals
   */
  public boolean isCollection() {
    return use == Use.COLLECTION;
  }

  /**
   * Finds the kind of a Java type that stands for exactly one.
   *
   * @param javaName the type's qualified name, boxed, or {@code "int[]"}
   * @return the kind, if it has one
   */
  public static Optional<ValueKind> named(String javaName) {
    return Arrays.stream(values())
        .filter(kind -> !kind.javaName.isEmpty() && kind.javaName.equals(javaName))
        .findFirst();
  }
}
