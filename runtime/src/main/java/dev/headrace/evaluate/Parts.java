package dev.headrace.evaluate;

import dev.headrace.RowSchema;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.EncodedColumns;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a row by which alone it counts as an input of a transform, because its logic can
 * read no others. Immutable.
 */
final class Parts {

  /** Keeps the hash apart from that of any whole value, list or optional. */
  private static final long TAG = -3;

  private final RowSchema schema;
  private final Set<String> names;

  private Parts(RowSchema schema, Set<String> names) {
    this.schema = schema;
    this.names = names;
  }

  /** The columns with these names; null if the whole value counts. */
  static @Nullable Parts of(@Nullable RowSchema schema, @Nullable Set<String> names) {
    if (schema == null || names == null) {
      return null;
    }
    int found = 0;
    for (RowSchema.Column column : schema.columns()) {
      found += names.contains(column.name()) ? 1 : 0;
    }
    return found == names.size() ? new Parts(schema, names) : null;
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
