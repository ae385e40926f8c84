package dev.headrace.faults.decode;

import dev.headrace.Export;
import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A flow whose rows have components of every kind, so that there are codecs for them. */
@Flow
public record AllTypes(Source<AllTypes.Row> rows, Target<AllTypes.Row> copies) {

  /** A choice. */
  public sealed interface Shape {}

  /** One. */
  public record Circle(double radius) implements Shape {}

  /** Another, which nests itself in no way, but a list. */
  public record Polygon(List<Point> corners) implements Shape {}

  /** A nested row. */
  public record Point(int x, long y) {}

  /** A row without components. */
  public record Nothing() {}

  /** Numbers. */
  @SuppressWarnings("ArrayRecordComponent") // rows are compared by content, never with equals
  public record Numbers(
      byte b, short s, int i, long l, float f, double d, float[] floats, long[] longs) {}

  /** Everything. */
  @SuppressWarnings("ArrayRecordComponent") // rows are compared by content, never with equals
  public record Row(
      @Key String text,
      @Key int number,
      boolean flag,
      char letter,
      byte[] bytes,
      Numbers numbers,
      BigDecimal decimal,
      BigInteger integer,
      UUID uuid,
      URI uri,
      Instant instant,
      LocalDate date,
      LocalDateTime dateTime,
      Duration duration,
      DayOfWeek day,
      List<Nothing> nothings,
      Set<String> set,
      Map<String, List<Point>> map,
      Optional<Shape> shape) {}

  @Transform
  @Export("copies")
  List<Row> copy(Row row) {
    return List.of(row);
  }

  /** A row of all of it. */
  static Row row() {
    return new Row(
        "text \u20ac",
        -7,
        true,
        'c',
        new byte[] {1, 2, 3},
        new Numbers(
            (byte) 1, (short) -2, 3, Long.MIN_VALUE, 1.5f, Math.PI, new float[3], new long[2]),
        new BigDecimal("12.345"),
        BigInteger.TEN.pow(30),
        new UUID(1, 2),
        URI.create("https://example.org/a?b=c"),
        Instant.ofEpochSecond(1_790_000_000, 7),
        LocalDate.of(2026, 11, 25),
        LocalDateTime.of(2026, 11, 25, 12, 30),
        Duration.ofMillis(1_234),
        DayOfWeek.MONDAY,
        List.of(new Nothing(), new Nothing()),
        Set.of("one", "two"),
        Map.of("a", List.of(new Point(1, 2)), "b", List.of()),
        Optional.of(new Polygon(List.of(new Point(3, 4), new Point(5, 6)))));
  }
}
