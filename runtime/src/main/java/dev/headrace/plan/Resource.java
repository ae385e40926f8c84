package dev.headrace.plan;

import dev.headrace.Fingerprinted;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of the flow that counts for fingerprints: a component that is not a node, or a component
 * of a transform record.
 *
 * @param path the component, {@code "maxScore"}; for a transform record {@code "chunks.maxChars"}
 * @param value writes the value
 * @param shown the value for people; empty where it may be long or secret
 * @param <F> the flow
 */
public record Resource<F>(String path, Value<F> value, Function<F, String> shown) {

  /**
   * A resource that counts by value.
   *
   * @param path the component
   * @param codec writes it
   * @param get reads it from the flow
   * @param <F> the flow
   * @param <T> the component
   * @return the resource
   */
  public static <F, T> Resource<F> of(String path, Codec<T> codec, Function<F, T> get) {
    return new Resource<>(
        path, (flow, out) -> codec.encode(get.apply(flow), out), flow -> shown(get.apply(flow)));
  }

  /** Numbers, truth values and enums; a text may be long or secret. */
  private static String shown(@Nullable Object value) {
    Object inner = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return inner instanceof Number || inner instanceof Boolean || inner instanceof Enum
        ? inner.toString()
        : "";
  }

  /**
   * A resource that counts by what it says of itself.
   *
   * @param path the component
   * @param get reads it from the flow
   * @param <F> the flow
   * @return the resource
   */
  public static <F> Resource<F> fingerprinted(
      String path, Function<F, ? extends Fingerprinted> get) {
    return new Resource<>(
        path,
        (flow, out) -> out.writeString(get.apply(flow).fingerprint()),
        flow -> get.apply(flow).fingerprint());
  }

  /**
   * Writes a resource's value.
   *
   * @param <F> the flow
   */
  @FunctionalInterface
  public interface Value<F> {

    /**
     * Writes the value.
     *
     * @param flow the flow
     * @param out takes the bytes
     */
    void write(F flow, Encoder out);
  }
}
