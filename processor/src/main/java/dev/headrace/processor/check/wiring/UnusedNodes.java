package dev.headrace.processor.check.wiring;

import dev.headrace.processor.model.Feed;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.ProblemCode;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.WarningCode;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody takes the rows of each node. */
final class UnusedNodes implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    Set<String> used = Used.feeds(flow).map(Feed::node).collect(Collectors.toSet());
    flow.producers()
        .filter(node -> !used.contains(node.name()))
        .forEach(node -> problems.add(code(node), node.place(), node.name()));
  }

  private static ProblemCode code(NodeModel node) {
    return node.role() == Role.SOURCE ? WarningCode.UNUSED_SOURCE : WarningCode.UNUSED_TRANSFORM;
  }
}
