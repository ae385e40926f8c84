package dev.headrace.lucene;

import dev.headrace.RowKey;
import dev.headrace.RowType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Tells what an index holds, as of its last commit. */
final class IndexInspection {

  private final IndexStore store;

  IndexInspection(IndexStore store) {
    this.store = store;
  }

  /** Something that is asked of the index at one moment. */
  private interface Question {
    void ask(IndexSearcher searcher, IndexState state) throws IOException;
  }

  private void ask(Question question) throws IOException {
    if (store.state() == null) {
      return;
    }
    SearcherManager searchers = store.searchers();
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
      question.ask(
          searcher, Objects.requireNonNull(IndexState.of(reader.getIndexCommit().getUserData())));
    } finally {
      searchers.release(searcher);
    }
  }

  /** Visits the keys of all documents; enum constants are given by their names. */
  void keys(Consumer<RowKey> visitor) throws IOException {
    ask(
        (searcher, state) -> {
          HitReader hits = new HitReader(searcher, state.layout());
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            for (int i = 0; i < leaf.reader().maxDoc(); i++) {
              if (live == null || live.get(i)) {
                visitor.accept(hits.read(leaf.docBase + i, 1).key());
              }
            }
          }
        });
  }

  /** The rows without a document, or with one that is another than theirs. */
  <R> List<R> differing(RowType<R> type, List<R> rows) throws IOException {
    List<R> differing = new ArrayList<>(rows);
    ask(
        (searcher, state) -> {
          HitReader hits = new HitReader(searcher, state.layout());
          Map<Term, Document> expected = Batch.of(type, state, rows).documents();
          differing.removeIf(
              row -> {
                Term key = Batch.key(type.key(row));
                return same(searcher, state, hits, key, Objects.requireNonNull(expected.get(key)));
              });
        });
    return differing;
  }

  private static boolean same(
      IndexSearcher searcher, IndexState state, HitReader hits, Term key, Document expected) {
    try {
      ScoreDoc[] found = searcher.search(new TermQuery(key), 2).scoreDocs;
      return found.length == 1
          && sameVectors(state, hits, found[0].doc, expected)
          && sameValues(searcher, found[0].doc, expected);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean sameValues(IndexSearcher searcher, int document, Document expected)
      throws IOException {
    BytesRef held = searcher.storedFields().document(document).getBinaryValue(Batch.ROW);
    BytesRef wanted = expected.getBinaryValue(Batch.ROW);
    return held != null
        && (held.bytesEquals(wanted) || same(values(held), values(Objects.requireNonNull(wanted))));
  }

  private static Map<String, @Nullable Object> values(BytesRef row) throws IOException {
    return StoredRowReader.read(row.bytes, row.offset, row.length);
  }

  private static boolean sameVectors(
      IndexState state, HitReader hits, int document, Document expected) throws IOException {
    for (IndexField field : state.layout().fields()) {
      if (field.isVector()) {
        IndexableField wanted = expected.getField(field.vectorName());
        float[] vector = wanted instanceof KnnFloatVectorField v ? v.vectorValue() : null;
        if (!Objects.deepEquals(vector, hits.vector(field, document))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Sets and maps are equal in any order, arrays by their elements. */
  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
      return left.keySet().equals(right.keySet())
          && left.keySet().stream().allMatch(key -> same(left.get(key), right.get(key)));
    }
    if (a instanceof List<?> left && b instanceof List<?> right && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        if (!same(left.get(i), right.get(i))) {
          return false;
        }
      }
      return true;
    }
    return Objects.deepEquals(a, b);
  }
}
