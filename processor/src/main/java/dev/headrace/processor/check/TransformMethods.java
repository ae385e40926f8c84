package dev.headrace.processor.check;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.MethodModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.Problems;
import javax.lang.model.element.Modifier;

/** A transform's method can be called by the plan, with values of known types. */
final class TransformMethods implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    flow.nodes(Role.TRANSFORM).forEach(node -> check(node.method().orElseThrow(), problems));
  }

  private static void check(MethodModel method, Problems problems) {
    String name = method.text();
    if (method.modifiers().contains(Modifier.STATIC)) {
      problems.add(DeclarationCode.TRANSFORM_STATIC, method.place(), name);
    }
    if (method.modifiers().contains(Modifier.PRIVATE)) {
      problems.add(DeclarationCode.TRANSFORM_PRIVATE, method.place(), name);
    }
    if (method.generic()) {
      problems.add(DeclarationCode.TRANSFORM_GENERIC, method.place(), name);
    }
    if (method.varArgs()) {
      problems.add(DeclarationCode.TRANSFORM_VARARGS, method.place(), name);
    }
    if (method.parameters().isEmpty()) {
      problems.add(DeclarationCode.TRANSFORM_WITHOUT_PARAMETERS, method.place(), name);
    }
    if (method.nullable()) {
      problems.add(
          DeclarationCode.TRANSFORM_NULLABLE, method.place(), name, method.result().text());
    }
    method
        .thrown()
        .filter(thrown -> !method.generic())
        .ifPresent(
            thrown ->
                problems.add(
                    DeclarationCode.TRANSFORM_THROWS,
                    method.place(),
                    name,
                    TypeModel.simple(thrown)));
  }
}
