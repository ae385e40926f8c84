package types;

import dev.headrace.Blob;
import dev.headrace.Flow;
import dev.headrace.Key;
import dev.headrace.Source;
import dev.headrace.Target;
import dev.headrace.Transform;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rows of every supported type. */
@Flow
public record Everything(Source<Everything.Keys> keys, Target<Everything.Keys> copy) {
  /** Whatever can be a key. */
  public record Keys(
      @Key boolean flag,
      @Key byte octet,
      @Key short small,
      @Key int number,
      @Key long big,
      @Key char letter,
      @Key Boolean flagBox,
      @Key Byte octetBox,
      @Key Short smallBox,
      @Key Integer numberBox,
      @Key Long bigBox,
      @Key Character letterBox,
      @Key String text,
      @Key BigInteger huge,
      @Key UUID uuid,
      @Key URI uri,
      @Key Color color,
      @Key Instant instant,
      @Key LocalDate date,
      @Key LocalTime time,
      @Key LocalDateTime dateTime,
      @Key OffsetDateTime offsetDateTime,
      @Key OffsetTime offsetTime,
      @Key ZonedDateTime zoned,
      @Key ZoneId zone,
      @Key ZoneOffset offset,
      @Key Duration duration,
      @Key Period period,
      @Key Year year,
      @Key YearMonth yearMonth,
      @Key MonthDay monthDay) {}

  /** Whatever can't. */
  public record Values(
      float single,
      double twice,
      Float singleBox,
      Double twiceBox,
      BigDecimal amount,
      byte[] bytes,
      float[] floats,
      double[] doubles,
      int[] ints,
      long[] longs,
      Blob blob,
      Point point,
      Shape shape,
      List<Point> points,
      Set<String> names,
      Map<Color, List<Shape>> byColor,
      Map<String, Map<Integer, Set<Point>>> deep,
      Optional<Optional<String>> maybe,
      Optional<byte[]> maybeBytes,
      @types.Nullable String declared,
      @org.jspecify.annotations.Nullable String used,
      byte @org.jspecify.annotations.Nullable [] usedArray,
      @types.Nullable Integer boxed,
      @types.Nullable Point nothing,
      Empty empty) {}

  public enum Color {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "a constant with a body";
      }
    }
  }

  public record Point(int x, int y) {}

  public record Empty() {}

  public sealed interface Shape permits Dot, Line, Curve {}

  public record Dot(Point at) implements Shape {}

  public sealed interface Curve extends Shape permits Circle {}

  public record Circle(Point center, int radius) implements Curve {}

  public record Line(Point from, Point to) implements Shape {}

  @Transform
  @SuppressWarnings("headrace:HR301")
  Values values(Keys keys) {
    return values(false);
  }

  public static Keys sample() {
    return new Keys(
        true,
        (byte) 1,
        (short) 2,
        3,
        4L,
        'c',
        false,
        (byte) 5,
        (short) 6,
        7,
        8L,
        'd',
        "t\ud800\u20ac",
        new BigInteger("-123456789012345678901234567890"),
        new UUID(1, 2),
        URI.create("urn:x"),
        Color.GREEN,
        Instant.ofEpochSecond(1, 2),
        LocalDate.of(2026, 11, 21),
        LocalTime.of(1, 2, 3, 4),
        LocalDateTime.of(2026, 11, 21, 1, 2),
        OffsetDateTime.of(2026, 11, 21, 1, 2, 3, 4, ZoneOffset.ofHours(2)),
        OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHours(-3)),
        ZonedDateTime.of(2026, 11, 21, 1, 2, 3, 4, ZoneId.of("Europe/Berlin")),
        ZoneId.of("Asia/Tokyo"),
        ZoneOffset.ofHoursMinutes(5, 30),
        Duration.ofSeconds(-5, 6),
        Period.of(1, 2, 3),
        Year.of(2026),
        YearMonth.of(2026, 11),
        MonthDay.of(2, 29));
  }

  /** Equal values, whose sets and maps were filled in one or the other order. */
  public static Values values(boolean otherOrder) {
    String[] names = otherOrder ? new String[] {"b", "a"} : new String[] {"a", "b"};
    Map<Color, List<Shape>> byColor = new LinkedHashMap<>();
    for (Color color : otherOrder ? List.of(Color.GREEN, Color.RED) : List.of(Color.values())) {
      byColor.put(color, List.of(new Line(new Point(1, 2), new Point(3, 4))));
    }
    return new Values(
        1.5f,
        Double.NaN,
        -0f,
        2.5,
        new BigDecimal("1.50"),
        new byte[] {1},
        new float[] {2},
        new double[] {3},
        new int[] {4},
        new long[] {5},
        Blob.of(new byte[] {6}),
        new Point(7, 8),
        new Circle(new Point(9, 10), 11),
        List.of(new Point(1, 1), new Point(2, 2)),
        new LinkedHashSet<>(List.of(names)),
        byColor,
        Map.of("k", Map.of(1, Set.of(new Point(0, 0)))),
        Optional.of(Optional.empty()),
        Optional.of(new byte[] {12}),
        null,
        otherOrder ? "used" : "used",
        null,
        13,
        null,
        new Empty());
  }
}
