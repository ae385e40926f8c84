package dev.headrace.plan;

import dev.headrace.ColumnType;

/**
 * Writes values as bytes and reads them back. Equal values give equal bytes. Immutable and
 * thread-safe.
 *
 * @param <T> the values
 */
public interface Codec<T> {

  /**
   * The values' type: codecs with equal types have equal encodings.
   *
   * @return the type
   */
  ColumnType type();

  /**
   * Writes a value.
   *
   * @param value not null
   * @param out takes the bytes
   * @throws NullPointerException if the value, or a part of it that may not be, is null
   * @throws java.io.UncheckedIOException if a blob can't be read
   */
  void encode(T value, Encoder out);

  /**
   * Reads a value.
   *
   * @param in stands where the value begins
   * @return the value
   * @throws CorruptDataException if the bytes are not those of a value
   */
  T decode(Decoder in);
}
