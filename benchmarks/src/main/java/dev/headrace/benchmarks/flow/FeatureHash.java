package dev.headrace.benchmarks.flow;

/** A cheap embedding: counts of hashed words, with length 1. */
final class FeatureHash {

  private static final int DIMENSIONS = 384;

  private FeatureHash() {}

  static float[] embed(String text) {
    float[] vector = new float[DIMENSIONS];
    int hash = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) {
        hash = 31 * hash + Character.toLowerCase(c);
      } else if (hash != 0) {
        int mixed = hash * 0x9E3779B1;
        vector[(mixed >>> 8) % DIMENSIONS] += mixed < 0 ? -1 : 1;
        hash = 0;
      }
    }
    double squares = 0;
    for (float v : vector) {
      squares += v * v;
    }
    float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
    return vector;
  }
}
