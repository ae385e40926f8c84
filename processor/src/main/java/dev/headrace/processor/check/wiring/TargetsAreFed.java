package dev.headrace.processor.check.wiring;

import dev.headrace.processor.model.Feeding;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.WiringCode;
import dev.headrace.processor.problem.Wording;
import java.util.List;

/** Each target takes the rows of a node that yields them. */
final class TargetsAreFed implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    boolean nothingYields = flow.producers().findAny().isEmpty(); // told of the flow
    for (Feeding feeding : nothingYields ? List.<Feeding>of() : flow.wiring().feedings()) {
      NodeModel target = flow.theNode(feeding.target());
      switch (feeding.fault()) {
        case UNFED -> unfed(flow, target, problems);
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

  /** Nodes may yield the rows, but export them to other targets only. */
  private static void unfed(FlowModel flow, NodeModel target, Problems problems) {
    String type = flow.text(target.type());
    List<String> exporters =
        flow.producers()
            .filter(node -> !node.exports().isEmpty())
            .filter(node -> node.yields().filter(target.type()::same).isPresent())
            .map(NodeModel::name)
            .toList();
    Remedy remedy = new Remedy(flow);
    if (exporters.isEmpty()) {
      problems.add(
          WiringCode.TARGET_UNFED,
          target.place(),
          target.name(),
          "no node yields " + type + ". There are: " + Wording.list(remedy.producers()),
          remedy
              .forWrapped(target.type(), target.name())
              .orElse(
                  "Return %1$s, List<%1$s> or Optional<%1$s> from a transform".formatted(type)));
    } else {
      problems.add(
          WiringCode.TARGET_UNFED,
          target.place(),
          target.name(),
          "%s would, but names other targets with @Export".formatted(Wording.list(exporters)),
          "Name \"%s\" in its @Export too, or return %s from another transform"
              .formatted(target.name(), type));
    }
  }
}
