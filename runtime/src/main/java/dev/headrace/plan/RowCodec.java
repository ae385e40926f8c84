package dev.headrace.plan;

import dev.headrace.ColumnType;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything generated for one row type: its schema, its encoding, its key and its values.
 *
 * @param <R> the rows
 */
public abstract class RowCodec<R> implements Codec<R>, RowType<R> {

  private final RowSchema schema;
  private final List<Codec<?>> keyCodecs;

  /**
   * Makes the codec.
   *
   * @param schema the row type's columns
   * @param keyCodecs one for each key column, in order
   */
  protected RowCodec(RowSchema schema, Codec<?>... keyCodecs) {
    this.schema = schema;
    this.keyCodecs = List.of(keyCodecs);
    if (this.keyCodecs.size() != schema.keyColumns().size()) {
      throw new IllegalArgumentException(
          "%s has %d key columns, but %d key codecs were given"
              .formatted(schema.name(), schema.keyColumns().size(), keyCodecs.length));
    }
  }

  /**
   * Writes a row's columns in order.
   *
   * @param row the row
   * @param out takes the bytes
   */
  protected abstract void write(R row, Encoder out);

  /**
   * Reads a row's columns in order.
   *
   * @param in stands where the row begins
   * @return the row
   */
  protected abstract R read(Decoder in);

  @Override
  public final RowSchema schema() {
    return schema;
  }

  @Override
  public final ColumnType type() {
    return ColumnType.row(this);
  }

  @Override
  public final void encode(R row, Encoder out) {
    try {
      if (schema.columns().isEmpty()) {
        Objects.requireNonNull(row);
        out.writeByte((byte) 0);
      }
      write(row, out);
    } catch (NullPointerException e) {
      throw explained(row, e);
    }
  }

  private NullPointerException explained(@Nullable R row, NullPointerException cause) {
    if (row == null) {
      return explained("a row of type %s is null".formatted(schema.name()), cause);
    }
    for (int i = 0; i < schema.columns().size(); i++) {
      RowSchema.Column column = schema.columns().get(i);
      if (!column.nullable() && value(row, i) == null) {
        return explained(
            "%s.%s is null, but the component is not @Nullable; give it a value, or declare it as Optional or @Nullable"
                .formatted(schema.name(), column.name()),
            cause);
      }
    }
    return cause;
  }

  private static NullPointerException explained(String message, NullPointerException cause) {
    NullPointerException explained = new NullPointerException(message);
    explained.initCause(cause);
    return explained;
  }

  @Override
  public final R decode(Decoder in) {
    if (schema.columns().isEmpty()) {
      in.readByte();
    }
    return read(in);
  }

  @Override
  public final RowKey key(R row) {
    if (keyCodecs.isEmpty()) {
      throw new IllegalStateException(schema.name() + " has no @Key component");
    }
    Object[] values = new Object[keyCodecs.size()];
    int next = 0;
    for (int i = 0; i < schema.columns().size(); i++) {
      RowSchema.Column column = schema.columns().get(i);
      if (column.key()) {
        Object value = value(row, i);
        if (value == null) {
          throw new NullPointerException(
              "%s.%s is null, but it is part of the key".formatted(schema.name(), column.name()));
        }
        values[next++] = value;
      }
    }
    return RowKey.of(values);
  }

  /**
   * Writes a key.
   *
   * @param key one value for each key column
   * @param out takes the bytes
   * @throws IllegalArgumentException if number or types of the values are not those of the key
   *     columns
   */
  public final void encodeKey(RowKey key, Encoder out) {
    List<Object> values = key.values();
    try {
      if (values.size() != keyCodecs.size()) {
        throw notAKey(key, null);
      }
      for (int i = 0; i < keyCodecs.size(); i++) {
        encodeUnchecked(keyCodecs.get(i), values.get(i), out);
      }
    } catch (ClassCastException e) {
      throw notAKey(key, e);
    }
  }

  private IllegalArgumentException notAKey(RowKey key, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "The key of %s is %s, but %s of %s was given"
            .formatted(
                schema.name(),
                schema.keyColumns(),
                key,
                key.values().stream().map(v -> v.getClass().getSimpleName()).toList()),
        cause);
  }

  @SuppressWarnings(
      "unchecked") // a wrong type shows as ClassCastException, which the caller reports
  private static <T> void encodeUnchecked(Codec<T> codec, Object value, Encoder out) {
    codec.encode((T) value, out);
  }

  /**
   * Reads a key.
   *
   * @param in stands where the key begins
   * @return the key
   */
  public final RowKey decodeKey(Decoder in) {
    List<Object> values = new ArrayList<>(keyCodecs.size());
    for (Codec<?> codec : keyCodecs) {
      values.add(codec.decode(in));
    }
    return RowKey.of(values.toArray());
  }

  @Override
  public String toString() {
    return schema.toString();
  }
}
