package dev.headrace.processor.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the scope of a transform from the scopes of what it takes. */
final class ScopeResolver {

  private final FlowModel flow;
  private final Map<String, Scope> scopes = new LinkedHashMap<>();
  private final Map<String, ScopeFault> faults = new LinkedHashMap<>();

  ScopeResolver(FlowModel flow) {
    this.flow = flow;
  }

  Map<String, Scope> scopes() {
    return scopes;
  }

  Map<String, ScopeFault> faults() {
    return faults;
  }

  /** The scope in which a node's rows are: for a fan-out the one that it opens. */
  private Optional<Scope> yields(String node) {
    return Optional.ofNullable(scopes.get(node))
        .map(
            scope ->
                flow.theNode(node).shape() == NodeModel.Shape.MANY ? scope.nested(node) : scope);
  }

  void source(NodeModel node) {
    scopes.put(node.name(), Scope.of(List.of(node.name())));
  }

  /** Places a transform; those that it takes from were placed before. */
  void transform(NodeModel node, List<Input> inputs) {
    boolean known =
        !inputs.isEmpty()
            && inputs.stream()
                .allMatch(i -> i.feed().isPresent() && yields(i.feed().get().node()).isPresent());
    if (!known) {
      return;
    }
    List<Input> each = inputs.stream().filter(input -> !gathers(input)).toList();
    List<Input> all = inputs.stream().filter(ScopeResolver::gathers).toList();
    Optional<Scope> scope = each.isEmpty() ? common(node, all) : deepest(node, each);
    if (scope.isPresent() && fits(node, scope.get(), each, all)) {
      scopes.put(node.name(), scope.get());
    }
  }

  private static boolean gathers(Input input) {
    return feed(input).mode() == Feed.Mode.ALL;
  }

  private static Feed feed(Input input) {
    return input.feed().orElseThrow();
  }

  private Scope of(Input input) {
    return yields(feed(input).node()).orElseThrow();
  }

  private Optional<Scope> deepest(NodeModel node, List<Input> each) {
    Input deepest = each.get(0);
    for (Input input : each) {
      Scope scope = of(input);
      if (!scope.contains(of(deepest)) && !of(deepest).contains(scope)) {
        apart(node, input, deepest);
        return Optional.empty();
      }
      deepest = scope.depth() > of(deepest).depth() ? input : deepest;
    }
    return Optional.of(of(deepest));
  }

  private Optional<Scope> common(NodeModel node, List<Input> all) {
    Scope first = of(all.get(0));
    int depth = first.depth() - 1;
    for (Input input : all) {
      Scope scope = of(input);
      if (!scope.source().equals(first.source())) {
        apart(node, input, all.get(0));
        return Optional.empty();
      }
      depth = Math.min(depth, scope.depth() - 1);
      while (depth > 0 && !first.outer(depth).contains(scope)) {
        depth--;
      }
      if (depth == 0) {
        notNested(node, input, "", "");
        return Optional.empty();
      }
    }
    return Optional.of(first.outer(depth));
  }

  private boolean fits(NodeModel node, Scope scope, List<Input> each, List<Input> all) {
    for (Input input : all) {
      Scope gathered = of(input);
      if (gathered.contains(scope)) {
        String other =
            each.stream()
                .filter(e -> of(e).equals(scope))
                .map(e -> e.parameter().name())
                .findFirst()
                .orElse("");
        notNested(node, input, other, scope.text());
        return false;
      }
      if (!scope.contains(gathered)) {
        apart(
            node,
            input,
            each.stream().filter(e -> of(e).equals(scope)).findFirst().orElse(all.get(0)));
        return false;
      }
    }
    return true;
  }

  private void notNested(NodeModel node, Input input, String other, String otherScope) {
    faults.put(
        node.name(),
        ImmutableScopeFault.builder()
            .reason(ScopeFault.Reason.NOT_NESTED)
            .input(input)
            .scope(of(input).text())
            .other(other)
            .otherScope(otherScope)
            .build());
  }

  private void apart(NodeModel node, Input input, Input other) {
    boolean sources = !of(input).source().equals(of(other).source());
    faults.put(
        node.name(),
        ImmutableScopeFault.builder()
            .reason(sources ? ScopeFault.Reason.TWO_SOURCES : ScopeFault.Reason.SIBLINGS)
            .input(input)
            .scope(of(input).text())
            .other(other.parameter().name())
            .otherScope(of(other).text())
            .build());
  }
}
