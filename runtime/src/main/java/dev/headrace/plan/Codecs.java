package dev.headrace.plan;

import dev.headrace.Blob;
import dev.headrace.ColumnType;
import dev.headrace.ColumnType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The codecs of all values that are not rows. */
public final class Codecs {

  private Codecs() {}

  /** {@code Boolean}. */
  public static final Codec<Boolean> BOOLEAN =
      scalar(Kind.BOOLEAN, (v, out) -> out.writeBoolean(v), in -> in.readBoolean());

  /** {@code Byte}. */
  public static final Codec<Byte> BYTE =
      scalar(Kind.BYTE, (v, out) -> out.writeByte(v), in -> in.readByte());

  /** {@code Short}. */
  public static final Codec<Short> SHORT =
      scalar(Kind.SHORT, (v, out) -> out.writeShort(v), in -> in.readShort());

  /** {@code Integer}. */
  public static final Codec<Integer> INT =
      scalar(Kind.INT, (v, out) -> out.writeInt(v), in -> in.readInt());

  /** {@code Long}. */
  public static final Codec<Long> LONG =
      scalar(Kind.LONG, (v, out) -> out.writeLong(v), in -> in.readLong());

  /** {@code Float}. */
  public static final Codec<Float> FLOAT =
      scalar(Kind.FLOAT, (v, out) -> out.writeFloat(v), in -> in.readFloat());

  /** {@code Double}. */
  public static final Codec<Double> DOUBLE =
      scalar(Kind.DOUBLE, (v, out) -> out.writeDouble(v), in -> in.readDouble());

  /** {@code Character}. */
  public static final Codec<Character> CHAR =
      scalar(Kind.CHAR, (v, out) -> out.writeChar(v), in -> in.readChar());

  /** {@code String}. */
  public static final Codec<String> STRING =
      scalar(Kind.STRING, (v, out) -> out.writeString(v), in -> in.readString());

  /** {@code byte[]}. */
  public static final Codec<byte[]> BYTES =
      scalar(Kind.BYTES, (v, out) -> out.writeBytes(v), in -> in.readBytes());

  /** {@code float[]}. */
  public static final Codec<float[]> FLOATS =
      scalar(Kind.FLOATS, (v, out) -> out.writeFloats(v), in -> in.readFloats());

  /** {@code double[]}. */
  public static final Codec<double[]> DOUBLES =
      scalar(Kind.DOUBLES, (v, out) -> out.writeDoubles(v), in -> in.readDoubles());

  /** {@code int[]}. */
  public static final Codec<int[]> INTS =
      scalar(Kind.INTS, (v, out) -> out.writeInts(v), in -> in.readInts());

  /** {@code long[]}. */
  public static final Codec<long[]> LONGS =
      scalar(Kind.LONGS, (v, out) -> out.writeLongs(v), in -> in.readLongs());

  /** {@code BigInteger}. */
  public static final Codec<BigInteger> BIG_INTEGER =
      scalar(
          Kind.BIG_INTEGER, (v, out) -> out.writeBytes(v.toByteArray()), in -> readBigInteger(in));

  /** {@code BigDecimal}. */
  public static final Codec<BigDecimal> BIG_DECIMAL =
      scalar(
          Kind.BIG_DECIMAL,
          (v, out) -> {
            out.writeInt(v.scale());
            out.writeBytes(v.unscaledValue().toByteArray());
          },
          in -> readBigDecimal(in));

  /** {@code UUID}. */
  public static final Codec<java.util.UUID> UUID =
      scalar(
          Kind.UUID,
          (v, out) -> {
            out.writeLong(v.getMostSignificantBits());
            out.writeLong(v.getLeastSignificantBits());
          },
          in -> new java.util.UUID(in.readLong(), in.readLong()));

  /** {@code URI}. */
  public static final Codec<java.net.URI> URI =
      scalar(
          Kind.URI,
          (v, out) -> out.writeString(v.toString()),
          in -> java.net.URI.create(in.readString()));

  /** {@code Instant}. */
  public static final Codec<Instant> INSTANT =
      scalar(
          Kind.INSTANT,
          (v, out) -> {
            out.writeLong(v.getEpochSecond());
            out.writeInt(v.getNano());
          },
          in -> Instant.ofEpochSecond(in.readLong(), in.readInt()));

  /** {@code Duration}. */
  public static final Codec<Duration> DURATION =
      scalar(
          Kind.DURATION,
          (v, out) -> {
            out.writeLong(v.getSeconds());
            out.writeInt(v.getNano());
          },
          in -> Duration.ofSeconds(in.readLong(), in.readInt()));

  /** {@code LocalDate}. */
  public static final Codec<LocalDate> LOCAL_DATE =
      scalar(
          Kind.LOCAL_DATE,
          (v, out) -> out.writeString(v.toString()),
          in -> LocalDate.parse(in.readString()));

  /** {@code LocalTime}. */
  public static final Codec<LocalTime> LOCAL_TIME =
      scalar(
          Kind.LOCAL_TIME,
          (v, out) -> out.writeString(v.toString()),
          in -> LocalTime.parse(in.readString()));

  /** {@code LocalDateTime}. */
  public static final Codec<LocalDateTime> LOCAL_DATE_TIME =
      scalar(
          Kind.LOCAL_DATE_TIME,
          (v, out) -> out.writeString(v.toString()),
          in -> LocalDateTime.parse(in.readString()));

  /** {@code OffsetDateTime}. */
  public static final Codec<OffsetDateTime> OFFSET_DATE_TIME =
      scalar(
          Kind.OFFSET_DATE_TIME,
          (v, out) -> out.writeString(v.toString()),
          in -> OffsetDateTime.parse(in.readString()));

  /** {@code OffsetTime}. */
  public static final Codec<OffsetTime> OFFSET_TIME =
      scalar(
          Kind.OFFSET_TIME,
          (v, out) -> out.writeString(v.toString()),
          in -> OffsetTime.parse(in.readString()));

  /** {@code ZonedDateTime}. */
  public static final Codec<ZonedDateTime> ZONED_DATE_TIME =
      scalar(
          Kind.ZONED_DATE_TIME,
          (v, out) -> out.writeString(v.toString()),
          in -> ZonedDateTime.parse(in.readString()));

  /** {@code Period}. */
  public static final Codec<Period> PERIOD =
      scalar(
          Kind.PERIOD,
          (v, out) -> out.writeString(v.toString()),
          in -> Period.parse(in.readString()));

  /** {@code YearMonth}. */
  public static final Codec<YearMonth> YEAR_MONTH =
      scalar(
          Kind.YEAR_MONTH,
          (v, out) -> out.writeString(v.toString()),
          in -> YearMonth.parse(in.readString()));

  /** {@code MonthDay}. */
  public static final Codec<MonthDay> MONTH_DAY =
      scalar(
          Kind.MONTH_DAY,
          (v, out) -> out.writeString(v.toString()),
          in -> MonthDay.parse(in.readString()));

  /** {@code Year}. */
  public static final Codec<Year> YEAR =
      scalar(
          Kind.YEAR, (v, out) -> out.writeString(v.toString()), in -> Year.parse(in.readString()));

  /** {@code ZoneOffset}. */
  public static final Codec<ZoneOffset> ZONE_OFFSET =
      scalar(
          Kind.ZONE_OFFSET,
          (v, out) -> out.writeInt(v.getTotalSeconds()),
          in -> ZoneOffset.ofTotalSeconds(in.readInt()));

  /** {@code ZoneId}. */
  public static final Codec<ZoneId> ZONE_ID =
      scalar(
          Kind.ZONE_ID, (v, out) -> out.writeString(v.getId()), in -> ZoneId.of(in.readString()));

  /** {@code Blob}: by reference, or with its content where that is in memory. */
  public static final Codec<Blob> BLOB = new BlobCodec();

  /**
   * An enum, by its constants' names.
   *
   * @param type the enum
   * @param <E> the enum
   * @return the codec
   */
  public static <E extends Enum<E>> Codec<E> enumOf(Class<E> type) {
    return scalar(
        Kind.ENUM,
        (v, out) -> out.writeString(v.name()),
        in -> Enum.valueOf(type, in.readString()));
  }

  /**
   * A list.
   *
   * @param element the elements' codec
   * @param <T> the elements
   * @return the codec; it reads immutable lists
   */
  public static <T> Codec<List<T>> list(Codec<T> element) {
    return new CollectionCodecs.ListCodec<>(element);
  }

  /**
   * A set; its encoding does not depend on its order.
   *
   * @param element the elements' codec
   * @param <T> the elements
   * @return the codec; it reads immutable sets that iterate in the order of their encoding
   */
  public static <T> Codec<Set<T>> set(Codec<T> element) {
    return new CollectionCodecs.SetCodec<>(element);
  }

  /**
   * A map; its encoding does not depend on its order.
   *
   * @param key the keys' codec
   * @param value the values' codec
   * @param <K> the keys
   * @param <V> the values
   * @return the codec; it reads immutable maps that iterate in the order of their encoding
   */
  public static <K, V> Codec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
    return new CollectionCodecs.MapCodec<>(key, value);
  }

  /**
   * An optional.
   *
   * @param value the value's codec
   * @param <T> the value
   * @return the codec
   */
  public static <T> Codec<Optional<T>> optional(Codec<T> value) {
    return new SimpleCodec<>(
        ColumnType.of(Kind.OPTIONAL, value.type()),
        (v, out) -> writeNullable(v.orElse(null), value, out),
        in -> Optional.ofNullable(readNullable(value, in)));
  }

  /**
   * A sealed interface: the position of the row's type, then the row.
   *
   * @param cases the permitted types in the order of their names
   * @param <T> the sealed interface
   * @return the codec
   */
  public static <T> Codec<T> union(List<UnionCodec.Case<? extends T>> cases) {
    return new UnionCodec<>(List.copyOf(cases));
  }

  /**
   * Writes a value that may be null.
   *
   * @param value the value
   * @param codec its codec
   * @param out takes the bytes
   * @param <T> the value
   */
  public static <T> void writeNullable(@Nullable T value, Codec<T> codec, Encoder out) {
    out.writeBoolean(value != null);
    if (value != null) {
      codec.encode(value, out);
    }
  }

  /**
   * Reads a value that may be null.
   *
   * @param codec its codec
   * @param in stands where it begins
   * @param <T> the value
   * @return the value, or null
   */
  public static <T> @Nullable T readNullable(Codec<T> codec, Decoder in) {
    return in.readBoolean() ? codec.decode(in) : null;
  }

  private static BigInteger readBigInteger(Decoder in) {
    byte[] bytes = in.readBytes();
    return new BigInteger(bytes);
  }

  private static BigDecimal readBigDecimal(Decoder in) {
    int scale = in.readInt();
    return new BigDecimal(readBigInteger(in), scale);
  }

  private static <T> Codec<T> scalar(
      Kind kind, BiConsumer<T, Encoder> write, Function<Decoder, T> read) {
    return new SimpleCodec<>(ColumnType.of(kind), write, read);
  }

  private record SimpleCodec<T>(
      ColumnType type, BiConsumer<T, Encoder> write, Function<Decoder, T> read)
      implements Codec<T> {

    @Override
    public void encode(T value, Encoder out) {
      write.accept(value, out);
    }

    @Override
    public T decode(Decoder in) {
      try {
        return read.apply(in);
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
        throw new CorruptDataException("expected a value of type " + type, e);
      }
    }

    @Override
    public String toString() {
      return type.toString();
    }
  }
}
