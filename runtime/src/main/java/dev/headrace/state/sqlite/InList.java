package dev.headrace.state.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query for many values at once: {@code ... IN (?, ?, ...)}. Prepared for 1, 2, 4, ... 256
 * values; a shorter list is filled up with its last value.
 */
final class InList {

  /** The most values in one query. */
  static final int MAX = 256;

  private final String[] sql = new String[Integer.numberOfTrailingZeros(MAX) + 1];

  /**
   * Makes the queries.
   *
   * @param before everything before the list; its own parameters come first
   */
  InList(String before) {
    for (int i = 0; i < sql.length; i++) {
      sql[i] = before + " IN (?" + ", ?".repeat((1 << i) - 1) + ")";
    }
  }

  /** The query for so many values. */
  String sql(int values) {
    return sql[power(values)];
  }

  private static int power(int values) {
    return values <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(values - 1);
  }

  /** Visits what is found for any of the values. */
  void each(Session session, Session.Visitor visitor, List<?> values, Object... first)
      throws SQLException {
    for (int from = 0; from < values.size(); from += MAX) {
      List<?> some = values.subList(from, Math.min(values.size(), from + MAX));
      int power = power(some.size());
      @Nullable Object[] bound = new Object[first.length + (1 << power)];
      System.arraycopy(first, 0, bound, 0, first.length);
      for (int i = first.length; i < bound.length; i++) {
        bound[i] = some.get(Math.min(i - first.length, some.size() - 1));
      }
      session.each(sql[power], visitor, bound);
    }
  }
}
