package dev.headrace.processor.check;

import dev.headrace.processor.model.ComponentModel;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.RowModel;
import dev.headrace.processor.model.TypeModel;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.TypeCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** No row is made of itself. */
final class RowsAreFinite implements Check {

  @Override
  public void check(FlowModel flow, Problems problems) {
    Set<String> told = new HashSet<>();
    for (RowModel row : flow.rows()) {
      for (ComponentModel component : row.components()) {
        List<String> path = new ArrayList<>(List.of(TypeModel.simple(row.type())));
        Optional<List<String>> cycle = cycle(flow, row, component, path);
        if (cycle.isPresent() && told.addAll(new HashSet<>(cycle.get()))) {
          problems.add(
              TypeCode.RECURSIVE_ROW,
              component.place(),
              TypeModel.simple(row.type()),
              String.join(" -> ", cycle.get()));
        }
      }
    }
  }

  /** The way from a row through one of its components back to it. */
  private static Optional<List<String>> cycle(
      FlowModel flow, RowModel goal, ComponentModel component, List<String> path) {
    for (RowModel next : rows(flow, component.type()).toList()) {
      String name = TypeModel.simple(next.type());
      if (next.type().equals(goal.type())) {
        return Optional.of(Stream.concat(path.stream(), Stream.of(name)).toList());
      }
      if (!path.contains(name)) {
        List<String> longer = Stream.concat(path.stream(), Stream.of(name)).toList();
        Optional<List<String>> found =
            next.components().stream()
                .flatMap(inner -> cycle(flow, goal, inner, longer).stream())
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Stream<RowModel> rows(FlowModel flow, TypeModel type) {
    return Stream.of(
            flow.row(type).stream(),
            flow.union(type).stream().flatMap(u -> u.rows().stream()).flatMap(r -> rows(flow, r)),
            type.arguments().stream().flatMap(argument -> rows(flow, argument)))
        .flatMap(rows -> rows);
  }
}
