package dev.headrace.lucene;

/** Checks vectors before they are indexed or searched for. Pure. */
final class RowVectors {

  private RowVectors() {}

  /**
   * Whether a vector can be near to others.
   *
   * @return false for a vector without direction, where only directions count
   */
  static boolean isSearchable(float[] vector, VectorSimilarity similarity) {
    return similarity != VectorSimilarity.COSINE || squares(vector) > 0;
  }

  /**
   * Requires numbers that can be compared.
   *
   * @param what whose vector it is, for the message
   * @throws IllegalArgumentException if one is NaN or infinite, or there are too many or none
   */
  static void requireValid(float[] vector, String what) {
    if (vector.length == 0 || vector.length > WideVectorCodec.MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "%s has %d dimensions, but 1 to %d are possible"
              .formatted(what, vector.length, WideVectorCodec.MAX_DIMENSIONS));
    }
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IllegalArgumentException(
            "%s has %s at position %d, but only finite numbers can be compared"
                .formatted(what, vector[i], i));
      }
    }
    if (!Float.isFinite(squares(vector))) {
      throw new IllegalArgumentException(
          "%s is longer than a float can say; scale the vector down".formatted(what));
    }
  }

  private static float squares(float[] vector) {
    float squares = 0;
    for (float component : vector) {
      squares += component * component;
    }
    return squares;
  }
}
