package dev.headrace.plan;

import dev.headrace.Fingerprinted;
import java.util.function.Function;

/**
 * A value of the flow that counts for fingerprints: a component that is not a node, or a component
 * of a transform record.
 *
 * @param path the component, {@code "maxScore"}; for a transform record {@code "chunks.maxChars"}
 * @param value writes the value
 * @param <F> the flow
 */
public record Resource<F>(String path, Value<F> value) {

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
    return new Resource<>(path, (flow, out) -> codec.encode(get.apply(flow), out));
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
    return new Resource<>(path, (flow, out) -> out.writeString(get.apply(flow).fingerprint()));
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
