package dev.headrace.samples.codesearch.embed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Embeds texts by the words that are in them: words and their letter groups, weighted by rarity,
 * are hashed to the dimensions of a vector of length 1. It runs in this process, needs no model and
 * always gives the same vector for the same text.
 *
 * <p>It is lexical, not semantic: texts are near each other when they share words or parts of words
 * ({@code embed}, {@code embedded}, {@code embedding}), and "delete" is as far from "remove" as
 * from "banana". For meaning, use {@link HttpEmbedder}.
 */
public final class LexicalEmbedder implements Embedder {

  /** How long vectors are by default. */
  public static final int DEFAULT_DIMENSIONS = 384;

  /** Counts up when the same text gets another vector. */
  private static final int VERSION = 1;

  private static final int SHORTEST_GROUP = 3;
  private static final int LONGEST_GROUP = 5;

  /** What the letter groups of a word weigh together, against the word itself. */
  private static final double GROUPS = 0.6;

  private final int dimensions;
  private final Rarity rarity;

  /**
   * Makes an embedder.
   *
   * @param dimensions the length of the vectors
   * @throws IllegalArgumentException if there are none
   */
  public LexicalEmbedder(int dimensions) {
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions must be at least 1, but is " + dimensions);
    }
    this.dimensions = dimensions;
    this.rarity = Rarity.shipped();
  }

  /** Version and dimensions: {@code lexical/1/384}. */
  @Override
  public String fingerprint() {
    return "lexical/%d/%d".formatted(VERSION, dimensions);
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    return texts.stream().map(this::embed).toList();
  }

  private float[] embed(String text) {
    double[] sum = new double[dimensions];
    Map<String, Integer> counts = new LinkedHashMap<>();
    Words.of(text).forEach(word -> counts.merge(word, 1, Integer::sum));
    counts.forEach((word, count) -> add(word, (1 + StrictMath.log(count)) * rarity.of(word), sum));
    return normalized(sum);
  }

  private static void add(String word, double weight, double[] sum) {
    addFeature(word, weight, sum);
    String marked = "<" + word + ">";
    int groups = 0;
    for (int size = SHORTEST_GROUP; size <= LONGEST_GROUP; size++) {
      groups += Math.max(0, marked.length() - size + 1);
    }
    double each = weight * GROUPS / StrictMath.sqrt(groups);
    for (int size = SHORTEST_GROUP; size <= LONGEST_GROUP; size++) {
      for (int i = 0; i + size <= marked.length(); i++) {
        addFeature(marked.substring(i, i + size), each, sum);
      }
    }
  }

  /** Half of the features count negatively, so that those of one dimension rather cancel out. */
  private static void addFeature(String feature, double weight, double[] sum) {
    long hash = hash(feature);
    int dimension = (int) Long.remainderUnsigned(hash >>> 1, sum.length);
    sum[dimension] += (hash & 1) == 0 ? weight : -weight;
  }

  /** FNV-1a over the characters, its bits then mixed. */
  private static long hash(String feature) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < feature.length(); i++) {
      hash = (hash ^ feature.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }

  /** A text without words is as near to all others: it lies along the diagonal. */
  private static float[] normalized(double[] sum) {
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    float[] vector = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      vector[i] =
          (float)
              (squares > 0 ? sum[i] / StrictMath.sqrt(squares) : 1 / StrictMath.sqrt(sum.length));
    }
    return vector;
  }
}
