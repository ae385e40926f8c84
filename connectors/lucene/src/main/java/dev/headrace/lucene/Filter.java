package dev.headrace.lucene;

import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.jspecify.annotations.Nullable;

/** A condition on one component. Pure. */
sealed interface Filter {

  /**
   * The condition in Lucene's words.
   *
   * @throws IllegalArgumentException if the component can't be asked so
   */
  Query toQuery(IndexLayout layout);

  /** The component has, or one of its elements is, a value. */
  record Equal(String component, Object value) implements Filter {

    @Override
    public Query toQuery(IndexLayout layout) {
      IndexField field = layout.field(component, "has filters", IndexField::exact);
      if (field.isWhole()) {
        return LongPoint.newExactQuery(field.exactName(), whole(field, value));
      }
      if (field.isFraction()) {
        return DoublePoint.newExactQuery(field.exactName(), fraction(field, value));
      }
      return new TermQuery(new Term(field.exactName(), term(field, value)));
    }
  }

  /** The component begins with a text. */
  record Prefix(String component, String beginning) implements Filter {

    @Override
    public Query toQuery(IndexLayout layout) {
      IndexField field =
          layout.field(
              component,
              "is text with filters",
              f -> f.exact() && f.kind() == dev.headrace.ColumnType.Kind.STRING);
      return new PrefixQuery(new Term(field.exactName(), term(field, beginning)));
    }
  }

  /** The component lies between two values, inclusively; null leaves a side open. */
  record Between(String component, @Nullable Object from, @Nullable Object to) implements Filter {

    @Override
    public Query toQuery(IndexLayout layout) {
      IndexField field = layout.field(component, "has an order", Filter::isOrdered);
      if (field.isWhole()) {
        return LongPoint.newRangeQuery(
            field.exactName(),
            from == null ? Long.MIN_VALUE : whole(field, from),
            to == null ? Long.MAX_VALUE : whole(field, to));
      }
      if (field.isFraction()) {
        return DoublePoint.newRangeQuery(
            field.exactName(),
            from == null ? Double.NEGATIVE_INFINITY : fraction(field, from),
            to == null ? Double.POSITIVE_INFINITY : fraction(field, to));
      }
      return TermRangeQuery.newStringRange(
          field.exactName(),
          from == null ? null : term(field, from),
          to == null ? null : term(field, to),
          true,
          true);
    }
  }

  private static boolean isOrdered(IndexField field) {
    return field.exact()
        && (field.isWhole() || field.isFraction() || ExactTerm.isOrdered(field.kind()));
  }

  private static long whole(IndexField field, Object value) {
    if (value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw mismatch(field, value);
  }

  private static double fraction(IndexField field, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw mismatch(field, value);
  }

  private static String term(IndexField field, Object value) {
    try {
      String term = ExactTerm.of(field.kind(), value);
      if (term.length() > ExactTerm.MAX_CHARS) {
        throw new IllegalArgumentException(
            "A filter on %s has %d characters, but values of up to %d have filters"
                .formatted(field.name(), term.length(), ExactTerm.MAX_CHARS));
      }
      return term;
    } catch (ClassCastException e) {
      throw mismatch(field, value);
    }
  }

  private static IllegalArgumentException mismatch(IndexField field, Object value) {
    return new IllegalArgumentException(
        "%s is of type %s, but a filter gives the %s %s"
            .formatted(field.name(), field.kind().text(), value.getClass().getSimpleName(), value));
  }
}
