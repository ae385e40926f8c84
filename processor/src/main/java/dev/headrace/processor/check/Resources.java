package dev.headrace.processor.check;

import com.palantir.javapoet.ArrayTypeName;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.ResourceModel;
import dev.headrace.processor.model.ResourceModel.Treatment;
import dev.headrace.processor.model.place.NameModel;
import dev.headrace.processor.model.type.TypeFault;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.ResourceCode;
import java.util.Optional;

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
            resource.culprit().map(culprit -> " (" + culprit + ")").orElse(""),
            remedy(resource.type()));
      }
      resource
          .reason()
          .filter(reason -> reason.text().isBlank())
          .map(NameModel::place)
          .ifPresent(
              place -> problems.add(ResourceCode.UNTRACKED_WITHOUT_REASON, place, resource.text()));
    }
  }

  /** An array can't implement anything, and nobody can change a type of the JDK. */
  private static String remedy(TypeModel type) {
    boolean hidden =
        type.ownFault().filter(f -> f.reason() == TypeFault.Reason.NOT_ACCESSIBLE).isPresent();
    if (hidden) {
      return "Make %s visible from the flow's package, so that it counts by value"
          .formatted(type.text());
    }
    if (type.name() instanceof ArrayTypeName) {
      return "Take a List instead of the array: it counts by value";
    }
    Optional<String> nearest =
        type.ownFault()
            .filter(fault -> fault.reason() == TypeFault.Reason.UNSUPPORTED)
            .map(TypeFault::hint)
            .filter(hint -> !hint.startsWith("a "));
    if (nearest.isPresent()) {
      return "Take %s: it counts by value".formatted(nearest.get());
    }
    boolean jdk = type.name().toString().matches("javax?\\..*");
    return jdk
        ? "Wrap it in a type that implements Fingerprinted and names what results depend on"
        : "Let %s implement Fingerprinted and name what results depend on, or wrap it in a type that does"
            .formatted(type.text());
  }
}
