package dev.headrace;

import org.jspecify.annotations.Nullable;

/**
 * Takes what a {@link Source} lists. Used on the thread that called {@link Source#list}, and only
 * during that call.
 *
 * @param <R> the rows
 */
public interface Listing<R> {

  /**
   * Lists a row whose content is at hand. It is compared with the last update's by content.
   *
   * @param row the row
   * @throws InterruptedException if the update is being stopped
   */
  void add(R row) throws InterruptedException;

  /**
   * Lists a row that is read only when needed.
   *
   * @param key the row's key, its values in the order of the row type's key components
   * @param version what vouches for the content: as long as a key's version is equal to that of the
   *     last update, the row is taken for unchanged and not read. Null where the source can't vouch
   *     for it now; the row is then read and compared by content.
   * @param sizeInBytes about how large the row is, for bounding what is in memory; 0 if unknown
   * @param reader reads the row
   * @throws InterruptedException if the update is being stopped
   */
  void add(RowKey key, @Nullable String version, long sizeInBytes, Reader<R> reader)
      throws InterruptedException;

  /**
   * Says that a part of the source could not be listed (a folder without permission). The update
   * goes on, reports it, and takes no row of this source for gone.
   *
   * @param part what could not be listed, for the report
   * @param cause why
   */
  void incomplete(String part, Exception cause);

  /**
   * Reads one row.
   *
   * @param <R> the row
   */
  @FunctionalInterface
  interface Reader<R> {

    /**
     * Reads the row. Called at most once, on any thread.
     *
     * @return the row, with the key under which it was listed; null if it is gone since
     * @throws Exception if it can't be read: then this row fails, and the others go on
     */
    @Nullable R read() throws Exception;
  }
}
