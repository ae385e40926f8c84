package dev.headrace.commit;

import dev.headrace.commit.FinishedRow.TargetRef;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.TargetRow;
import java.util.List;

/**
 * Deletes target rows that no source row yields any more, after everything else is written. That
 * they may be gone is recorded first: a row that comes back after a failure or a kill is written
 * again.
 */
final class Sweep {

  private static final int BATCH = 500;

  private final StateStore state;
  private final Tally tally;
  private final Step.Listener steps;

  Sweep(StateStore state, Tally tally, Step.Listener steps) {
    this.state = state;
    this.tally = tally;
    this.steps = steps;
  }

  /**
   * Sweeps one target. If it refuses, its orphans stay recorded and are tried at the next update.
   */
  void sweep(String target, TargetWriter<?> writer) throws InterruptedException {
    while (true) {
      List<TargetRow> orphans = state.orphans(target, BATCH);
      if (orphans.isEmpty()) {
        return;
      }
      state.intendDelete(
          target,
          orphans.stream().filter(o -> o.hash() != null).map(o -> o.key().bytes()).toList());
      steps.done(Step.DELETE_INTENDED);
      try {
        writer.delete(orphans.stream().map(o -> new TargetRef(target, o.key())).toList());
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        tally.problem(
            "%d rows of %s could not be deleted: %s; the next update tries again"
                .formatted(state.orphanCount(target), NodeNames.node(target), e));
        return;
      }
      steps.done(Step.DELETED);
      state.forget(target, orphans.stream().map(o -> o.key().bytes()).toList());
      steps.done(Step.FORGOTTEN);
      tally.deleted(NodeNames.node(target), orphans.size());
    }
  }
}
