package dev.headrace.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): what stands at rank r of a
 * list, counted from 1, gets 1 / (60 + r), and the sums are ordered. Scores of different searches
 * need not be comparable. Pure.
 */
final class RankFusion {

  private static final int CONSTANT = 60;

  private RankFusion() {}

  /** Something with its sum. */
  record Ranked<T>(T value, double score) {}

  /** Fuses ranked lists; equal sums stay in the order of their first appearance. */
  static <T> List<Ranked<T>> fuse(List<List<T>> rankings, int limit) {
    Map<T, Double> sums = new LinkedHashMap<>();
    for (List<T> ranking : rankings) {
      for (int i = 0; i < ranking.size(); i++) {
        sums.merge(ranking.get(i), 1.0 / (CONSTANT + i + 1), Double::sum);
      }
    }
    List<Ranked<T>> fused = new ArrayList<>();
    sums.forEach((value, score) -> fused.add(new Ranked<>(value, score)));
    fused.sort(Comparator.comparingDouble((Ranked<T> r) -> r.score()).reversed());
    return List.copyOf(fused.subList(0, Math.min(limit, fused.size())));
  }
}
