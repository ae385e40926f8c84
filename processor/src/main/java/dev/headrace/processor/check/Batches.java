package dev.headrace.processor.check;

import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.MethodModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.ParameterModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.ValueKind;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.Problems;

/** A batched transform takes lists, returns a list, and has room for one element. */
final class Batches implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    flow.nodes().stream()
        .filter(NodeModel::batched)
        .forEach(node -> check(node, node.method().orElseThrow(), problems));
  }

  private static void check(NodeModel node, MethodModel method, Problems problems) {
    int max = node.settings().batch().orElseThrow();
    if (max < 1) {
      problems.add(
          DeclarationCode.BATCHED_MAX,
          method.place().on(ClassNames.BATCHED.canonicalName(), "max", 0),
          method.text(),
          String.valueOf(max));
    }
    for (ParameterModel parameter : method.parameters()) {
      if (isNoList(parameter.type())) {
        problems.add(
            DeclarationCode.BATCHED_PARAMETER,
            parameter.place(),
            method.text(),
            parameter.name(),
            parameter.type().text(),
            element(parameter.type()));
      }
    }
    if (isNoList(method.result())) {
      problems.add(
          DeclarationCode.BATCHED_RESULT,
          method.place(),
          method.text(),
          method.result().text(),
          element(method.result()));
    }
  }

  /** A faulty type is told by {@link SupportedTypes}, void among them. */
  private static boolean isNoList(TypeModel type) {
    boolean told = type.ownFault().isPresent();
    return !told && type.kind() != ValueKind.LIST;
  }

  /** What a list would hold instead: a set's own elements, else the type itself. */
  private static String element(TypeModel type) {
    return type.kind() == ValueKind.SET ? type.argument().text() : type.text();
  }
}
