package dev.headrace.lucene;

import dev.headrace.Changes;
import dev.headrace.Inspectable;
import dev.headrace.Migration;
import dev.headrace.RowKey;
import dev.headrace.RowSchema;
import dev.headrace.RowType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.ThreadInterruptedException;
import org.jspecify.annotations.Nullable;

/**
 * One Lucene index for vectors, full text and exact values, embedded in this process.
 *
 * <pre>{@code
 * try (LuceneIndex<Passage> index = LuceneIndex.in(Path.of("index"))) {
 *   engine.update(HandbookSearchPlan.of(new HandbookSearch(handbook, embedder, index)));
 *   List<Hit> hits =
 *       index.search()
 *           .wherePrefix("path", "docs/")
 *           .hybrid(question, "embedding", embedder.embed(question), 10);
 * }
 * }</pre>
 *
 * <p>Every component is stored and comes back with a hit. A {@code float[]} component is searched
 * by {@link LuceneSearch#nearest}, up to 16384 dimensions; a {@code String} component outside the
 * key by full text (see {@link IndexOptions#text}); scalars, optional scalars and lists and sets of
 * them by filters (a text of more than 8000 characters by full text only).
 *
 * <p>Each {@link #apply} is one commit: durable, and visible to searches as a whole. While one
 * process holds the index open for writing, others can search it, and see its commits. The folder
 * belongs to one target of one flow; what it holds is dropped where all rows are written again.
 *
 * <p>{@link #search()} and what it returns are thread-safe, also during an update. On a recent JDK
 * Lucene uses vector instructions if started with {@code --add-modules jdk.incubator.vector}.
 *
 * @param <R> the rows
 */
public final class LuceneIndex<R> implements Inspectable<R>, AutoCloseable {

  private final IndexStore store;
  private final IndexOptions options;
  private @Nullable IndexState state;

  private LuceneIndex(@Nullable Path folder, IndexOptions options) {
    this.store = new IndexStore(folder, new StandardAnalyzer());
    this.options = options;
  }

  /**
   * An index in a folder. Nothing is opened before the first update or search.
   *
   * @param folder a folder of an index, or a new or empty one
   * @param <R> the rows
   * @return the index
   */
  public static <R> LuceneIndex<R> in(Path folder) {
    return in(folder, IndexOptions.defaults());
  }

  /**
   * An index in a folder. Nothing is opened before the first update or search.
   *
   * @param folder a folder of an index, or a new or empty one
   * @param options what can be chosen
   * @param <R> the rows
   * @return the index
   */
  public static <R> LuceneIndex<R> in(Path folder, IndexOptions options) {
    return new LuceneIndex<>(folder.toAbsolutePath(), options);
  }

  /**
   * An index in memory, for tests and small things.
   *
   * @param <R> the rows
   * @return the index
   */
  public static <R> LuceneIndex<R> inMemory() {
    return inMemory(IndexOptions.defaults());
  }

  /**
   * An index in memory, for tests and small things.
   *
   * @param options what can be chosen
   * @param <R> the rows
   * @return the index
   */
  public static <R> LuceneIndex<R> inMemory(IndexOptions options) {
    return new LuceneIndex<>(null, options);
  }

  /**
   * A search over all rows.
   *
   * @return to be narrowed down and asked, any number of times
   */
  public LuceneSearch search() {
    return new LuceneSearch(store, List.of());
  }

  /**
   * The index is rebuilt where the key, or how a component is indexed, changes (also by other
   * {@link IndexOptions}), and where it is gone.
   *
   * @throws UncheckedIOException if the index can't be read, saying what to do
   */
  @Override
  public synchronized Migration migration(RowSchema before, RowSchema after) {
    try {
      return migration(store.state(), before, IndexLayout.of(after, options));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Migration migration(@Nullable IndexState stored, RowSchema before, IndexLayout after) {
    if (stored == null) {
      return new Migration(true, List.of("index is built anew: there is none in " + store));
    }
    if (!stored.schema().equals(before.toString())) {
      return new Migration(
          true,
          List.of("index is rebuilt: it holds %s, not %s".formatted(stored.schema(), before)));
    }
    return stored.layout().to(after);
  }

  @Override
  public synchronized void prepare(RowType<R> type, @Nullable RowSchema before) throws IOException {
    IndexLayout layout = IndexLayout.of(type.schema(), options);
    IndexState stored = store.state();
    IndexState next = new IndexState(type.schema().toString(), layout, Map.of());
    IndexWriter writer = store.writer();
    if (stored == null || before == null || migration(stored, before, layout).rebuild()) {
      writer.deleteAll();
      store.commit(next);
    } else {
      next = next.with(stored.dimensions());
      if (!next.equals(stored)) {
        store.commit(next);
      }
    }
    state = next;
  }

  @Override
  public synchronized void apply(Changes<R> changes) throws IOException, InterruptedException {
    IndexState now = state;
    if (now == null || !now.schema().equals(changes.type().schema().toString())) {
      throw new IllegalStateException(
          "The index in %s is not prepared for rows of %s; call prepare first"
              .formatted(store, changes.type().schema()));
    }
    Batch.Written written = Batch.of(changes.type(), now, changes.upserts());
    boolean done = false;
    try {
      write(written.documents(), changes.deletes());
      store.commit(written.state());
      state = written.state();
      done = true;
    } catch (ThreadInterruptedException e) {
      InterruptedException interrupted = new InterruptedException("interrupted while indexing");
      interrupted.initCause(e);
      throw interrupted;
    } finally {
      if (!done) {
        store.abandon();
      }
    }
  }

  private void write(Map<Term, Document> documents, List<RowKey> deletes) throws IOException {
    IndexWriter writer = store.writer();
    for (Map.Entry<Term, Document> entry : documents.entrySet()) {
      writer.updateDocument(entry.getKey(), entry.getValue());
    }
    for (RowKey key : deletes) {
      writer.deleteDocuments(Batch.key(key));
    }
  }

  @Override
  public void keys(RowType<R> type, Consumer<RowKey> visitor) throws IOException {
    new IndexInspection(store).keys(visitor);
  }

  @Override
  public List<R> differing(RowType<R> type, List<R> rows) throws IOException {
    return new IndexInspection(store).differing(type, rows);
  }

  /** Closes the index; what was applied is already durable. Searches fail from now on. */
  @Override
  public synchronized void close() throws IOException {
    store.close();
  }

  @Override
  public String toString() {
    return "LuceneIndex in " + store;
  }
}
