package dev.headrace.processor.model;

import dev.headrace.processor.model.Input.Fault;
import dev.headrace.processor.model.type.ComponentModel;
import dev.headrace.processor.model.type.RowModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what feeds a parameter: by {@code @From}, else by type, else by name. */
final class InputResolver {

  private final FlowModel flow;

  InputResolver(FlowModel flow) {
    this.flow = flow;
  }

  Input resolve(NodeModel node, ParameterModel parameter) {
    Optional<TypeModel> type = elementType(node, parameter);
    if (type.isEmpty() || !type.get().sound() || entryIsMissing(node, parameter)) {
      return fault(parameter, parameter.type(), Fault.UNTOLD, "", Stream.empty());
    }
    return parameter.origin().isPresent()
        ? byPath(node, parameter, type.get(), parameter.origin().get().text())
        : byType(node, parameter, type.get());
  }

  /** {@code @From} has too few or too many entries, which is told as such. */
  private static boolean entryIsMissing(NodeModel node, ParameterModel parameter) {
    int parameters = node.method().map(method -> method.parameters().size()).orElse(0);
    boolean ofNode = node.origins().filter(all -> all.size() != parameters).isPresent();
    return parameter.entries() != 1 || (ofNode && parameter.origin().isEmpty());
  }

  private static Optional<TypeModel> elementType(NodeModel node, ParameterModel parameter) {
    if (!node.batched()) {
      return Optional.of(parameter.type());
    }
    return parameter.type().kind() == ValueKind.LIST
        ? Optional.of(parameter.type().argument())
        : Optional.empty();
  }

  private Input byType(NodeModel node, ParameterModel parameter, TypeModel type) {
    List<Feed> candidates = candidates(node, type);
    if (candidates.isEmpty()) {
      return flow.hasUnknownRows()
          ? fault(parameter, type, Fault.UNTOLD, "", Stream.empty())
          : fault(
              parameter,
              type,
              Fault.NO_CANDIDATE,
              "",
              flow.producers()
                  .filter(other -> !other.name().equals(node.name()))
                  .map(
                      other ->
                          other.name() + " (" + flow.text(other.yields().orElseThrow()) + ")"));
    }
    return candidates.stream()
        .filter(feed -> candidates.size() == 1 || feed.node().equals(parameter.name()))
        .findFirst()
        .map(feed -> fed(parameter, type, feed))
        .orElseGet(
            () ->
                fault(
                    parameter,
                    type,
                    Fault.SEVERAL_CANDIDATES,
                    "",
                    candidates.stream().map(Feed::node)));
  }

  private List<Feed> candidates(NodeModel node, TypeModel type) {
    return flow.producers()
        .filter(other -> !other.name().equals(node.name()))
        .flatMap(
            other ->
                other.yields().flatMap(given -> Feed.fit(flow, other.name(), type, given)).stream())
        .toList();
  }

  private Input byPath(NodeModel node, ParameterModel parameter, TypeModel type, String text) {
    String[] names = text.split("\\.", -1);
    Optional<NodeModel> from = flow.node(names[0]);
    if (from.isEmpty()) {
      return unknownNode(parameter, type, names[0]);
    }
    if (from.get().role() == NodeModel.Role.TARGET) {
      return fault(parameter, type, Fault.NOT_A_PRODUCER, "target", producerNames());
    }
    if (names[0].equals(node.name())) {
      return fault(
          parameter,
          type,
          Fault.ITSELF,
          "",
          producerNames().filter(name -> !name.equals(node.name())));
    }
    Optional<TypeModel> rows = from.get().yields();
    return rows.isEmpty()
        ? fault(parameter, type, Fault.UNTOLD, "", Stream.empty())
        : alongPath(parameter, type, names, rows.get());
  }

  private Input unknownNode(ParameterModel parameter, TypeModel type, String name) {
    boolean meant = flow.misfits().stream().anyMatch(misfit -> misfit.name().equals(name));
    boolean resource =
        flow.resources().stream().anyMatch(other -> other.path().equals(List.of(name)));
    if (meant) {
      return fault(parameter, type, Fault.UNTOLD, "", Stream.empty());
    }
    return resource
        ? fault(parameter, type, Fault.NOT_A_PRODUCER, "resource", producerNames())
        : fault(parameter, type, Fault.UNKNOWN_NODE, name, producerNames());
  }

  private Input alongPath(
      ParameterModel parameter, TypeModel type, String[] names, TypeModel rows) {
    List<ComponentModel> path = new ArrayList<>();
    TypeModel at = rows;
    for (int i = 1; i < names.length; i++) {
      Optional<RowModel> row = flow.row(at);
      Optional<ComponentModel> component = row.flatMap(r -> r.component(names[path.size() + 1]));
      if (component.isEmpty()) {
        Stream<String> known =
            row.stream().flatMap(r -> r.components().stream()).map(ComponentModel::name);
        return fault(parameter, type, Fault.UNKNOWN_COMPONENT, names[i] + ' ' + at.text(), known);
      }
      if (component.get().nullable()) {
        return fault(
            parameter, type, Fault.NULLABLE_COMPONENT, at.text() + '.' + names[i], Stream.empty());
      }
      path.add(component.get());
      at = component.get().type();
    }
    if (!at.sound()) {
      return fault(parameter, type, Fault.UNTOLD, "", Stream.empty());
    }
    TypeModel given = at;
    return Feed.fit(flow, names[0], type, given)
        .map(
            feed ->
                fed(parameter, type, ImmutableFeed.builder().from(feed).addAllPath(path).build()))
        .orElseGet(() -> fault(parameter, type, Fault.OTHER_TYPE, "", Stream.of(flow.text(given))));
  }

  private Stream<String> producerNames() {
    return flow.producers().map(NodeModel::name);
  }

  private static Input fed(ParameterModel parameter, TypeModel type, Feed feed) {
    return ImmutableInput.builder().parameter(parameter).type(type).feed(feed).build();
  }

  private static Input fault(
      ParameterModel parameter, TypeModel type, Fault fault, String owner, Stream<String> found) {
    return ImmutableInput.builder()
        .parameter(parameter)
        .type(type)
        .fault(fault)
        .owner(owner)
        .addAllFound(found.toList())
        .build();
  }
}
