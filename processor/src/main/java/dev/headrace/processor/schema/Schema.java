package dev.headrace.processor.schema;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.type.ComponentModel;
import dev.headrace.processor.model.type.RowModel;
import dev.headrace.processor.model.type.TypeModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The row types that a flow stores: those of its sources and targets, and what they and the results
 * of its transforms are made of. All maps are sorted.
 *
 * @param sources row types by the source's name
 * @param targets row types by the target's name
 * @param rows columns in order, by the row type's name
 * @param unions permitted row types, by the sealed interface's name
 */
record Schema(
    Map<String, String> sources,
    Map<String, String> targets,
    Map<String, List<Column>> rows,
    Map<String, List<String>> unions) {

  /**
   * A component of a row type.
   *
   * @param name its name
   * @param type what it holds, as in the flow's graph
   * @param key whether it is part of the key
   * @param nullable whether it may be null
   */
  record Column(String name, String type, boolean key, boolean nullable) {

    private static Column of(ComponentModel component) {
      return new Column(
          component.name(), component.type().schemaText(), component.key(), component.nullable());
    }

    /** Whether a row without it is whole. */
    boolean mayBeMissing() {
      return nullable || type.startsWith("optional<");
    }
  }

  /** What a flow stores now. */
  static Schema of(FlowModel flow) {
    Schema schema =
        new Schema(
            types(flow, Role.SOURCE), types(flow, Role.TARGET), new TreeMap<>(), new TreeMap<>());
    flow.nodes().forEach(node -> schema.add(flow, node.type()));
    return schema;
  }

  private static Map<String, String> types(FlowModel flow, Role role) {
    return flow.nodes(role).stream()
        .collect(
            Collectors.toMap(
                NodeModel::name, node -> node.type().schemaText(), (a, b) -> a, TreeMap::new));
  }

  private void add(FlowModel flow, TypeModel type) {
    type.arguments().forEach(argument -> add(flow, argument));
    flow.union(type)
        .ifPresent(
            union -> {
              unions.put(
                  type.schemaText(), union.rows().stream().map(TypeModel::schemaText).toList());
              union.rows().forEach(row -> add(flow, row));
            });
    flow.row(type).ifPresent(row -> add(flow, type.schemaText(), row));
  }

  private void add(FlowModel flow, String name, RowModel row) {
    if (!rows.containsKey(name)) {
      rows.put(name, row.components().stream().map(Column::of).toList());
      row.components().forEach(component -> add(flow, component.type()));
    }
  }

  List<Column> columns(String type) {
    return rows.getOrDefault(type, List.of());
  }

  List<Column> keys(String type) {
    return columns(type).stream().filter(Column::key).toList();
  }

  /** The rows and unions that a type names: {@code docs.Tag} of {@code list<docs.Tag>}. */
  Stream<String> named(String type) {
    return Arrays.stream(type.split("[<>, ]+"))
        .filter(name -> rows.containsKey(name) || unions.containsKey(name));
  }
}
