package dev.headrace.processor.check;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.type.ComponentModel;
import dev.headrace.processor.model.type.RowModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.problem.Check;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.TypeCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No row is made of itself. Each row is visited once, however many others hold it. */
final class RowsAreFinite implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    new Search(flow, problems).run();
  }

  /** A component on the way, in its row. */
  private record Step(RowModel row, ComponentModel component) {}

  /** Goes into the depth, from each row through its components to the rows that they hold. */
  private static final class Search {
    private final FlowModel flow;
    private final Problems problems;
    private final Map<ClassName, RowModel> rows = new HashMap<>();
    private final Set<ClassName> visited = new HashSet<>();
    private final Set<ClassName> told = new HashSet<>();
    private final List<Step> way = new ArrayList<>();

    Search(FlowModel flow, Problems problems) {
      this.flow = flow;
      this.problems = problems;
      flow.rows().forEach(row -> rows.put(row.type(), row));
    }

    void run() {
      flow.rows().forEach(this::visit);
    }

    private void visit(RowModel row) {
      int begin = way.stream().map(Step::row).toList().indexOf(row);
      if (begin >= 0) {
        tell(way.subList(begin, way.size()));
      } else if (visited.add(row.type())) {
        for (ComponentModel component : row.components()) {
          way.add(new Step(row, component));
          held(component.type()).forEach(this::visit);
          way.remove(way.size() - 1);
        }
      }
    }

    private void tell(List<Step> cycle) {
      List<ClassName> types = cycle.stream().map(step -> step.row().type()).toList();
      if (told.addAll(types)) {
        String first = TypeModel.simple(types.get(0));
        String names = types.stream().map(TypeModel::simple).collect(Collectors.joining(" -> "));
        problems.add(
            TypeCode.RECURSIVE_ROW,
            cycle.get(0).component().place(),
            first,
            names + " -> " + first);
      }
    }

    private Stream<RowModel> held(TypeModel type) {
      Stream<TypeModel> branches =
          flow.union(type).stream().flatMap(union -> union.rows().stream());
      return Stream.concat(
          Stream.concat(Stream.of(type), branches)
              .flatMap(t -> Stream.ofNullable(rows.get(t.name()))),
          type.arguments().stream().flatMap(this::held));
    }
  }
}
