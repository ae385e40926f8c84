package dev.headrace.processor.check.wiring;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.Input;
import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.WiringCode;
import java.util.List;

/** No transform takes, through others, its own result. */
final class NoCycles implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    for (List<String> cycle : flow.wiring().cycles()) {
      problems.add(WiringCode.CYCLE, place(flow, cycle), String.join(" <- ", cycle));
    }
  }

  /** The parameter of the first node that takes from the second. */
  private static Place place(FlowModel flow, List<String> cycle) {
    return flow.wiring().inputsOf(cycle.get(0)).stream()
        .filter(input -> input.feed().filter(feed -> feed.node().equals(cycle.get(1))).isPresent())
        .map(Input::parameter)
        .map(parameter -> parameter.origin().map(NameModel::place).orElse(parameter.place()))
        .findFirst()
        .orElse(flow.place());
  }
}
