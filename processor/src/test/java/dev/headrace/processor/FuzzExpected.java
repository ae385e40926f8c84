package dev.headrace.processor;

import dev.headrace.processor.FuzzNode.Form;
import dev.headrace.processor.FuzzNode.Param;
import dev.headrace.processor.FuzzNode.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a random flow makes, by asking from the targets backwards, value by value, in plain loops.
 * Knows nothing of plans: a value is a text, an element of a nested scope is a list of positions.
 */
final class FuzzExpected {

  private final FuzzFlow flow;
  private final String row;
  private final Map<List<Object>, List<String>> results = new HashMap<>();

  private FuzzExpected(FuzzFlow flow, String row) {
    this.flow = flow;
    this.row = row;
  }

  /** The texts of all rows by target, sorted. */
  static Map<String, List<String>> of(FuzzFlow flow) {
    Map<String, List<String>> rows = new TreeMap<>();
    flow.targets.keySet().forEach(target -> rows.put(target, new ArrayList<>()));
    for (FuzzNode source : flow.nodes.stream().filter(FuzzNode::isSource).toList()) {
      for (String row : flow.rows(source)) {
        FuzzExpected expected = new FuzzExpected(flow, row);
        rows.forEach((target, into) -> into.addAll(expected.rows(source, target)));
      }
    }
    rows.values().forEach(Collections::sort);
    return rows;
  }

  private List<String> rows(FuzzNode source, String target) {
    List<String> rows = new ArrayList<>();
    if (target.equals("copy" + source.name().substring(1))) {
      rows.add(row);
    }
    for (FuzzNode node : flow.nodes) {
      if (node.exports().contains(target) && node.scope().get(0).equals(source.name())) {
        for (List<Integer> element : elements(node.out(), List.of())) {
          value(node, element).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  /** All elements of a scope below one of a scope around it. */
  private List<List<Integer>> elements(List<String> scope, List<Integer> outer) {
    if (outer.size() + 1 == scope.size()) {
      return List.of(outer);
    }
    List<List<Integer>> elements = new ArrayList<>();
    int count = result(node(scope.get(outer.size() + 1)), outer).size();
    for (int i = 0; i < count; i++) {
      List<Integer> inner = new ArrayList<>(outer);
      inner.add(i);
      elements.addAll(elements(scope, inner));
    }
    return elements;
  }

  private FuzzNode node(String name) {
    return flow.nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  private Optional<String> value(FuzzNode node, List<Integer> element) {
    if (node.isSource()) {
      return Optional.of(row);
    }
    List<String> result = result(node, element.subList(0, node.scope().size() - 1));
    return node.shape() == Shape.MANY
        ? Optional.of(result.get(element.get(element.size() - 1)))
        : result.stream().findFirst();
  }

  private Optional<String> value(Param param, List<Integer> element) {
    FuzzNode feed = param.feed();
    Optional<String> text = value(feed, element);
    if (!param.path().isEmpty()) {
      return text.map(t -> t + param.path().substring(0, param.path().length() - ".text".length()));
    }
    List<String> branches = flow.types.permitted(feed.type());
    return param.type().equals(feed.type())
        ? text
        : text.filter(t -> branches.get(FuzzText.choice(t, branches.size())).equals(param.type()));
  }

  private List<String> result(FuzzNode node, List<Integer> element) {
    List<Object> key = List.of(node.name(), List.copyOf(element));
    List<String> known = results.get(key);
    if (known != null) {
      return known;
    }
    List<String> result = compute(node, element);
    results.put(key, result);
    return result;
  }

  private List<String> compute(FuzzNode node, List<Integer> element) {
    List<String> inputs = new ArrayList<>();
    for (Param param : node.params()) {
      List<String> scope = param.feed().out();
      Optional<String> input =
          switch (param.mode()) {
            case EACH -> value(param, element.subList(0, scope.size() - 1));
            case OPTIONAL ->
                Optional.of(value(param, element.subList(0, scope.size() - 1)).orElse("none"));
            case ALL ->
                Optional.of(
                    String.join(
                        ",",
                        elements(scope, element).stream()
                            .flatMap(inner -> value(param, inner).stream())
                            .toList()));
          };
      if (input.isEmpty()) {
        return List.of();
      }
      inputs.add(input.get());
    }
    inputs.add(node.form() == Form.METHOD ? FuzzSource.GREETING : "" + FuzzSource.FACTOR);
    String[] texts = inputs.toArray(String[]::new);
    return switch (node.shape()) {
      case ONE -> List.of(FuzzText.one(node.name(), texts));
      case MANY -> FuzzText.many(node.name(), texts);
      case MAYBE -> FuzzText.maybe(node.name(), texts).stream().toList();
    };
  }
}
