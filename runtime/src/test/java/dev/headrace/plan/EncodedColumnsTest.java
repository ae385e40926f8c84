package dev.headrace.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Blob;
import dev.headrace.ColumnType.Kind;
import dev.headrace.RowSchema;
import dev.headrace.RowSchema.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bounds of columns are where the encoder stood between them, whatever their types. */
final class EncodedColumnsTest {

  private record One<T>(@Nullable T value) {}

  /** Rows of one value between two texts. */
  private static final class OneCodec<T> extends RowCodec<One<T>> {

    private final Codec<T> codec;
    private final boolean nullable;
    private final List<Integer> stood = new ArrayList<>();

    OneCodec(Codec<T> codec, boolean nullable) {
      super(
          RowSchema.of(
              "One",
              Column.of("before", Codecs.STRING.type()),
              nullable ? Column.nullable("value", codec.type()) : Column.of("value", codec.type()),
              Column.of("after", Codecs.STRING.type())));
      this.codec = codec;
      this.nullable = nullable;
    }

    @Override
    protected void write(One<T> row, Encoder out) {
      stood.add(out.size());
      out.writeString("b\u00e4fore");
      stood.add(out.size());
      T value = row.value();
      if (nullable) {
        Codecs.writeNullable(value, codec, out);
      } else if (value != null) {
        codec.encode(value, out);
      }
      stood.add(out.size());
      out.writeString("after");
      stood.add(out.size());
    }

    @Override
    protected One<T> read(Decoder in) {
      throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Object value(One<T> row, int column) {
      return row.value();
    }
  }

  private record Sample<T>(Codec<T> codec, T value) {

    void check(boolean nullable, boolean present, int prefix) {
      OneCodec<T> rows = new OneCodec<>(codec, nullable);
      Encoder out = new Encoder();
      for (int i = 0; i < prefix; i++) {
        out.writeByte((byte) 9);
      }
      rows.encode(new One<>(present ? value : null), out);
      assertThat(EncodedColumns.bounds(rows.schema(), out.toBytes(), prefix))
          .as(codec.type().toString())
          .containsExactly(rows.stood.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private static <T> Sample<T> sample(Codec<T> codec, T value) {
    return new Sample<>(codec, value);
  }

  private static final RowCodec<One<Integer>> NESTED = new OneCodec<>(Codecs.INT, true);

  private static final RowCodec<String> EMPTY =
      new RowCodec<>(RowSchema.of("Empty")) {
        @Override
        protected void write(String row, Encoder out) {}

        @Override
        protected String read(Decoder in) {
          return "";
        }

        @Override
        public Object value(String row, int column) {
          throw new IndexOutOfBoundsException(column);
        }
      };

  @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
  private static final Codec<Object> UNION =
      Codecs.union(
          List.of(
              UnionCodec.Case.of(String.class, EMPTY),
              UnionCodec.Case.of((Class<One<Integer>>) (Class) One.class, NESTED)));

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 28, 12, 0, 1);

  private static final List<Sample<?>> SAMPLES =
      List.of(
          sample(Codecs.BOOLEAN, true),
          sample(Codecs.BYTE, (byte) 1),
          sample(Codecs.SHORT, (short) 2),
          sample(Codecs.INT, 3),
          sample(Codecs.LONG, 4L),
          sample(Codecs.FLOAT, 5f),
          sample(Codecs.DOUBLE, 6d),
          sample(Codecs.CHAR, '7'),
          sample(Codecs.STRING, "\u4e2d\u6587\ud800 and more, ".repeat(9)),
          sample(Codecs.BYTES, new byte[200]),
          sample(Codecs.FLOATS, new float[70]),
          sample(Codecs.DOUBLES, new double[70]),
          sample(Codecs.INTS, new int[70]),
          sample(Codecs.LONGS, new long[70]),
          sample(Codecs.BIG_DECIMAL, new BigDecimal("12345678901234567890.123")),
          sample(Codecs.BIG_INTEGER, BigInteger.TEN.pow(50)),
          sample(Codecs.UUID, new UUID(1, 2)),
          sample(Codecs.URI, java.net.URI.create("https://example.com/a")),
          sample(Codecs.INSTANT, Instant.ofEpochSecond(5, 6)),
          sample(Codecs.LOCAL_DATE, TIME.toLocalDate()),
          sample(Codecs.LOCAL_TIME, LocalTime.NOON),
          sample(Codecs.LOCAL_DATE_TIME, TIME),
          sample(Codecs.OFFSET_DATE_TIME, OffsetDateTime.of(TIME, ZoneOffset.UTC)),
          sample(Codecs.OFFSET_TIME, OffsetTime.of(LocalTime.NOON, ZoneOffset.UTC)),
          sample(Codecs.ZONED_DATE_TIME, ZonedDateTime.of(TIME, ZoneId.of("Europe/Oslo"))),
          sample(Codecs.ZONE_ID, ZoneId.of("Europe/Oslo")),
          sample(Codecs.ZONE_OFFSET, ZoneOffset.ofHours(2)),
          sample(Codecs.DURATION, Duration.ofMillis(7)),
          sample(Codecs.PERIOD, Period.ofDays(8)),
          sample(Codecs.YEAR, Year.of(2026)),
          sample(Codecs.YEAR_MONTH, YearMonth.of(2026, 1)),
          sample(Codecs.MONTH_DAY, MonthDay.of(1, 2)),
          sample(Codecs.enumOf(Kind.class), Kind.BLOB),
          sample(NESTED, new One<>(3)),
          sample(NESTED, new One<>(null)),
          sample(EMPTY, ""),
          sample(UNION, ""),
          sample(UNION, new One<>(4)),
          sample(Codecs.list(Codecs.list(Codecs.STRING)), List.of(List.of("a", "b"), List.of())),
          sample(Codecs.set(NESTED), Set.of(new One<>(5), new One<>(null))),
          sample(Codecs.map(Codecs.STRING, NESTED), Map.of("a", new One<>(6))),
          sample(Codecs.optional(Codecs.LOCAL_DATE), Optional.of(LocalDate.EPOCH)),
          sample(Codecs.optional(Codecs.LOCAL_DATE), Optional.empty()),
          sample(Codecs.BLOB, Blob.of(new byte[300])),
          sample(Codecs.BLOB, Blob.of(new byte[(1 << 20) + 1])));

  @Test
  void boundsAreWhereTheEncoderStood() {
    for (Sample<?> sample : SAMPLES) {
      sample.check(false, true, 0);
      sample.check(false, true, 3);
      sample.check(true, true, 0);
      sample.check(true, false, 1);
    }
  }

  @Test
  void everyKindIsAmongTheSamples() {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    SAMPLES.forEach(sample -> kinds.add(sample.codec().type().kind()));
    assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void bytesThatAreCutOffAreRefused() {
    Encoder out = new Encoder();
    NESTED.encode(new One<>(3), out);
    byte[] whole = out.toBytes();
    for (int size = 0; size < whole.length; size++) {
      byte[] cut = Arrays.copyOf(whole, size);
      assertThatThrownBy(() -> EncodedColumns.bounds(NESTED.schema(), cut, 0))
          .isInstanceOf(CorruptDataException.class);
    }
  }
}
