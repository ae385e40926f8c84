package dev.headrace.processor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** What feeds what, in which scope, and what could not be wired: all that follows from a flow. */
@Value.Immutable
public interface Wiring {

  /**
   * The parameters of each transform.
   *
   * @return by the transform's name, in order
   */
  Map<String, List<Input>> inputs();

  /**
   * What feeds each target.
   *
   * @return in order of declaration
   */
  List<Feeding> feedings();

  /**
   * Sources and transforms, each after what it takes from.
   *
   * @return without those that depend on themselves
   */
  List<NodeModel> order();

  /**
   * Chains of nodes that feed each other.
   *
   * @return each from a node to itself
   */
  List<List<String>> cycles();

  /**
   * For what each node runs.
   *
   * @return by name, as far as it could be told
   */
  Map<String, Scope> scopes();

  /**
   * Transforms that live in no scope.
   *
   * @return by name
   */
  Map<String, ScopeFault> scopeFaults();

  /**
   * The parameters of one transform.
   *
   * @param node the transform's name
   * @return in order
   */
  default List<Input> inputsOf(String node) {
    return inputs().getOrDefault(node, List.of());
  }

  /**
   * For what a node of a sound flow runs.
   *
   * @param node the node's name
   * @return its scope
   */
  default Scope scopeOf(String node) {
    return Optional.ofNullable(scopes().get(node))
        .orElseThrow(() -> new IllegalStateException(node + " has no scope"));
  }

  /**
   * Wires a flow.
   *
   * @param flow the flow
   * @return its wiring
   */
  static Wiring of(FlowModel flow) {
    InputResolver resolver = new InputResolver(flow);
    Map<String, List<Input>> inputs = new LinkedHashMap<>();
    for (NodeModel node : flow.nodes(NodeModel.Role.TRANSFORM)) {
      List<ParameterModel> parameters = node.method().orElseThrow().parameters();
      inputs.put(node.name(), parameters.stream().map(p -> resolver.resolve(node, p)).toList());
    }
    List<NodeModel> order = order(flow, inputs);
    ScopeResolver scopes = new ScopeResolver(flow);
    for (NodeModel node : order) {
      if (node.role() == NodeModel.Role.SOURCE) {
        scopes.source(node);
      } else {
        scopes.transform(node, inputs.getOrDefault(node.name(), List.of()));
      }
    }
    return ImmutableWiring.builder()
        .putAllInputs(inputs)
        .addAllFeedings(
            flow.nodes(NodeModel.Role.TARGET).stream().map(t -> Feeding.of(flow, t)).toList())
        .addAllOrder(order)
        .addAllCycles(cycles(flow, inputs, order))
        .putAllScopes(scopes.scopes())
        .putAllScopeFaults(scopes.faults())
        .build();
  }

  private static List<NodeModel> order(FlowModel flow, Map<String, List<Input>> inputs) {
    List<NodeModel> waiting = new ArrayList<>(flow.producers().toList());
    List<NodeModel> order = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    Optional<NodeModel> next = Optional.empty();
    do {
      next =
          waiting.stream()
              .filter(node -> done.containsAll(feeders(node.name(), inputs)))
              .findFirst();
      next.ifPresent(
          node -> {
            waiting.remove(node);
            order.add(node);
            done.add(node.name());
          });
    } while (next.isPresent());
    return order;
  }

  private static List<String> feeders(String node, Map<String, List<Input>> inputs) {
    return inputs.getOrDefault(node, List.of()).stream()
        .flatMap(input -> input.feed().stream())
        .map(Feed::node)
        .toList();
  }

  private static List<List<String>> cycles(
      FlowModel flow, Map<String, List<Input>> inputs, List<NodeModel> order) {
    Set<String> told = new LinkedHashSet<>(order.stream().map(NodeModel::name).toList());
    List<List<String>> cycles = new ArrayList<>();
    flow.producers()
        .map(NodeModel::name)
        .filter(node -> !told.contains(node))
        .forEach(
            node -> {
              List<String> path = new ArrayList<>();
              String at = node;
              while (!path.contains(at) && !told.contains(at)) {
                path.add(at);
                at = waitsFor(at, inputs, order);
              }
              if (!told.contains(at)) {
                List<String> cycle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
                cycle.add(at);
                cycles.add(cycle);
              }
              told.addAll(path);
            });
    return cycles;
  }

  /** A feeder that is not in the order; a node that is not in it either has one. */
  private static String waitsFor(
      String node, Map<String, List<Input>> inputs, List<NodeModel> order) {
    return feeders(node, inputs).stream()
        .filter(feeder -> order.stream().noneMatch(done -> done.name().equals(feeder)))
        .findFirst()
        .orElseThrow();
  }
}
