package dev.headrace.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The evaluation of one source row, as a generated plan writes it down: a straight line of calls,
 * one for each node. Whoever runs it decides what is computed, what is remembered and where.
 *
 * <pre>{@code
 * Cells<TextFile> handbook = row.source();
 * Cells<String> handbookText = row.component(handbook, Codecs.STRING, TextFile::text);
 * Cells<Chunk> chunks =
 *     row.each(row.call(CHUNKS, in -> flow.chunks().apply(in.get(handbookText)), handbookText));
 * Cells<float[]> embedding =
 *     row.batch(EMBEDDING, in -> flow.embedding(in.all(chunks)), chunks);
 * Cells<Passage> passage =
 *     row.call(
 *         PASSAGE,
 *         in -> flow.passage(in.get(handbook), in.get(chunks), in.get(embedding)),
 *         handbook, chunks, embedding);
 * row.export(INDEX, passage);
 * }</pre>
 *
 * <p>A call lives in the innermost scope of its inputs and runs once for each element of it in
 * which all inputs are present. Used by one thread; the functions given to it may be called on
 * others.
 *
 * @param <R> the source row
 */
public interface Evaluation<R> {

  /**
   * The source row itself.
   *
   * @return one value
   */
  Cells<R> source();

  /**
   * One component of each row.
   *
   * @param rows the rows
   * @param codec the component's codec
   * @param component reads it
   * @param <A> the rows
   * @param <T> the component
   * @return the components, in the scope of the rows
   */
  <A, T> Cells<T> component(
      Cells<A> rows, Codec<T> codec, Function<? super A, ? extends T> component);

  /**
   * The rows that are of one permitted type of a sealed interface.
   *
   * @param rows the rows
   * @param codec the codec of the permitted type
   * @param type the permitted type
   * @param <A> the sealed interface
   * @param <T> the permitted type
   * @return the rows of that type; absent where a row is of another
   */
  <A, T extends A> Cells<T> only(Cells<A> rows, Codec<T> codec, Class<T> type);

  /**
   * Opens a nested scope with one element for each element of each list.
   *
   * @param lists the lists
   * @param codec the elements' codec
   * @param <T> the elements
   * @return the elements, in the nested scope
   */
  <T> Cells<T> each(Cells<List<T>> lists, Codec<T> codec);

  /**
   * The values that are there.
   *
   * @param optionals the values, or none
   * @param codec the values' codec
   * @param <T> the values
   * @return the values; absent where there is none
   */
  <T> Cells<T> present(Cells<Optional<T>> optionals, Codec<T> codec);

  /**
   * Gathers values of a nested scope: for each element of the outer scope the present ones, in
   * order.
   *
   * @param values the values
   * @param outer any values of the outer scope
   * @param <T> the values
   * @return a list for each element of the outer scope; failed where one of the values is
   */
  <T> Cells<List<T>> all(Cells<T> values, Cells<?> outer);

  /**
   * The values as optionals: what is absent becomes an empty one.
   *
   * @param values the values
   * @param <T> the values
   * @return an optional for each element of the scope
   */
  <T> Cells<Optional<T>> optional(Cells<T> values);

  /**
   * Runs a transform for each element.
   *
   * @param node the transform
   * @param call calls it for one element
   * @param inputs every value that {@code call} gets, in the order of the transform's parameters
   * @param <T> the results
   * @return the results, in the innermost scope of the inputs
   * @throws InterruptedException if the update is being stopped
   */
  <T> Cells<T> call(Node<T> node, Call<T> call, Cells<?>... inputs) throws InterruptedException;

  /**
   * Runs an element-wise transform over batches of elements, which may come from several source
   * rows.
   *
   * @param node the transform
   * @param call calls it for a batch
   * @param inputs every value that {@code call} gets, in the order of the transform's parameters
   * @param <T> the results
   * @return the results, in the innermost scope of the inputs
   * @throws InterruptedException if the update is being stopped
   */
  <T> Cells<T> batch(Node<T> node, BatchCall<T> call, Cells<?>... inputs)
      throws InterruptedException;

  /**
   * Hands rows to a target.
   *
   * @param target the target
   * @param rows the rows; absent ones are not handed over
   * @param <T> the rows
   */
  <T> void export(Node<T> target, Cells<T> rows);

  /**
   * A transform's call for one element. May be called on any thread, and again.
   *
   * @param <T> the result
   */
  @FunctionalInterface
  interface Call<T> {

    /**
     * Calls the transform.
     *
     * @param in the parameters' values
     * @return the result
     * @throws Exception what the transform throws: its element fails
     */
    T call(Inputs in) throws Exception;
  }

  /**
   * A transform's call for a batch. May be called on any thread, and again.
   *
   * @param <T> the result for one element
   */
  @FunctionalInterface
  interface BatchCall<T> {

    /**
     * Calls the transform.
     *
     * @param in the parameters' values
     * @return one result for each element, in order
     * @throws Exception what the transform throws: the batch fails
     */
    List<T> call(BatchInputs in) throws Exception;
  }

  /** The parameters' values for one element. */
  interface Inputs {

    /**
     * One parameter's value.
     *
     * @param cells one of the call's inputs
     * @param <A> the value
     * @return its value for the element
     */
    <A> A get(Cells<A> cells);
  }

  /** The parameters' values for the elements of a batch. */
  interface BatchInputs {

    /**
     * One parameter's values.
     *
     * @param cells one of the call's inputs
     * @param <A> the values
     * @return its value for each element of the batch, in order; immutable
     */
    <A> List<A> all(Cells<A> cells);
  }
}
