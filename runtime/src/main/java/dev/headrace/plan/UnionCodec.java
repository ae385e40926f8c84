package dev.headrace.plan;

import dev.headrace.ColumnType;
import java.util.List;

/**
 * The codec of a sealed interface.
 *
 * @param <T> the sealed interface
 */
public final class UnionCodec<T> implements Codec<T> {

  private final List<Case<? extends T>> cases;

  UnionCodec(List<Case<? extends T>> cases) {
    this.cases = cases;
  }

  /**
   * One permitted type.
   *
   * @param type its class
   * @param codec its codec
   * @param <T> the permitted type
   */
  public record Case<T>(Class<T> type, RowCodec<T> codec) {

    /**
     * Makes a case.
     *
     * @param type the permitted type's class
     * @param codec its codec
     * @param <T> the permitted type
     * @return the case
     */
    public static <T> Case<T> of(Class<T> type, RowCodec<T> codec) {
      return new Case<>(type, codec);
    }

    private void encode(Object value, Encoder out) {
      codec.encode(type.cast(value), out);
    }
  }

  @Override
  public ColumnType type() {
    return ColumnType.union(cases.stream().map(Case::codec).toList());
  }

  @Override
  public void encode(T value, Encoder out) {
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).type().isInstance(value)) {
        out.writeLength(i);
        cases.get(i).encode(value, out);
        return;
      }
    }
    throw new IllegalArgumentException(
        "expected one of %s, found %s"
            .formatted(
                cases.stream().map(c -> c.type().getName()).toList(), value.getClass().getName()));
  }

  @Override
  public T decode(Decoder in) {
    int position = in.readLength(0);
    if (position >= cases.size()) {
      throw new CorruptDataException(
          "expected one of %d types, found position %d".formatted(cases.size(), position));
    }
    return cases.get(position).codec().decode(in);
  }
}
