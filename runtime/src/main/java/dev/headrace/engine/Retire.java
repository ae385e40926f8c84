package dev.headrace.engine;

import dev.headrace.commit.Step;
import dev.headrace.state.StateStore;
import java.util.ArrayList;
import java.util.List;

/** Removes source rows that were not listed; what they alone owned becomes orphans. */
final class Retire {

  private static final int BATCH = 500;

  private Retire() {}

  /** Retires; returns how many rows were removed. */
  static long unseen(StateStore state, String source, SeenRows seen, Step.Listener steps) {
    List<Long> batch = new ArrayList<>();
    long[] removed = {0};
    state.forEachId(
        source,
        id -> {
          if (!seen.contains(id)) {
            removed[0]++;
            batch.add(id);
            if (batch.size() == BATCH) {
              state.retire(List.copyOf(batch));
              steps.done(Step.RETIRED);
              batch.clear();
            }
          }
        });
    if (!batch.isEmpty()) {
      state.retire(batch);
      steps.done(Step.RETIRED);
    }
    return removed[0];
  }
}
