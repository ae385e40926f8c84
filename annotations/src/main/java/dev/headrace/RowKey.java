package dev.headrace;

import java.util.List;

/**
 * The key of a row: the values of its {@link Key} components in the order of their declaration.
 * Immutable.
 */
public final class RowKey {

  private final List<Object> values;

  private RowKey(List<Object> values) {
    this.values = values;
  }

  /**
   * Makes a key.
   *
   * @param values the key components' values, none null, at least one
   * @return the key
   * @throws IllegalArgumentException if there is no value
   * @throws NullPointerException if a value is null
   */
  public static RowKey of(Object... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("A key needs at least one value, but none was given");
    }
    return new RowKey(List.of(values));
  }

  /**
   * The values.
   *
   * @return one for each key component, boxed, none null; immutable
   */
  public List<Object> values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowKey key && values.equals(key.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The value itself, or {@code (a, b)} where there are several. */
  @Override
  public String toString() {
    if (values.size() == 1) {
      return values.get(0).toString();
    }
    StringBuilder text = new StringBuilder("(").append(values.get(0));
    for (Object value : values.subList(1, values.size())) {
      text.append(", ").append(value);
    }
    return text.append(')').toString();
  }
}
