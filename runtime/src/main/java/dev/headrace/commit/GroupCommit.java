package dev.headrace.commit;

import dev.headrace.commit.FinishedRow.Evaluated;
import dev.headrace.commit.FinishedRow.TargetRef;
import dev.headrace.commit.FinishedRow.TargetRowValue;
import dev.headrace.commit.Ownership.Effect;
import dev.headrace.commit.Ownership.Write;
import dev.headrace.report.UpdateReport.RowFailure;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.Claim;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.StateStore.TargetKey;
import dev.headrace.state.StateStore.TargetRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the targets in line with a group of evaluated rows:
 *
 * <ol>
 *   <li>diff: what each row writes, given what the targets hold and who owns it;
 *   <li>intend: record which target rows may come to exist;
 *   <li>apply: write them, each target in one batch;
 *   <li>commit: record versions and ownership of the rows that got through.
 * </ol>
 *
 * <p>Rows that claim what others own with another content are handed back. Used by one thread.
 */
final class GroupCommit {

  private final StateStore state;
  private final Map<String, TargetWriter<?>> targets;
  private final Committer.Run run;

  /**
   * Makes it.
   *
   * @param targets by the targets' names in the state
   */
  GroupCommit(StateStore state, Map<String, TargetWriter<?>> targets, Committer.Run run) {
    this.state = state;
    this.targets = targets;
    this.run = run;
  }

  /** A row to be committed: one whose outcome is an evaluation. Equal to itself only. */
  static final class Item {
    private final FinishedRow row;
    private final Evaluated outcome;

    Item(FinishedRow row, Evaluated outcome) {
      this.row = row;
      this.outcome = outcome;
    }

    FinishedRow row() {
      return row;
    }

    Evaluated outcome() {
      return outcome;
    }
  }

  /** What came of a group. */
  record Result(
      Map<Item, Long> committed, Map<Item, RowFailure> failed, Map<Item, TargetRef> conflicts) {}

  /** Commits what has no conflict. */
  Result commit(List<Item> group) throws InterruptedException {
    return commit(group, false);
  }

  /** Commits rows whose conflicts are resolved: they take over whatever they claim. */
  Result adopt(List<Item> group) throws InterruptedException {
    return commit(group, true);
  }

  private Result commit(List<Item> group, boolean adopt) throws InterruptedException {
    Ownership ownership = lookUp(group);
    Map<Item, List<Write>> accepted = new LinkedHashMap<>();
    Map<Item, TargetRef> conflicts = new LinkedHashMap<>();
    for (Item item : group) {
      RowRef row = item.row().row();
      List<TargetRowValue> claims = item.outcome().writes();
      if (adopt) {
        accepted.put(item, ownership.adopt(row, claims));
        continue;
      }
      Ownership.Verdict verdict = ownership.decide(row, claims);
      if (verdict.conflict() == null) {
        accepted.put(item, verdict.writes());
      } else {
        conflicts.put(item, verdict.conflict());
      }
    }
    run.steps().done(Step.DIFFED);
    intend(accepted);
    Map<TargetRef, Exception> refused = apply(accepted);
    Map<Item, RowFailure> failed = new LinkedHashMap<>();
    Map<Item, Long> committed = record(accepted, refused, failed);
    return new Result(committed, failed, conflicts);
  }

  private Ownership lookUp(List<Item> group) {
    Ownership ownership = new Ownership();
    List<Item> known = group.stream().filter(item -> item.row().id() > 0).toList();
    List<List<TargetRow>> owned = state.owned(known.stream().map(i -> i.row().id()).toList());
    for (int i = 0; i < known.size(); i++) {
      for (TargetRow row : owned.get(i)) {
        TargetRef key = new TargetRef(row.target(), row.key());
        ownership.add(key, Ownership.Slot.recorded(row.hash(), row.owners()));
        ownership.owned(known.get(i).row().row(), key);
      }
    }
    Set<TargetRef> asked = new LinkedHashSet<>();
    for (Item item : group) {
      for (TargetRowValue claim : item.outcome().writes()) {
        if (!ownership.contains(claim.key())) {
          asked.add(claim.key());
        }
      }
    }
    List<@Nullable TargetRow> found =
        state.findTargets(
            asked.stream().map(key -> new TargetKey(key.target(), key.key())).toList());
    int next = 0;
    for (TargetRef key : asked) {
      TargetRow row = found.get(next++);
      ownership.add(
          key,
          row == null
              ? Ownership.Slot.unknown()
              : Ownership.Slot.recorded(row.hash(), row.owners()));
    }
    return ownership;
  }

  private void intend(Map<Item, List<Write>> accepted) {
    List<Intention> intentions = new ArrayList<>();
    accepted.forEach(
        (item, writes) -> {
          List<TargetKey> keys = new ArrayList<>();
          for (Write write : writes) {
            if (write.effect() != Effect.NONE) {
              TargetRef key = write.value().key();
              keys.add(new TargetKey(key.target(), key.key()));
            }
          }
          if (!keys.isEmpty()) {
            RowRef row = item.row().row();
            intentions.add(new Intention(row.owner(), row.key(), keys));
          }
        });
    if (!intentions.isEmpty()) {
      state.intend(intentions);
      run.steps().done(Step.INTENDED);
    }
  }

  private Map<TargetRef, Exception> apply(Map<Item, List<Write>> accepted)
      throws InterruptedException {
    Map<String, List<TargetRowValue>> upserts = new LinkedHashMap<>();
    for (List<Write> writes : accepted.values()) {
      for (Write write : writes) {
        if (write.effect() != Effect.NONE) {
          TargetRowValue value = write.value();
          upserts.computeIfAbsent(value.key().target(), t -> new ArrayList<>()).add(value);
        }
      }
    }
    Map<TargetRef, Exception> refused = new LinkedHashMap<>();
    for (Map.Entry<String, List<TargetRowValue>> entry : upserts.entrySet()) {
      refused.putAll(writer(entry.getKey()).upsert(entry.getValue()));
      run.steps().done(Step.APPLIED);
    }
    return refused;
  }

  private Map<Item, Long> record(
      Map<Item, List<Write>> accepted,
      Map<TargetRef, Exception> refused,
      Map<Item, RowFailure> failed) {
    List<Item> through = new ArrayList<>();
    List<Commit> commits = new ArrayList<>();
    accepted.forEach(
        (item, writes) -> {
          RowFailure failure = failure(item, refused);
          if (failure != null) {
            failed.put(item, failure);
            return;
          }
          through.add(item);
          commits.add(commitOf(item));
          for (Write write : writes) {
            run.tally().applied(NodeNames.node(write.value().key().target()), write.effect());
          }
        });
    Map<Item, Long> committed = new LinkedHashMap<>();
    if (!commits.isEmpty()) {
      List<Long> ids = state.commit(commits, run.number());
      run.steps().done(Step.COMMITTED);
      for (int i = 0; i < ids.size(); i++) {
        committed.put(through.get(i), ids.get(i));
      }
    }
    return committed;
  }

  private static @Nullable RowFailure failure(Item item, Map<TargetRef, Exception> refused) {
    for (TargetRowValue claim : item.outcome().writes()) {
      Exception error = refused.get(claim.key());
      if (error != null) {
        RowRef row = item.row().row();
        return new RowFailure(
            row.source(),
            row.key().label(),
            NodeNames.node(claim.key().target()),
            claim.key().key().label(),
            error);
      }
    }
    return null;
  }

  private static Commit commitOf(Item item) {
    List<Claim> claims = new ArrayList<>();
    for (TargetRowValue write : item.outcome().writes()) {
      claims.add(new Claim(write.key().target(), write.key().key(), write.hash()));
    }
    RowRef row = item.row().row();
    Evaluated outcome = item.outcome();
    return new Commit(
        row.owner(),
        row.key(),
        item.row().version(),
        outcome.content(),
        outcome.plan(),
        outcome.trace(),
        claims);
  }

  private TargetWriter<?> writer(String target) {
    TargetWriter<?> writer = targets.get(target);
    if (writer == null) {
      throw new IllegalStateException("the plan has no target " + target);
    }
    return writer;
  }
}
