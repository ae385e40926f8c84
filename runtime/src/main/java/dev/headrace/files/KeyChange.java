package dev.headrace.files;

import dev.headrace.Migration;
import dev.headrace.RowSchema;
import java.nio.file.Path;
import java.util.List;

/** How files of rows follow a change of the rows' type. Pure. */
final class KeyChange {

  private KeyChange() {}

  static Migration migration(RowSchema before, RowSchema after, boolean exists, Path where) {
    if (!exists) {
      return new Migration(
          true, List.of("all rows are written again: %s is gone".formatted(where)));
    }
    if (!before.keyColumns().equals(after.keyColumns())) {
      return new Migration(
          true,
          List.of(
              "all rows are written again: the key is %s, was %s"
                  .formatted(after.keyColumns(), before.keyColumns())));
    }
    return Migration.none();
  }
}
