package dev.headrace.testing;

import dev.headrace.RowKey;
import dev.headrace.RowType;
import dev.headrace.memory.MemoryTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions of what is in a target. Rows are found by key and compared by content: arrays count by
 * what is in them, which a record's {@code equals} does not do. A target has no order, so neither
 * have the assertions.
 *
 * @param <R> the rows
 */
public final class TargetAssert<R> extends AbstractAssert<TargetAssert<R>, MemoryTarget<R>> {

  TargetAssert(MemoryTarget<R> target) {
    super(target, TargetAssert.class);
  }

  /**
   * These rows are there and no others.
   *
   * @param expected the rows, in any order
   * @return this
   */
  @SafeVarargs
  public final TargetAssert<R> containsExactly(R... expected) {
    List<R> rows = new ArrayList<>();
    for (R row : expected) {
      rows.add(row);
    }
    return compare(rows, rows());
  }

  /**
   * These rows are there; others may be.
   *
   * @param expected the rows, in any order
   * @return this
   */
  @SafeVarargs
  public final TargetAssert<R> contains(R... expected) {
    RowContent<R> content = content();
    Map<RowKey, R> found = rows();
    List<R> rows = new ArrayList<>();
    Set<RowKey> keys = new LinkedHashSet<>();
    for (R row : expected) {
      rows.add(row);
      if (content != null) {
        keys.add(content.key(row));
      }
    }
    found.keySet().retainAll(keys);
    return compare(rows, found);
  }

  private TargetAssert<R> compare(List<R> expected, Map<RowKey, R> found) {
    RowContent<R> content = content();
    if (content == null) {
      return require(
          expected.isEmpty(),
          "expected %s, but nothing was ever written to the target: %s"
              .formatted(count(expected.size()), expected));
    }
    Map<RowKey, R> byKey = new LinkedHashMap<>();
    for (R row : expected) {
      if (byKey.put(content.key(row), row) != null) {
        throw new IllegalArgumentException(
            "two of the expected rows have the key %s; a target has one row for a key"
                .formatted(content.key(row)));
      }
    }
    List<String> differences = RowDiff.lines(content, byKey, found);
    return require(
        differences.isEmpty(),
        "the target does not hold the expected rows:%n  %s"
            .formatted(String.join(System.lineSeparator() + "  ", differences)));
  }

  /**
   * There are rows with these keys and no others.
   *
   * @param keys the keys: the value of the one key component, or a {@link RowKey} where there are
   *     several
   * @return this
   */
  public TargetAssert<R> containsOnlyKeys(Object... keys) {
    Set<RowKey> expected = new LinkedHashSet<>();
    for (Object key : keys) {
      expected.add(key instanceof RowKey k ? k : RowKey.of(key));
    }
    Set<RowKey> missing = new LinkedHashSet<>(expected);
    missing.removeAll(rows().keySet());
    Set<RowKey> extra = new LinkedHashSet<>(rows().keySet());
    extra.removeAll(expected);
    return require(
        missing.isEmpty() && extra.isEmpty(),
        "the target does not hold the expected keys:%n  missing:    %s%n  unexpected: %s"
            .formatted(missing, extra));
  }

  /**
   * There is no row with this key.
   *
   * @param key its key's values
   * @return this
   */
  public TargetAssert<R> doesNotContainKey(Object... key) {
    R found = target().row(key);
    RowContent<R> content = content();
    return require(
        found == null,
        "expected no row with the key %s, but there is %s"
            .formatted(
                RowKey.of(key), found == null || content == null ? found : content.text(found)));
  }

  /**
   * The target has so many rows.
   *
   * @param rows how many
   * @return this
   */
  public TargetAssert<R> hasSize(int rows) {
    return require(
        rows().size() == rows,
        "expected %s, but there are %d:%n  %s"
            .formatted(
                count(rows), rows().size(), String.join(System.lineSeparator() + "  ", texts())));
  }

  /**
   * The target has no rows.
   *
   * @return this
   */
  public TargetAssert<R> isEmpty() {
    return hasSize(0);
  }

  /**
   * Goes on with one row.
   *
   * @param key its key's values
   * @return assertions of the row, which is there
   */
  public ObjectAssert<R> row(Object... key) {
    R found = target().row(key);
    if (found == null) {
      throw failure(
          "expected a row with the key %s, but the target has the keys %s",
          RowKey.of(key), rows().keySet());
    }
    return Assertions.assertThat(found);
  }

  private static String count(int rows) {
    return rows + (rows == 1 ? " row" : " rows");
  }

  private MemoryTarget<R> target() {
    isNotNull();
    return actual;
  }

  private Map<RowKey, R> rows() {
    return target().rows();
  }

  private @Nullable RowContent<R> content() {
    RowType<R> type = target().type();
    return type == null ? null : new RowContent<>(type);
  }

  private List<String> texts() {
    RowContent<R> content = content();
    List<String> texts = new ArrayList<>();
    rows().values().forEach(row -> texts.add(content == null ? "" + row : content.text(row)));
    return texts;
  }

  private TargetAssert<R> require(boolean condition, String message) {
    if (!condition) {
      failWithMessage("%s", message);
    }
    return this;
  }
}
