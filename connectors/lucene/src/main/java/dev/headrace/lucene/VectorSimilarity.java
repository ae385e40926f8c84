package dev.headrace.lucene;

import org.apache.lucene.index.VectorSimilarityFunction;

/** When two vectors are near. */
public enum VectorSimilarity {
  /**
   * By their angle, whatever their lengths. A vector of zeros has no angle: its row is stored and
   * found by text and filters, but near to nothing.
   */
  COSINE(VectorSimilarityFunction.COSINE),
  /** By their dot product: for models that say so; lengths count. */
  DOT_PRODUCT(VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT),
  /** By their distance. */
  EUCLIDEAN(VectorSimilarityFunction.EUCLIDEAN);

  private final VectorSimilarityFunction function;

  VectorSimilarity(VectorSimilarityFunction function) {
    this.function = function;
  }

  VectorSimilarityFunction function() {
    return function;
  }
}
