package dev.headrace.processor.check;

import dev.headrace.processor.model.Feeding;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.WiringCode;
import dev.headrace.processor.problem.Wording;
import java.util.List;

/** Each target takes the rows of a node that yields them. */
final class TargetsAreFed implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    for (Feeding feeding : flow.wiring().feedings()) {
      NodeModel target = flow.theNode(feeding.target());
      switch (feeding.fault()) {
        case UNFED ->
            problems.add(
                WiringCode.TARGET_UNFED,
                target.place(),
                target.name(),
                target.type().text(),
                elsewhere(flow, target));
        case SEVERAL ->
            problems.add(
                WiringCode.SEVERAL_FEEDERS,
                target.place(),
                target.name(),
                Wording.list(feeding.candidates()));
        case NONE, UNTOLD -> {}
      }
    }
  }

  /** Nodes that yield the rows, but export them to other targets only. */
  private static String elsewhere(FlowModel flow, NodeModel target) {
    List<String> nodes =
        flow.producers()
            .filter(node -> !node.exports().isEmpty())
            .filter(node -> node.yields().filter(target.type()::same).isPresent())
            .map(NodeModel::name)
            .toList();
    return nodes.isEmpty()
        ? ""
        : " %s would, but names other targets with @Export.".formatted(Wording.list(nodes));
  }
}
