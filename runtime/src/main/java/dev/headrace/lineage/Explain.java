package dev.headrace.lineage;

import dev.headrace.hash.Bytes;
import dev.headrace.report.Explanation;
import dev.headrace.report.Explanation.Origin;
import dev.headrace.report.Explanation.Step;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetRow;
import dev.headrace.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains a target row: its source rows, and the steps from them to it. */
public final class Explain {

  private Explain() {}

  /**
   * Explains a target row.
   *
   * @param state the tracking
   * @param target the target's name in the state, {@code "docs.HandbookSearch/index"}
   * @param key the target row's encoded key
   * @return empty if there is no such row
   */
  public static Optional<Explanation> row(StateStore state, String target, Bytes key) {
    TargetRow row = state.findTarget(target, key);
    if (row == null) {
      return Optional.empty();
    }
    List<Origin> origins = new ArrayList<>();
    for (SourceRow owner : state.owners(target, key)) {
      origins.add(
          new Origin(
              NodeNames.node(owner.source()),
              owner.key().label(),
              owner.version(),
              owner.content(),
              owner.run(),
              steps(state.trace(owner.id()), NodeNames.node(target), key)));
    }
    return Optional.of(new Explanation(NodeNames.node(target), row.key().label(), origins));
  }

  private static List<Step> steps(@Nullable Bytes trace, String target, Bytes key) {
    if (trace == null) {
      return List.of();
    }
    return Trace.decode(trace).runs(target, key).stream()
        .map(run -> new Step(run.step(), run.element(), run.key(), run.computed()))
        .toList();
  }
}
