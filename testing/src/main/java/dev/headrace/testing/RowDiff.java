package dev.headrace.testing;

import dev.headrace.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the rows of a target differ from those that it should have. */
final class RowDiff {

  private static final int MAX_ROWS = 3;

  private RowDiff() {}

  /**
   * Compares rows by key and content.
   *
   * @param content compares and prints them
   * @param expected the rows that should be there
   * @param found the rows that are there
   * @return a line or two for each row that differs, the first few of each kind; empty if none does
   */
  static <R> List<String> lines(
      RowContent<R> content, Map<RowKey, R> expected, Map<RowKey, R> found) {
    List<String> missing = new ArrayList<>();
    List<String> different = new ArrayList<>();
    List<String> extra = new ArrayList<>();
    expected.forEach(
        (key, row) -> {
          R other = found.get(key);
          if (other == null) {
            missing.add("missing:    " + content.text(row));
          } else if (!content.same(row, other)) {
            different.add(
                "different:  expected %s%n            found    %s"
                    .formatted(content.text(row), content.text(other)));
          }
        });
    found.forEach(
        (key, row) -> {
          if (!expected.containsKey(key)) {
            extra.add("unexpected: " + content.text(row));
          }
        });
    List<String> lines = new ArrayList<>();
    List.of(missing, different, extra).forEach(kind -> addFirst(kind, lines));
    return lines;
  }

  private static void addFirst(List<String> kind, List<String> lines) {
    kind.stream().limit(MAX_ROWS).flatMap(String::lines).forEach(lines::add);
    if (kind.size() > MAX_ROWS) {
      lines.add("            and %d more".formatted(kind.size() - MAX_ROWS));
    }
  }
}
