package dev.headrace.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/**
 * A search in a {@link LuceneIndex}: conditions, then a question.
 *
 * <pre>{@code
 * index.search().where("language", "en").whereBetween("year", 2020, null).text("retired rows", 10);
 * }</pre>
 *
 * <p>Each question sees the rows as of the last completed {@link LuceneIndex#apply}, of this or of
 * another process. Immutable and thread-safe; needs no closing. Every question throws {@link
 * IllegalArgumentException} where a condition or a component does not fit the rows, {@link
 * IllegalStateException} where there is no index yet or it is closed, and {@link
 * UncheckedIOException} where it can't be read.
 */
public final class LuceneSearch {

  private static final int MIN_CANDIDATES = 100;

  private final IndexStore store;
  private final List<Filter> filters;

  LuceneSearch(IndexStore store, List<Filter> filters) {
    this.store = store;
    this.filters = filters;
  }

  /**
   * Only rows that have a value.
   *
   * @param component a scalar, or a list or set of scalars: then one of them is the value
   * @param value the value
   * @return a narrower search
   */
  public LuceneSearch where(String component, Object value) {
    return with(new Filter.Equal(component, value));
  }

  /**
   * Only rows whose text begins so.
   *
   * @param component a {@code String} component
   * @param beginning compared exactly
   * @return a narrower search
   */
  public LuceneSearch wherePrefix(String component, String beginning) {
    return with(new Filter.Prefix(component, beginning));
  }

  /**
   * Only rows whose value lies between two values.
   *
   * @param component a number, text, {@code char}, date, time or instant
   * @param from the least value; null for none
   * @param to the greatest value; null for none
   * @return a narrower search
   */
  public LuceneSearch whereBetween(String component, @Nullable Object from, @Nullable Object to) {
    return with(new Filter.Between(component, from, to));
  }

  private LuceneSearch with(Filter filter) {
    List<Filter> more = new ArrayList<>(filters);
    more.add(filter);
    return new LuceneSearch(store, List.copyOf(more));
  }

  /**
   * The rows whose vectors are nearest. The search is approximate (HNSW), except among few rows.
   *
   * @param component a {@code float[]} component
   * @param vector as many dimensions as the component's vectors; one of zeros is near to nothing
   *     where similarity is by angle
   * @param k the most rows to find, at least 1
   * @return the nearest first
   */
  public List<Hit> nearest(String component, float[] vector, int k) {
    return ask(k, view -> view.hits(view.nearest(component, vector, k)));
  }

  /**
   * The rows whose texts fit best (BM25). Any word of the query counts; there is no syntax, so any
   * text will do.
   *
   * @param query what a person typed
   * @param k the most rows to find, at least 1
   * @return the best first; empty if the query has no words
   */
  public List<Hit> text(String query, int k) {
    return ask(k, view -> view.hits(view.text(query, k)));
  }

  /**
   * The rows that are best by text and vector together: the two rankings, at least a hundred deep,
   * are joined by reciprocal rank fusion, 1 / (60 + rank) summed (Cormack, Clarke and Büttcher,
   * SIGIR 2009).
   *
   * @param query as for {@link #text}
   * @param component as for {@link #nearest}
   * @param vector as for {@link #nearest}
   * @param k the most rows to find, at least 1
   * @return the best first; the score is the fused one
   */
  public List<Hit> hybrid(String query, String component, float[] vector, int k) {
    int candidates = Math.max(k, MIN_CANDIDATES);
    return ask(
        k,
        view -> {
          List<Integer> byText = documents(view.text(query, candidates));
          List<Integer> byVector = documents(view.nearest(component, vector, candidates));
          List<Hit> hits = new ArrayList<>();
          for (RankFusion.Ranked<Integer> ranked : RankFusion.fuse(List.of(byText, byVector), k)) {
            hits.add(view.hit(ranked.value(), ranked.score()));
          }
          return List.copyOf(hits);
        });
  }

  private static List<Integer> documents(ScoreDoc[] docs) {
    return Arrays.stream(docs).map(d -> d.doc).toList();
  }

  /**
   * Rows in a fixed order, without a question.
   *
   * @param k the most rows to return, at least 1
   * @return the rows, each with score 1
   */
  public List<Hit> rows(int k) {
    return ask(k, view -> view.rows(k));
  }

  /**
   * How many rows fulfil the conditions.
   *
   * @return the number
   */
  public int count() {
    return ask(1, View::count);
  }

  private <T> T ask(int k, Question<T> question) {
    if (k < 1) {
      throw new IllegalArgumentException("k is %d, but at least 1 row is needed".formatted(k));
    }
    try {
      SearcherManager searchers = store.searchers();
      searchers.maybeRefresh();
      IndexSearcher searcher = searchers.acquire();
      try {
        return question.ask(View.of(searcher, store, filters));
      } finally {
        searchers.release(searcher);
      }
    } catch (org.apache.lucene.store.AlreadyClosedException e) {
      throw new IllegalStateException("The index in %s is closed".formatted(store), e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The index in %s can't be searched: %s".formatted(store, e.getMessage()), e);
    }
  }

  private interface Question<T> {
    T ask(View view) throws IOException;
  }

  /** The index at one moment. */
  private record View(
      IndexSearcher searcher, IndexStore store, IndexState state, @Nullable Query filter) {

    static View of(IndexSearcher searcher, IndexStore store, List<Filter> filters)
        throws IOException {
      DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
      IndexState state =
          Objects.requireNonNull(IndexState.of(reader.getIndexCommit().getUserData()));
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      filters.forEach(f -> all.add(f.toQuery(state.layout()), Occur.FILTER));
      return new View(searcher, store, state, filters.isEmpty() ? null : all.build());
    }

    ScoreDoc[] nearest(String component, float[] vector, int k) throws IOException {
      IndexField field = state.layout().field(component, "has vectors", IndexField::isVector);
      RowVectors.requireValid(vector, "The vector to search for");
      Integer dimensions = state.dimensions().get(component);
      if (dimensions == null
          || !RowVectors.isSearchable(vector, Objects.requireNonNull(field.similarity()))) {
        return new ScoreDoc[0];
      }
      if (dimensions != vector.length) {
        throw new IllegalArgumentException(
            "The vector to search for has %d dimensions, but those of %s have %d. Make it with the model that made the rows"
                .formatted(vector.length, component, dimensions));
      }
      return top(new KnnFloatVectorQuery(field.vectorName(), vector, limit(k), filter), k);
    }

    ScoreDoc[] text(String query, int k) throws IOException {
      List<IndexField> fields = state.layout().fields().stream().filter(IndexField::text).toList();
      BooleanQuery words = TextQuery.of(query, fields, store.analyzer());
      if (words == null) {
        return new ScoreDoc[0];
      }
      BooleanQuery.Builder both = new BooleanQuery.Builder().add(words, Occur.MUST);
      return top(filter == null ? words : both.add(filter, Occur.FILTER).build(), k);
    }

    List<Hit> rows(int k) throws IOException {
      Sort byKey = new Sort(new SortField(Batch.KEY, SortField.Type.STRING));
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc doc : searcher.search(filterOrAll(), limit(k), byKey).scoreDocs) {
        hits.add(hit(doc.doc, 1));
      }
      return List.copyOf(hits);
    }

    int count() throws IOException {
      return searcher.count(filterOrAll());
    }

    private Query filterOrAll() {
      return filter == null ? new MatchAllDocsQuery() : filter;
    }

    private ScoreDoc[] top(Query query, int k) throws IOException {
      return searcher.search(query, limit(k)).scoreDocs;
    }

    /** Lucene makes room for as many as are asked for. */
    private int limit(int k) {
      return Math.max(1, Math.min(k, searcher.getIndexReader().numDocs()));
    }

    List<Hit> hits(ScoreDoc[] docs) throws IOException {
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc doc : docs) {
        hits.add(hit(doc.doc, doc.score));
      }
      return List.copyOf(hits);
    }

    Hit hit(int document, double score) throws IOException {
      return new HitReader(searcher, state.layout()).read(document, score);
    }
  }
}
