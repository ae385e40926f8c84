package dev.headrace.processor.check.wiring;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.Input;
import dev.headrace.processor.model.MethodModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.WiringCode;
import dev.headrace.processor.problem.Wording;
import java.util.List;

/** Exactly one node feeds each parameter. */
final class Inputs implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    flow.wiring()
        .inputs()
        .forEach(
            (name, inputs) -> {
              NodeModel node = flow.theNode(name);
              inputs.forEach(
                  input -> input.fault().ifPresent(f -> tell(flow, node, input, f, problems)));
            });
  }

  private static void tell(
      FlowModel flow, NodeModel node, Input input, Input.Fault fault, Problems problems) {
    Place place =
        input.parameter().origin().map(NameModel::place).orElse(input.parameter().place());
    String from = input.parameter().origin().map(NameModel::text).orElse("");
    String parameter = input.parameter().name();
    String type = flow.text(input.type());
    List<String> found = input.found();
    switch (fault) {
      case NO_CANDIDATE ->
          problems.add(
              WiringCode.NO_CANDIDATE,
              place,
              node.name(),
              parameter,
              type,
              Wording.list(found),
              new Remedy(flow).forMissing(node, input));
      case SEVERAL_CANDIDATES -> several(flow, node, input, place, problems);
      case UNKNOWN_NODE ->
          problems.add(
              WiringCode.UNKNOWN_NODE,
              place,
              input.owner(),
              new Remedy(flow).forUnknown(input.owner(), from, found),
              Wording.list(found));
      case NOT_A_PRODUCER ->
          problems.add(
              WiringCode.NOT_A_PRODUCER,
              place,
              from.split("\\.", 2)[0],
              input.owner(),
              Wording.list(found),
              input.owner().equals("resource")
                  ? " A transform reads a resource from the flow, not as a parameter."
                  : "");
      case ITSELF -> problems.add(WiringCode.FROM_ITSELF, place, node.name(), Wording.list(found));
      case UNKNOWN_COMPONENT -> {
        String[] wrongAndOwner = input.owner().split(" ", 2);
        problems.add(
            WiringCode.UNKNOWN_COMPONENT,
            place,
            wrongAndOwner[1],
            wrongAndOwner[0],
            found.isEmpty()
                ? " Only rows have components."
                : Wording.didYouMean(wrongAndOwner[0], found)
                    + " It has: "
                    + Wording.list(found)
                    + ".",
            found.isEmpty() ? "End the path before it" : "Name one of its components");
      }
      case NULLABLE_COMPONENT -> problems.add(WiringCode.NULLABLE_COMPONENT, place, input.owner());
      case OTHER_TYPE ->
          problems.add(
              WiringCode.OTHER_TYPE, place, node.name(), parameter, type, from, found.get(0));
      case UNTOLD -> {}
    }
  }

  private static void several(
      FlowModel flow, NodeModel node, Input input, Place place, Problems problems) {
    MethodModel method = node.method().orElseThrow();
    problems.add(
        method.namesLost() ? WiringCode.NAMES_LOST : WiringCode.SEVERAL_CANDIDATES,
        place,
        node.name(),
        input.parameter().name(),
        flow.text(input.type()),
        Wording.list(input.found()),
        method.namesLost() ? node.name() : input.found().get(0),
        method.owner());
  }
}
