package dev.headrace.lucene;

import dev.headrace.RowKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that was found.
 *
 * <pre>{@code
 * List<Passage> passages =
 *     hits.stream()
 *         .map(h -> new Passage(h.get("path", String.class), h.get("start", Integer.class)))
 *         .toList();
 * }</pre>
 *
 * @param key the row's key
 * @param score how well it fits: larger is better, comparable within one result only
 * @param values the row's values by component, in order: scalars, arrays, lists, sets and maps as
 *     they were; an enum constant as its name, a nested row as a map (one of a sealed interface
 *     with its {@code type}), a blob as a map of {@code size} and {@code sha256}, null for an empty
 *     optional
 */
public record Hit(RowKey key, double score, Map<String, @Nullable Object> values) {

  /** Copies the values. */
  public Hit {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * A value that is there.
   *
   * @param component its component
   * @param type its class
   * @param <T> its class
   * @return the value
   * @throws IllegalArgumentException if there is no such component, or it has no value, or one of
   *     another class
   */
  public <T> T get(String component, Class<T> type) {
    T value = find(component, type);
    if (value == null) {
      throw new IllegalArgumentException(
          "%s of row %s has no value; use find".formatted(component, key));
    }
    return value;
  }

  /**
   * A value that may be absent.
   *
   * @param component its component
   * @param type its class
   * @param <T> its class
   * @return the value, null if there is none
   * @throws IllegalArgumentException if there is no such component, or it has a value of another
   *     class
   */
  public <T> @Nullable T find(String component, Class<T> type) {
    if (!values.containsKey(component)) {
      throw new IllegalArgumentException(
          "Row %s has no component '%s'; it has %s".formatted(key, component, values.keySet()));
    }
    Object value = values.get(component);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s of row %s is %s, not %s"
              .formatted(component, key, value.getClass().getSimpleName(), type.getSimpleName()));
    }
    return type.cast(value);
  }
}
