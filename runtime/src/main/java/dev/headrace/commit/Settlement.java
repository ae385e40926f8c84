package dev.headrace.commit;

import dev.headrace.commit.FinishedRow.TargetRef;
import dev.headrace.commit.FinishedRow.TargetRowValue;
import dev.headrace.commit.GroupCommit.Item;
import dev.headrace.hash.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides conflicts once all other rows are done: of rows that claim one target row with different
 * contents, whoever owns it and did not change keeps it; among rows that all changed, the first by
 * source and key gets it. Does no I/O.
 */
final class Settlement {

  private Settlement() {}

  /**
   * A target row's owners outside of the rows in question.
   *
   * @param hash of the content that they own, null if unknown
   * @param labels who they are, for people
   */
  record Outside(@Nullable Hash hash, List<String> labels) {}

  /** A row that lost a target row. */
  record Rejection(Item item, TargetRef key, String holder) {}

  /** Who may go on and who may not. */
  record Result(List<Item> accepted, List<Rejection> rejected) {}

  /**
   * Decides.
   *
   * @param deferred the rows with conflicts
   * @param outside tells, given the rows still in question, who else owns a target row
   */
  static Result of(
      List<Item> deferred, Function<List<Item>, Function<TargetRef, Outside>> outside) {
    List<Item> left = new ArrayList<>(deferred);
    left.sort(
        Comparator.comparing((Item item) -> item.row().row().owner())
            .thenComparing(item -> item.row().row().key().bytes()));
    List<Rejection> rejected = new ArrayList<>();
    for (List<Rejection> round = round(left, outside.apply(left));
        !round.isEmpty();
        round = round(left, outside.apply(left))) {
      rejected.addAll(round);
      left.removeAll(round.stream().map(Rejection::item).toList());
    }
    return new Result(left, rejected);
  }

  private static List<Rejection> round(List<Item> items, Function<TargetRef, Outside> outside) {
    Map<TargetRef, Outside> holders = new HashMap<>();
    Map<Item, Rejection> rejected = new LinkedHashMap<>();
    for (Item item : items) {
      for (TargetRowValue claim : item.outcome().writes()) {
        Outside holder = holders.computeIfAbsent(claim.key(), outside);
        if (holder.hash() != null && !holder.hash().equals(claim.hash())) {
          rejected.putIfAbsent(
              item, new Rejection(item, claim.key(), String.join(", ", holder.labels())));
        }
      }
      if (!rejected.containsKey(item)) {
        RowRef row = item.row().row();
        for (TargetRowValue claim : item.outcome().writes()) {
          holders.put(
              claim.key(), new Outside(claim.hash(), List.of(row.source() + " " + row.key())));
        }
      }
    }
    return List.copyOf(rejected.values());
  }
}
