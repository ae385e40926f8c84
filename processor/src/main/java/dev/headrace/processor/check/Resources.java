package dev.headrace.processor.check;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NameModel;
import dev.headrace.processor.model.ResourceModel;
import dev.headrace.processor.model.ResourceModel.Treatment;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.ResourceCode;

/** Of each resource it is known what about it changes results. */
final class Resources implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    for (ResourceModel resource : flow.resources()) {
      if (resource.treatment() == Treatment.UNKNOWN) {
        problems.add(
            ResourceCode.UNTRACKABLE_RESOURCE,
            resource.place(),
            resource.text(),
            resource.type().text(),
            resource.culprit().map(culprit -> " (" + culprit + ")").orElse(""));
      }
      resource
          .reason()
          .filter(reason -> reason.text().isBlank())
          .map(NameModel::place)
          .ifPresent(
              place -> problems.add(ResourceCode.UNTRACKED_WITHOUT_REASON, place, resource.text()));
    }
  }
}
