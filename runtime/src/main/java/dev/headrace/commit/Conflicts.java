package dev.headrace.commit;

import dev.headrace.commit.FinishedRow.TargetRef;
import dev.headrace.commit.GroupCommit.Item;
import dev.headrace.commit.Settlement.Outside;
import dev.headrace.report.ConflictException;
import dev.headrace.report.UpdateReport.RowFailure;
import dev.headrace.state.Key;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks up who owns the target rows that several source rows claim, and words the outcome. */
final class Conflicts {

  private final StateStore state;

  Conflicts(StateStore state) {
    this.state = state;
  }

  Settlement.Result decide(List<Item> deferred) {
    return Settlement.of(
        deferred,
        left -> {
          Set<OwnerKey> asking = new HashSet<>();
          left.forEach(item -> asking.add(OwnerKey.of(item.row().row())));
          return key -> outside(key, asking);
        });
  }

  private Outside outside(TargetRef key, Set<OwnerKey> asking) {
    List<String> others = new ArrayList<>();
    for (SourceRow owner : state.owners(key.target(), key.key().bytes())) {
      if (!asking.contains(new OwnerKey(owner.source(), owner.key()))) {
        others.add(NodeNames.node(owner.source()) + " " + owner.key());
      }
    }
    TargetRow known = state.findTarget(key.target(), key.key().bytes());
    return new Outside(others.isEmpty() || known == null ? null : known.hash(), others);
  }

  private record OwnerKey(String source, Key key) {
    static OwnerKey of(RowRef row) {
      return new OwnerKey(row.owner(), row.key());
    }
  }

  static RowFailure lost(Settlement.Rejection rejection) {
    RowRef row = rejection.item().row().row();
    String target = NodeNames.node(rejection.key().target());
    return new RowFailure(
        row.source(),
        row.key().label(),
        target,
        rejection.key().key().label(),
        new ConflictException(
            "%s %s and %s yield different rows for the key %s of %s; the row of %s stays. Make the key tell them apart, or make the rows equal"
                .formatted(
                    row.source(),
                    row.key().label(),
                    rejection.holder(),
                    rejection.key().key().label(),
                    target,
                    rejection.holder())));
  }

  static RowFailure undecided(Item item, TargetRef key) {
    RowRef row = item.row().row();
    String target = NodeNames.node(key.target());
    return new RowFailure(
        row.source(),
        row.key().label(),
        target,
        key.key().label(),
        new ConflictException(
            "the key %s of %s belongs to another row, and too many rows have conflicts to decide this one in the same update; the next update takes it up again"
                .formatted(key.key().label(), target)));
  }
}
