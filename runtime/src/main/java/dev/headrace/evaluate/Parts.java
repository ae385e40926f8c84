package dev.headrace.evaluate;

import dev.headrace.RowSchema;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.EncodedColumns;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns by which alone the rows of one input count for a transform, because its logic can
 * read no others. Keeps the hash of each row: many nested elements may take the same one. Not
 * thread-safe.
 */
final class Parts {

  /** Keeps the hash apart from that of any whole value, list or optional. */
  private static final long TAG = -3;

  private final Column<?> rows;
  private final RowSchema schema;
  private final Set<String> names;
  private final @Nullable Hash[] hashes;

  private Parts(Column<?> rows, RowSchema schema, Set<String> names) {
    this.rows = rows;
    this.schema = schema;
    this.names = names;
    this.hashes = new Hash[rows.scope.size()];
  }

  /** The columns with these names; null if the whole value counts. */
  static @Nullable Parts of(Column<?> rows, @Nullable Set<String> names) {
    RowSchema schema = names == null ? null : rows.schema();
    if (schema == null || names == null) {
      return null;
    }
    int found = 0;
    for (RowSchema.Column column : schema.columns()) {
      found += names.contains(column.name()) ? 1 : 0;
    }
    return found == names.size() ? new Parts(rows, schema, names) : null;
  }

  /** The hash of one row's columns; null if the cell is not present, or turns out not to be. */
  @Nullable Hash of(int cell) {
    if (rows.states[cell] != Column.State.PRESENT) {
      return null;
    }
    Hash hash = hashes[cell];
    if (hash == null) {
      hash = rows.rehash(cell, this);
      hashes[cell] = hash;
    }
    return hash;
  }

  /** Hashes the columns of an encoded row that begins at a position. */
  Hash hash(byte[] encoded, int from, Hasher hasher) {
    int[] bounds = EncodedColumns.bounds(schema, encoded, from);
    List<RowSchema.Column> columns = schema.columns();
    hasher.number(TAG).number(names.size());
    for (int i = 0; i < columns.size(); i++) {
      if (names.contains(columns.get(i).name())) {
        hasher.text(columns.get(i).name());
        hasher.bytes(encoded, bounds[i], bounds[i + 1] - bounds[i]);
      }
    }
    return hasher.finish();
  }
}
