package dev.headrace.processor.check;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.type.ComponentModel;
import dev.headrace.processor.model.type.RowModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.ValueKind;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.ProblemCode;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.TypeCode;
import dev.headrace.processor.problem.Wording;
import java.util.List;
import java.util.Locale;

/** The rows of sources and targets are rows with keys that identify them. */
final class Keys implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    for (NodeModel node : flow.nodes()) {
      if (node.role() != Role.TRANSFORM && node.type().sound()) {
        rowOf(node, problems);
      }
    }
    for (RowModel row : flow.rows()) {
      withoutKey(flow, row, problems);
      row.keys().forEach(key -> check(row, key, problems));
    }
  }

  private static void rowOf(NodeModel node, Problems problems) {
    if (node.type().kind() != ValueKind.ROW) {
      problems.add(TypeCode.NOT_A_ROW, node.place(), role(node), node.name(), node.type().text());
    }
  }

  private static String role(NodeModel node) {
    return node.role().name().toLowerCase(Locale.ROOT);
  }

  private static void withoutKey(FlowModel flow, RowModel row, Problems problems) {
    List<String> users =
        flow.nodes().stream()
            .filter(node -> node.role() != Role.TRANSFORM)
            .filter(node -> node.type().name().equals(row.type()))
            .map(node -> "the %s \"%s\"".formatted(role(node), node.name()))
            .toList();
    if (row.keys().isEmpty() && !users.isEmpty()) {
      String type = TypeModel.simple(row.type());
      problems.add(TypeCode.NO_KEY, row.place(), type, Wording.list(users));
    }
  }

  private static void check(RowModel row, ComponentModel key, Problems problems) {
    String name = TypeModel.simple(row.type()) + "." + key.name();
    ValueKind kind = key.type().kind();
    if (problems.areTold(key.place())) {
      return; // the type itself is at fault
    }
    if (key.nullable()) {
      problems.add(TypeCode.KEY_NULLABLE, key.place(), name, "@Nullable");
    } else if (kind == ValueKind.OPTIONAL) {
      problems.add(TypeCode.KEY_NULLABLE, key.place(), name, "Optional");
    } else if (!kind.canBeKey() && key.type().sound()) {
      ProblemCode code = kind.isScalar() ? TypeCode.KEY_FRACTION : TypeCode.KEY_TYPE;
      problems.add(code, key.place(), name, key.type().text());
    }
  }
}
