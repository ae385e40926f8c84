package dev.headrace;

import java.util.List;

/**
 * What a {@link Target} is to make true.
 *
 * @param type the rows' type: their keys and values by column
 * @param upserts rows that must exist as they are here; to be applied before the deletes
 * @param deletes keys of rows that must not exist
 * @param <R> the rows
 */
public record Changes<R>(RowType<R> type, List<R> upserts, List<RowKey> deletes) {

  /** Copies the lists. */
  public Changes {
    upserts = List.copyOf(upserts);
    deletes = List.copyOf(deletes);
  }
}
