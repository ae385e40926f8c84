package dev.headrace.commit;

import dev.headrace.commit.FinishedRow.TargetRef;
import dev.headrace.commit.FinishedRow.TargetRowValue;
import dev.headrace.hash.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which target rows a group of source rows may write: a picture of the target rows that the group
 * owns or claims, kept up to date as the group's rows are decided one after the other. Does no I/O.
 */
final class Ownership {

  private final Map<TargetRef, Slot> slots = new HashMap<>();
  private final Map<RowRef, Set<TargetRef>> ownedBy = new HashMap<>();

  /** What is known of one target row. */
  static final class Slot {
    private boolean recorded;
    private @Nullable Hash hash;
    private int owners;

    /**
     * A target row that the state knows.
     *
     * @param hash of its content, null if unknown
     * @param owners how many source rows own it, of the group or not
     */
    static Slot recorded(@Nullable Hash hash, int owners) {
      Slot slot = new Slot();
      slot.recorded = true;
      slot.hash = hash;
      slot.owners = owners;
      return slot;
    }

    /** A target row that the state does not know. */
    static Slot unknown() {
      return new Slot();
    }
  }

  /** How a claim relates to what the target holds. */
  enum Effect {
    INSERT,
    UPDATE,
    NONE
  }

  /**
   * What a row does to its targets.
   *
   * @param writes its target rows; empty if there is a conflict
   * @param conflict the first target row that others own with another content; null if it may go on
   */
  record Verdict(List<Write> writes, @Nullable TargetRef conflict) {}

  /** A target row and what becomes of it. */
  record Write(TargetRowValue value, Effect effect) {}

  boolean contains(TargetRef key) {
    return slots.containsKey(key);
  }

  void add(TargetRef key, Slot slot) {
    slots.putIfAbsent(key, slot);
  }

  /** Says that a row of the group owned a target row before. */
  void owned(RowRef row, TargetRef key) {
    ownedBy(row).add(key);
  }

  /** Decides about a row; unless there is a conflict, the row has its target rows from now on. */
  Verdict decide(RowRef row, List<TargetRowValue> claims) {
    for (TargetRowValue claim : claims) {
      Slot slot = slot(claim.key());
      int others = slot.owners - (owns(row, claim.key()) ? 1 : 0);
      if (others > 0 && slot.hash != null && !slot.hash.equals(claim.hash())) {
        return new Verdict(List.of(), claim.key());
      }
    }
    return new Verdict(adopt(row, claims), null);
  }

  /** Gives a row its target rows, whoever else owns them. */
  List<Write> adopt(RowRef row, List<TargetRowValue> claims) {
    List<Write> writes = new ArrayList<>();
    Set<TargetRef> claimed = new HashSet<>();
    for (TargetRowValue claim : claims) {
      Slot slot = slot(claim.key());
      claimed.add(claim.key());
      writes.add(new Write(claim, effect(slot, claim.hash())));
      slot.recorded = true;
      slot.hash = claim.hash();
      if (ownedBy(row).add(claim.key())) {
        slot.owners++;
      }
    }
    ownedBy(row)
        .removeIf(
            key -> {
              boolean released = !claimed.contains(key);
              if (released) {
                slot(key).owners--;
              }
              return released;
            });
    return writes;
  }

  private static Effect effect(Slot slot, Hash hash) {
    if (!slot.recorded) {
      return Effect.INSERT;
    }
    return hash.equals(slot.hash) ? Effect.NONE : Effect.UPDATE;
  }

  private boolean owns(RowRef row, TargetRef key) {
    return ownedBy(row).contains(key);
  }

  private Set<TargetRef> ownedBy(RowRef row) {
    return ownedBy.computeIfAbsent(row, r -> new HashSet<>());
  }

  private Slot slot(TargetRef key) {
    Slot slot = slots.get(key);
    if (slot == null) {
      throw new IllegalStateException("target row " + key + " was not looked up");
    }
    return slot;
  }
}
