package dev.headrace.lucene;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen about an index. A change of options rebuilds the index. Immutable.
 *
 * <pre>{@code
 * LuceneIndex<Passage> index =
 *     LuceneIndex.in(dir, IndexOptions.defaults().text("title", "text"));
 * }</pre>
 */
public final class IndexOptions {

  private static final IndexOptions DEFAULTS = new IndexOptions(null, VectorSimilarity.COSINE);

  private final @Nullable List<String> text;
  private final VectorSimilarity similarity;

  private IndexOptions(@Nullable List<String> text, VectorSimilarity similarity) {
    this.text = text;
    this.similarity = similarity;
  }

  /**
   * Full text over every {@code String} component that is not part of the key; cosine similarity.
   *
   * @return the options
   */
  public static IndexOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Chooses the components that full text goes over.
   *
   * @param components {@code String} components, also of the key; none for an index without full
   *     text
   * @return options with this choice
   */
  public IndexOptions text(String... components) {
    return new IndexOptions(List.of(components), similarity);
  }

  /**
   * Chooses when vectors are near.
   *
   * @param similarity for all components of type {@code float[]}
   * @return options with this choice
   */
  public IndexOptions similarity(VectorSimilarity similarity) {
    return new IndexOptions(text, similarity);
  }

  /** The chosen components, null for the default. */
  @Nullable List<String> chosenText() {
    return text;
  }

  VectorSimilarity similarity() {
    return similarity;
  }
}
