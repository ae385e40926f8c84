package dev.headrace.processor.check.wiring;

import dev.headrace.processor.model.Feed;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.WiringCode;
import dev.headrace.processor.problem.Wording;
import java.util.List;
import java.util.Optional;

/** {@code @Export} names targets of the node's rows. */
final class Exports implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    flow.producers().forEach(node -> empty(flow, node, problems));
    flow.producers()
        .forEach(node -> node.exports().forEach(export -> check(flow, node, export, problems)));
  }

  private static void empty(FlowModel flow, NodeModel node, Problems problems) {
    List<String> names = flow.nodes(Role.TARGET).stream().map(NodeModel::name).toList();
    node.emptyExport()
        .ifPresent(
            place ->
                problems.add(WiringCode.EXPORT_EMPTY, place, node.name(), Wording.list(names)));
  }

  private static void check(FlowModel flow, NodeModel node, NameModel export, Problems problems) {
    List<NodeModel> targets = flow.nodes(Role.TARGET);
    Optional<NodeModel> target =
        targets.stream().filter(t -> t.name().equals(export.text())).findFirst();
    if (target.isEmpty()) {
      List<String> names = targets.stream().map(NodeModel::name).toList();
      problems.add(
          WiringCode.UNKNOWN_EXPORT,
          export.place(),
          export.text(),
          Wording.didYouMean(export.text(), names),
          Wording.list(names));
    } else if (node.yields().isPresent() && target.get().type().sound()) {
      boolean fits =
          Feed.fit(flow, node.name(), target.get().type(), node.yields().get())
              .filter(feed -> feed.mode() == Feed.Mode.EACH)
              .isPresent();
      if (!fits) {
        problems.add(
            WiringCode.EXPORT_OF_OTHER_TYPE,
            export.place(),
            node.name(),
            flow.text(node.yields().get()),
            target.get().name(),
            flow.text(target.get().type()));
      }
    }
  }
}
