package dev.headrace.processor.check.wiring;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.ScopeFault;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.WiringCode;

/** What a transform takes lies on one chain of scopes, and lists gather what is inside its own. */
final class Scopes implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    flow.wiring().scopeFaults().forEach((node, fault) -> tell(node, fault, problems));
  }

  private static void tell(String node, ScopeFault fault, Problems problems) {
    Place place = fault.input().parameter().place();
    String parameter = fault.input().parameter().name();
    if (fault.reason() == ScopeFault.Reason.NOT_NESTED) {
      String own = fault.otherScope().isEmpty() ? fault.scope() : fault.otherScope();
      String feed = fault.input().feed().orElseThrow().text();
      problems.add(WiringCode.GATHER_OF_OUTER, place, node, parameter, feed, "for " + own);
      return;
    }
    problems.add(
        fault.reason() == ScopeFault.Reason.TWO_SOURCES
            ? WiringCode.TWO_SOURCES
            : WiringCode.SIBLING_SCOPES,
        place,
        node,
        parameter,
        fault.scope(),
        fault.other(),
        fault.otherScope());
  }
}
