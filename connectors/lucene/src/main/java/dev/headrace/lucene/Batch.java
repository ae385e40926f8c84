package dev.headrace.lucene;

import dev.headrace.RowKey;
import dev.headrace.RowType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Rows as Lucene documents, all checked before any is written. Used by one thread.
 *
 * @param <R> the rows
 */
final class Batch<R> {

  /** The field that identifies a document. */
  static final String KEY = "_key";

  /** The field that gives the values back. */
  static final String ROW = "_row";

  private final RowType<R> type;
  private final IndexState state;
  private final Map<String, Integer> dimensions;

  private Batch(RowType<R> type, IndexState state) {
    this.type = type;
    this.state = state;
    this.dimensions = new HashMap<>(state.dimensions());
  }

  /**
   * What is to be written.
   *
   * @param documents each with its key
   * @param state what is true of the index with them
   */
  record Written(Map<Term, Document> documents, IndexState state) {}

  /**
   * Makes the documents.
   *
   * @throws IllegalArgumentException if a row can't be indexed, naming row and component
   * @throws IOException if a blob can't be read
   */
  static <R> Written of(RowType<R> type, IndexState state, List<R> rows) throws IOException {
    Batch<R> batch = new Batch<>(type, state);
    Map<Term, Document> documents = new java.util.LinkedHashMap<>();
    for (R row : rows) {
      RowKey key = type.key(row);
      documents.put(key(key), batch.document(key, row));
    }
    return new Written(documents, state.with(batch.dimensions));
  }

  static Term key(RowKey key) {
    return new Term(KEY, ExactTerm.of(key));
  }

  private Document document(RowKey key, R row) throws IOException {
    Document document = new Document();
    BytesRef id = key(key).bytes();
    document.add(new StringField(KEY, id, Store.NO));
    document.add(new SortedDocValuesField(KEY, id));
    List<@Nullable Object> stored = new ArrayList<>();
    List<IndexField> fields = state.layout().fields();
    for (int i = 0; i < fields.size(); i++) {
      Object value = type.value(row, i);
      boolean indexed = value != null && index(key, fields.get(i), value, document);
      stored.add(indexed && fields.get(i).isVector() ? null : value);
    }
    document.add(new StoredField(ROW, StoredRow.write(type.schema(), stored)));
    return document;
  }

  /** Adds what finds a value; false if nothing does. */
  private boolean index(RowKey key, IndexField field, Object value, Document document) {
    if (field.text()) {
      leaves(value, v -> document.add(new TextField(field.textName(), (String) v, Store.NO)));
    }
    if (field.exact()) {
      leaves(value, v -> exact(field, v, document));
    }
    if (!field.isVector()) {
      return true;
    }
    int before = document.getFields().size();
    leaves(value, v -> vector(key, field, (float[]) v, document));
    return document.getFields().size() > before;
  }

  private static void leaves(Object value, Consumer<Object> use) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(v -> leaves(v, use));
    } else if (value instanceof Collection<?> many) {
      many.forEach(v -> leaves(v, use));
    } else {
      use.accept(value);
    }
  }

  private static void exact(IndexField field, Object value, Document document) {
    if (field.isWhole()) {
      document.add(new LongPoint(field.exactName(), ((Number) value).longValue()));
    } else if (field.isFraction()) {
      document.add(new DoublePoint(field.exactName(), ((Number) value).doubleValue()));
    } else {
      String term = ExactTerm.of(field.kind(), value);
      if (term.length() <= ExactTerm.MAX_CHARS) {
        document.add(new StringField(field.exactName(), term, Store.NO));
      }
    }
  }

  private void vector(RowKey key, IndexField field, float[] vector, Document document) {
    VectorSimilarity similarity = field.similarity();
    if (similarity == null) {
      return;
    }
    String what = "%s of row %s".formatted(field.name(), key);
    RowVectors.requireValid(vector, what);
    int expected = dimensions.computeIfAbsent(field.name(), name -> vector.length);
    if (vector.length != expected) {
      throw new IllegalArgumentException(
          "%s has %d dimensions, but the index has %d in %s. All vectors of a component must come from one model; to change the model, delete the index's folder, and the next update writes all rows again"
              .formatted(what, vector.length, expected, field.name()));
    }
    if (RowVectors.isSearchable(vector, similarity)) {
      document.add(new KnnFloatVectorField(field.vectorName(), vector, similarity.function()));
    }
  }
}
