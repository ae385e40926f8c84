package dev.headrace.processor.check.wiring;

import dev.headrace.processor.model.Feed;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.UnionModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.WarningCode;
import java.util.List;
import java.util.Optional;

/** Somebody takes each branch of a sealed type, where branches are taken at all. */
final class Branches implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    flow.producers()
        .forEach(
            node ->
                node.yields()
                    .flatMap(flow::union)
                    .ifPresent(union -> check(flow, node, union, problems)));
  }

  private static void check(FlowModel flow, NodeModel node, UnionModel union, Problems problems) {
    List<Optional<TypeModel>> taken =
        Used.feeds(flow)
            .filter(feed -> feed.node().equals(node.name()) && feed.path().isEmpty())
            .map(Feed::only)
            .toList();
    if (taken.isEmpty() || taken.contains(Optional.<TypeModel>empty())) {
      return;
    }
    List<TypeModel> branches = taken.stream().flatMap(Optional::stream).toList();
    union.rows().stream()
        .filter(row -> branches.stream().noneMatch(branch -> covers(flow, branch, row)))
        .forEach(
            row ->
                problems.add(
                    WarningCode.UNCONSUMED_BRANCH,
                    node.place(),
                    node.name(),
                    node.yields().orElseThrow().text(),
                    row.text()));
  }

  private static boolean covers(FlowModel flow, TypeModel branch, TypeModel row) {
    return branch.same(row) || flow.union(branch).filter(union -> union.permits(row)).isPresent();
  }
}
