package dev.headrace;

import java.util.List;
import java.util.function.Consumer;

/**
 * A target that can tell what it holds, so that what was changed behind Headrace's back is found
 * ({@code engine.verify}) and mended ({@code engine.repair}).
 *
 * <pre>{@code
 * record Tickets(Map<RowKey, Ticket> map) implements Inspectable<Ticket> {
 *   ...
 *   public void keys(RowType<Ticket> type, Consumer<RowKey> visitor) {
 *     map.keySet().forEach(visitor);
 *   }
 *
 *   public List<Ticket> differing(RowType<Ticket> type, List<Ticket> rows) {
 *     return rows.stream().filter(row -> !row.equals(map.get(type.key(row)))).toList();
 *   }
 * }
 * }</pre>
 *
 * <p>Called from one thread at a time, never during {@link #apply}, and before {@link #prepare}
 * where nothing needs to be written. Nothing is changed by it.
 *
 * @param <R> the rows
 */
public interface Inspectable<R> extends Target<R> {

  /**
   * Visits the keys of all rows that are there, each once, in any order: also of rows that Headrace
   * did not write, if they are where only its rows should be.
   *
   * <p>A key component may be given by its text instead of its value: {@code toString}, or the name
   * of an enum constant. {@link #apply} must then take such keys as deletes.
   *
   * @param type the rows' type
   * @param visitor takes each key
   * @throws Exception if the keys can't be told
   */
  void keys(RowType<R> type, Consumer<RowKey> visitor) throws Exception;

  /**
   * Finds out which of some rows are not held exactly as they are.
   *
   * @param type the rows' type
   * @param rows up to a few hundred, each key once
   * @return those that are absent or have another content; elements of {@code rows}
   * @throws Exception if it can't be told
   */
  List<R> differing(RowType<R> type, List<R> rows) throws Exception;
}
