package dev.headrace.lucene;

import dev.headrace.RowKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads the rows that a search found. */
final class HitReader {

  private final IndexSearcher searcher;
  private final IndexLayout layout;

  HitReader(IndexSearcher searcher, IndexLayout layout) {
    this.searcher = searcher;
    this.layout = layout;
  }

  /** The row of a document. */
  Hit read(int document, double score) throws IOException {
    BytesRef stored =
        Objects.requireNonNull(
            searcher.storedFields().document(document, Set.of(Batch.ROW)).getBinaryValue(Batch.ROW),
            "every document has its row");
    Map<String, @Nullable Object> values =
        StoredRowReader.read(stored.bytes, stored.offset, stored.length);
    List<Object> key = new ArrayList<>();
    for (IndexField field : layout.fields()) {
      if (field.isVector() && values.get(field.name()) == null) {
        values.put(field.name(), vector(field, document));
      }
      if (field.key()) {
        key.add(Objects.requireNonNull(values.get(field.name())));
      }
    }
    return new Hit(RowKey.of(key.toArray()), score, values);
  }

  /** Vectors are not stored a second time; they are read from where they are searched. */
  float @Nullable [] vector(IndexField field, int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field.vectorName());
    int local = document - leaf.docBase;
    return vectors != null && vectors.advance(local) == local
        ? vectors.vectorValue().clone()
        : null;
  }
}
