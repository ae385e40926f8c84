package dev.headrace.processor.check.wiring;

import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.Input;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.ResourceModel;
import dev.headrace.processor.model.type.ComponentModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.ValueKind;
import dev.headrace.processor.problem.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses what was meant by a parameter that nothing feeds. */
final class Remedy {

  private final FlowModel flow;

  Remedy(FlowModel flow) {
    this.flow = flow;
  }

  /** Looks for the parameter's name first, then for its type alone. */
  String forMissing(NodeModel node, Input input) {
    String name = input.parameter().name();
    return resource(input, name)
        .or(() -> forWrapped(input.type(), node.name()).map(fix -> fix + "."))
        .or(() -> component(node, input, "." + name))
        .or(() -> resource(input, ""))
        .or(() -> component(node, input, ""))
        .orElse(
            "Take the rows of one of them, or a component with @From(\"node.component\"), or add a"
                + " transform that returns "
                + flow.text(input.type())
                + ".");
  }

  /** What nodes yield: {@code "chunks (List<Chunk>)"}. */
  List<String> producers() {
    return flow.producers()
        .flatMap(
            node -> node.yields().stream().map(type -> node.name() + " (" + flow.text(type) + ")"))
        .toList();
  }

  /** Another transform, which returns a list of lists, say, where a list was meant. */
  Optional<String> forWrapped(TypeModel wanted, String taker) {
    return flow.producers()
        .filter(node -> !node.name().equals(taker))
        .filter(node -> node.yields().filter(given -> wraps(given, wanted)).isPresent())
        .findFirst()
        .map(node -> unwrapped(node, flow.text(wanted)));
  }

  private static boolean wraps(TypeModel given, TypeModel wanted) {
    return given.kind().isCollection()
        && given.kind() != ValueKind.MAP
        && (given.argument().same(wanted) || wraps(given.argument(), wanted));
  }

  private String unwrapped(NodeModel node, String wanted) {
    String list = "List<" + wanted + ">";
    return "Return %s from %s, which then yields each %s: its %s yields %s as one value"
        .formatted(
            node.batched() ? "List<" + list + ">" : list,
            node.name(),
            wanted,
            flow.text(node.type()),
            flow.text(node.yields().orElseThrow()));
  }

  /** A node of a similar name; else the component of that name, or the node of such rows. */
  String forUnknown(String name, String path, List<String> nodes) {
    String rest = path.substring(name.length());
    String trimmed = name.trim();
    Stream<String> node = Wording.nearest(trimmed, nodes).stream();
    Stream<String> component =
        flow.producers().flatMap(this::paths).filter(known -> known.endsWith("." + trimmed));
    Stream<String> type =
        flow.producers()
            .filter(other -> other.yields().filter(t -> t.text().equals(trimmed)).isPresent())
            .map(NodeModel::name);
    return Stream.of(node, component, type)
        .flatMap(found -> found)
        .findFirst()
        .map(found -> " Did you mean \"" + found + rest.trim() + "\"?")
        .orElse("");
  }

  private Stream<String> paths(NodeModel node) {
    return node.yields().flatMap(flow::row).stream()
        .flatMap(row -> row.components().stream())
        .map(component -> node.name() + "." + component.name());
  }

  private Optional<String> component(NodeModel node, Input input, String ending) {
    return flow.producers()
        .filter(other -> !other.name().equals(node.name()))
        .flatMap(other -> components(other, input.type()))
        .filter(path -> path.endsWith(ending))
        .findFirst()
        .map("If the component is meant, write @From(\"%s\")."::formatted);
  }

  private Optional<String> resource(Input input, String ending) {
    return flow.resources().stream()
        .filter(resource -> resource.path().size() == 1 && resource.type().same(input.type()))
        .map(ResourceModel::text)
        .filter(name -> name.endsWith(ending))
        .findFirst()
        .map("Read the resource %s() from the flow instead."::formatted);
  }

  private Stream<String> components(NodeModel node, TypeModel wanted) {
    return node.yields().flatMap(flow::row).stream()
        .flatMap(row -> row.components().stream())
        .filter(component -> component.type().same(wanted) && !component.nullable())
        .map(ComponentModel::name)
        .map(name -> node.name() + "." + name);
  }
}
