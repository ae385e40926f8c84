package dev.headrace.processor.check.wiring;

import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.MethodModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.ParameterModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.Wording;
import java.util.List;

/** {@code @From} has one entry on a parameter, and one for each on a transform record. */
final class FromEntries implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    for (NodeModel node : flow.nodes()) {
      List<ParameterModel> parameters =
          node.method().map(MethodModel::parameters).orElse(List.of());
      node.origins()
          .filter(entries -> entries.size() != parameters.size())
          .ifPresent(
              entries -> tell(node.name(), node.place(), entries.size(), parameters, problems));
      parameters.stream()
          .filter(parameter -> parameter.entries() != 1)
          .forEach(
              parameter ->
                  tell(
                      parameter.name(),
                      parameter.place(),
                      parameter.entries(),
                      List.of(parameter),
                      problems));
    }
  }

  private static void tell(
      String subject,
      Place place,
      int entries,
      List<ParameterModel> parameters,
      Problems problems) {
    problems.add(
        DeclarationCode.FROM_COUNT,
        place.on(ClassNames.FROM.canonicalName()),
        subject,
        entries == 1 ? "1 entry" : entries + " entries",
        Wording.count(parameters.size(), "parameter"),
        Wording.list(parameters.stream().map(ParameterModel::name).toList()));
  }
}
