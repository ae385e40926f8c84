package dev.headrace.processor.check;

import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.ParameterModel;
import dev.headrace.processor.problem.ProblemCode;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.Wording;

/** On a transform record's component {@code @From} has an entry for each parameter. */
final class FromEntries implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    for (NodeModel node : flow.nodes()) {
      int parameters = node.method().map(method -> method.parameters().size()).orElse(0);
      if (node.origins().isPresent() && node.origins().get().size() != parameters) {
        problems.add(
            ProblemCode.FROM_COUNT,
            node.place().on(ClassNames.FROM.canonicalName()),
            node.name(),
            node.origins().get().size() == 1 ? "1 entry" : node.origins().get().size() + " entries",
            Wording.count(parameters, "parameter"),
            Wording.list(
                node.method().orElseThrow().parameters().stream()
                    .map(ParameterModel::name)
                    .toList()));
      }
    }
  }
}
