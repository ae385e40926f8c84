package dev.headrace.plan;

import org.jspecify.annotations.Nullable;

/**
 * One node of a flow: a source, a transform or a target. Immutable.
 *
 * @param name the component's or method's name, unique in the flow
 * @param role what the node does
 * @param codec writes what it yields: a source's or target's rows, a transform's results as
 *     declared ({@code List<Chunk>} for a fan-out), for a batched transform those of one element
 * @param method the method that a transform runs; null for sources and targets
 * @param settings the attributes of the transform's annotations
 * @param <T> what it yields
 */
public record Node<T>(
    String name, Role role, Codec<T> codec, @Nullable MethodRef method, Settings settings) {

  /** What nodes do. */
  public enum Role {
    /** Lists rows. */
    SOURCE,
    /** Computes a result for each element of its scope. */
    TRANSFORM,
    /** Takes rows. */
    TARGET
  }

  /**
   * What a transform's annotations say.
   *
   * @param deterministic {@link dev.headrace.Transform#deterministic()}
   * @param version {@link dev.headrace.Transform#version()}
   * @param maxBatch {@link dev.headrace.Batched#max()}, 0 if the transform is not batched
   */
  public record Settings(boolean deterministic, int version, int maxBatch) {
    static final Settings DEFAULT = new Settings(true, 0, 0);
  }

  /**
   * A source.
   *
   * @param name the component's name
   * @param codec of its rows
   * @param <R> the rows
   * @return the node
   */
  public static <R> Node<R> source(String name, RowCodec<R> codec) {
    return new Node<>(name, Role.SOURCE, codec, null, Settings.DEFAULT);
  }

  /**
   * A target.
   *
   * @param name the component's name
   * @param codec of its rows
   * @param <R> the rows
   * @return the node
   */
  public static <R> Node<R> target(String name, RowCodec<R> codec) {
    return new Node<>(name, Role.TARGET, codec, null, Settings.DEFAULT);
  }

  /**
   * A transform.
   *
   * @param name the component's or method's name
   * @param codec of its result
   * @param method what it runs
   * @param <T> the result
   * @return the node
   */
  public static <T> Node<T> transform(String name, Codec<T> codec, MethodRef method) {
    return new Node<>(name, Role.TRANSFORM, codec, method, Settings.DEFAULT);
  }

  /**
   * The same node, element-wise over batches.
   *
   * @param max the most elements of a batch
   * @return a new node
   */
  public Node<T> batched(int max) {
    return with(new Settings(settings.deterministic, settings.version, max));
  }

  /**
   * The same node with another version.
   *
   * @param version the version
   * @return a new node
   */
  public Node<T> version(int version) {
    return with(new Settings(settings.deterministic, version, settings.maxBatch));
  }

  /**
   * The same node, not deterministic.
   *
   * @return a new node
   */
  public Node<T> nondeterministic() {
    return with(new Settings(false, settings.version, settings.maxBatch));
  }

  private Node<T> with(Settings changed) {
    return new Node<>(name, role, codec, method, changed);
  }

  @Override
  public String toString() {
    return name;
  }
}
