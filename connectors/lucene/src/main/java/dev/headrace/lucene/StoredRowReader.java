package dev.headrace.lucene;

import dev.headrace.ColumnType.Kind;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link StoredRow} wrote. Scalars, arrays, lists, sets and maps come back as they were;
 * an enum constant as its name, a nested row as a map (a row of a sealed interface with its {@code
 * type}), a blob as a map of {@code size} and {@code sha256}, an empty optional as null.
 */
final class StoredRowReader {

  private static final Map<String, Kind> KINDS =
      Arrays.stream(Kind.values()).collect(Collectors.toUnmodifiableMap(Kind::text, k -> k));

  private final DataInputStream in;

  private StoredRowReader(byte[] bytes, int offset, int length) {
    in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length));
  }

  /** The values by column, in order. */
  static Map<String, @Nullable Object> read(byte[] bytes, int offset, int length)
      throws IOException {
    return new StoredRowReader(bytes, offset, length).members(new LinkedHashMap<>());
  }

  private Map<String, @Nullable Object> members(Map<String, @Nullable Object> into)
      throws IOException {
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      into.put(text(), value());
    }
    return into;
  }

  private @Nullable Object value() throws IOException {
    String name = in.readUTF();
    if (name.equals(StoredRow.NULL)) {
      return null;
    }
    Kind kind = KINDS.get(name);
    if (kind == null) {
      throw new IOException(
          "The index holds a value of the unknown kind '%s'; it was written by another version"
              .formatted(name));
    }
    return switch (kind) {
      case BYTES -> bytes();
      case FLOATS -> floats();
      case DOUBLES -> doubles();
      case INTS -> ints();
      case LONGS -> longs();
      case LIST -> Collections.unmodifiableList(elements());
      case SET -> set();
      case MAP -> map();
      case ROW -> row(false);
      case UNION -> row(true);
      case BLOB -> Map.of("size", in.readLong(), "sha256", text());
      default -> scalar(kind, text());
    };
  }

  private static Object scalar(Kind kind, String text) {
    return switch (kind) {
      case BOOLEAN -> Boolean.valueOf(text);
      case BYTE -> Byte.valueOf(text);
      case SHORT -> Short.valueOf(text);
      case INT -> Integer.valueOf(text);
      case LONG -> Long.valueOf(text);
      case FLOAT -> Float.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case CHAR -> text.charAt(0);
      case BIG_DECIMAL -> new BigDecimal(text);
      case BIG_INTEGER -> new BigInteger(text);
      case UUID -> UUID.fromString(text);
      case URI -> URI.create(text);
      case INSTANT -> Instant.parse(text);
      case LOCAL_DATE -> LocalDate.parse(text);
      case LOCAL_TIME -> LocalTime.parse(text);
      case LOCAL_DATE_TIME -> LocalDateTime.parse(text);
      case OFFSET_DATE_TIME -> OffsetDateTime.parse(text);
      case OFFSET_TIME -> OffsetTime.parse(text);
      case ZONED_DATE_TIME -> ZonedDateTime.parse(text);
      case ZONE_ID -> ZoneId.of(text);
      case ZONE_OFFSET -> ZoneOffset.of(text);
      case DURATION -> Duration.parse(text);
      case PERIOD -> Period.parse(text);
      case YEAR -> Year.parse(text);
      case YEAR_MONTH -> YearMonth.parse(text);
      case MONTH_DAY -> MonthDay.parse(text);
      default -> text;
    };
  }

  private Map<String, @Nullable Object> row(boolean union) throws IOException {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    String type = text();
    if (union) {
      row.put("type", type);
    }
    return Collections.unmodifiableMap(members(row));
  }

  private List<@Nullable Object> elements() throws IOException {
    int size = in.readInt();
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      elements.add(value());
    }
    return elements;
  }

  private Set<@Nullable Object> set() throws IOException {
    return Collections.unmodifiableSet(new LinkedHashSet<>(elements()));
  }

  private Map<@Nullable Object, @Nullable Object> map() throws IOException {
    int size = in.readInt();
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(value(), value());
    }
    return Collections.unmodifiableMap(map);
  }

  private float[] floats() throws IOException {
    float[] array = new float[in.readInt()];
    for (int i = 0; i < array.length; i++) {
      array[i] = in.readFloat();
    }
    return array;
  }

  private double[] doubles() throws IOException {
    double[] array = new double[in.readInt()];
    for (int i = 0; i < array.length; i++) {
      array[i] = in.readDouble();
    }
    return array;
  }

  private int[] ints() throws IOException {
    int[] array = new int[in.readInt()];
    for (int i = 0; i < array.length; i++) {
      array[i] = in.readInt();
    }
    return array;
  }

  private long[] longs() throws IOException {
    long[] array = new long[in.readInt()];
    for (int i = 0; i < array.length; i++) {
      array[i] = in.readLong();
    }
    return array;
  }

  private String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private byte[] bytes() throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
