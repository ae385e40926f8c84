package dev.headrace.plan;

import java.util.List;
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
   * @param pinned whether {@link dev.headrace.Transform#logic()} is pinned
   * @param deps {@link dev.headrace.Transform#deps()}, binary names
   * @param files {@link dev.headrace.Transform#resources()}
   * @param env {@link dev.headrace.Transform#env()}
   */
  public record Settings(
      boolean deterministic,
      int version,
      int maxBatch,
      boolean pinned,
      List<String> deps,
      List<String> files,
      List<String> env) {
    static final Settings DEFAULT = new Settings(true, 0, 0);

    /**
     * Settings of a transform that counts by its code alone.
     *
     * @param deterministic {@link dev.headrace.Transform#deterministic()}
     * @param version {@link dev.headrace.Transform#version()}
     * @param maxBatch {@link dev.headrace.Batched#max()}, 0 if the transform is not batched
     */
    public Settings(boolean deterministic, int version, int maxBatch) {
      this(deterministic, version, maxBatch, false, List.of(), List.of(), List.of());
    }

    /** Copies the lists. */
    public Settings {
      deps = List.copyOf(deps);
      files = List.copyOf(files);
      env = List.copyOf(env);
    }
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
    Settings s = settings;
    return with(new Settings(s.deterministic, s.version, max, s.pinned, s.deps, s.files, s.env));
  }

  /**
   * The same node with another version.
   *
   * @param version the version
   * @return a new node
   */
  public Node<T> version(int version) {
    Settings s = settings;
    return with(
        new Settings(s.deterministic, version, s.maxBatch, s.pinned, s.deps, s.files, s.env));
  }

  /**
   * The same node, not deterministic.
   *
   * @return a new node
   */
  public Node<T> nondeterministic() {
    Settings s = settings;
    return with(new Settings(false, s.version, s.maxBatch, s.pinned, s.deps, s.files, s.env));
  }

  /**
   * The same node, whose version alone says whether it changed.
   *
   * @return a new node
   */
  public Node<T> pinned() {
    Settings s = settings;
    return with(new Settings(s.deterministic, s.version, s.maxBatch, true, s.deps, s.files, s.env));
  }

  /**
   * The same node, depending on classes that its code does not refer to.
   *
   * @param classes binary names
   * @return a new node
   */
  public Node<T> deps(String... classes) {
    Settings s = settings;
    return with(
        new Settings(
            s.deterministic, s.version, s.maxBatch, s.pinned, List.of(classes), s.files, s.env));
  }

  /**
   * The same node, depending on files beside the flow's classes.
   *
   * @param patterns paths, with {@code *} and {@code **}
   * @return a new node
   */
  public Node<T> files(String... patterns) {
    Settings s = settings;
    return with(
        new Settings(
            s.deterministic, s.version, s.maxBatch, s.pinned, s.deps, List.of(patterns), s.env));
  }

  /**
   * The same node, depending on environment variables.
   *
   * @param names their names
   * @return a new node
   */
  public Node<T> env(String... names) {
    Settings s = settings;
    return with(
        new Settings(
            s.deterministic, s.version, s.maxBatch, s.pinned, s.deps, s.files, List.of(names)));
  }

  private Node<T> with(Settings changed) {
    return new Node<>(name, role, codec, method, changed);
  }

  @Override
  public String toString() {
    return name;
  }
}
