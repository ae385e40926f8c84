package dev.headrace.processor.model;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.GeneratedNames.CodecConstant;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names the codecs that a flow's rows need, each after those that it uses. */
final class CodecTable {

  private final FlowModel flow;
  private final List<CodecConstant> codecs = new ArrayList<>();
  private final Set<TypeModel> visited = new HashSet<>();
  private final Names constants = new Names();
  private final Names classes = new Names();

  private CodecTable(FlowModel flow) {
    this.flow = flow;
  }

  static List<CodecConstant> of(FlowModel flow) {
    CodecTable table = new CodecTable(flow);
    flow.nodes().forEach(node -> node.result().ifPresent(type -> table.visit(type, false)));
    flow.resources().stream()
        .filter(resource -> resource.treatment() == ResourceModel.Treatment.VALUE)
        .forEach(resource -> table.visit(resource.type(), false));
    return table.codecs;
  }

  /** Collections get a constant only where they are in rows, which use them for every row. */
  private void visit(TypeModel type, boolean inRow) {
    boolean wanted =
        switch (type.kind()) {
          case ROW, UNION, ENUM -> true;
          case LIST, SET, MAP, OPTIONAL -> inRow;
          default -> false;
        };
    if (wanted && !visited.add(type)) {
      return;
    }
    type.arguments().forEach(argument -> visit(argument, inRow));
    flow.union(type)
        .ifPresent(
            union -> {
              union.rows().forEach(row -> visit(row, false));
              union.unions().forEach(inner -> visit(inner, false));
            });
    flow.row(type)
        .ifPresent(row -> row.components().forEach(component -> visit(component.type(), true)));
    if (wanted) {
      codecs.add(
          ImmutableCodecConstant.builder()
              .name(constants.take(GeneratedNames.constant(base(type, "_"))))
              .className(type.kind() == ValueKind.ROW ? classes.take(base(type, "") + "Codec") : "")
              .type(type)
              .build());
    }
  }

  private static String base(TypeModel type, String separator) {
    if (type.kind().isCollection()) {
      return type.kind().text()
          + "_of_"
          + type.arguments().stream()
              .map(argument -> base(argument, separator))
              .collect(Collectors.joining("_to_"));
    }
    return type.name() instanceof ClassName name
        ? name.simpleName()
        : type.text().replace("[]", "s");
  }
}
