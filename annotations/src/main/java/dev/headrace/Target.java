package dev.headrace;

import org.jspecify.annotations.Nullable;

/**
 * Where a flow's rows go. A target takes upserts and deletes by key, and applying the same changes
 * twice is the same as applying them once.
 *
 * <pre>{@code
 * record Tickets(Map<RowKey, Ticket> map) implements Target<Ticket> {
 *   public void apply(Changes<Ticket> changes) {
 *     changes.upserts().forEach(row -> map.put(changes.type().key(row), row));
 *     changes.deletes().forEach(map::remove);
 *   }
 * }
 * }</pre>
 *
 * <p>Headrace calls a target from one thread at a time.
 *
 * @param <R> the rows, a record or an Immutables value with {@link Key} components
 */
@FunctionalInterface
public interface Target<R> {

  /**
   * Makes the changes. When it returns they must survive the end of this process.
   *
   * @param changes upserts and deletes; no key occurs twice
   * @throws Exception if any of them may not have been made; all are then applied again later
   */
  void apply(Changes<R> changes) throws Exception;

  /**
   * Says how this target would follow a change of its rows' type, without doing it. Asked at every
   * update of a target that was written to, also where the type is the same: a target that no
   * longer holds its rows (a deleted folder, memory) answers with a rebuild, and gets them all.
   *
   * @param before the schema of the rows that it holds
   * @param after the schema of the rows that it is to take
   * @return {@link Migration#none()} by default: upserts of the new rows are enough
   */
  default Migration migration(RowSchema before, RowSchema after) {
    return Migration.none();
  }

  /**
   * Gets ready for rows of a type. Called once in an update, before the first {@link #apply} of it,
   * and not at all where there is nothing to apply.
   *
   * @param type the rows' type
   * @param before the schema of the rows that the target holds; null if it was never written to
   * @throws Exception if the target can't take such rows
   */
  default void prepare(RowType<R> type, @Nullable RowSchema before) throws Exception {}
}
