package dev.headrace.processor;

import dev.headrace.processor.FuzzNode.Form;
import dev.headrace.processor.FuzzNode.Mode;
import dev.headrace.processor.FuzzNode.Param;
import dev.headrace.processor.FuzzNode.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A random flow without a mistake: the same for the same seed. */
final class FuzzFlow {

  final long seed;
  final boolean immutables;
  final boolean rowsApart;
  final FuzzTypes types;
  final String outType;
  final List<FuzzNode> nodes = new ArrayList<>();

  /** The types of the targets' rows. */
  final Map<String, String> targets = new LinkedHashMap<>();

  private final Random random;

  FuzzFlow(long seed) {
    this.seed = seed;
    this.random = new Random(FuzzText.hash("flow " + seed));
    this.immutables = random.nextInt(4) == 0;
    this.rowsApart = random.nextBoolean();
    this.types = new FuzzTypes(random, immutables);
    this.outType = types.row(true);
    sources(1 + random.nextInt(2));
    for (int i = 3 + random.nextInt(7); i > 0; i--) {
      nodes.add(transform("n" + nodes.size(), List.of()));
    }
    exports(1 + random.nextInt(3));
  }

  private void sources(int count) {
    for (int i = 0; i < count; i++) {
      String name = "s" + i;
      String type = types.row(true);
      nodes.add(
          new FuzzNode(
              name, Form.SOURCE, Shape.ONE, false, type, List.of(), List.of(name), List.of()));
      if (random.nextInt(3) == 0) {
        targets.put("copy" + i, type);
      }
    }
  }

  private FuzzNode transform(String name, List<String> exports) {
    FuzzNode first = nodes.get(random.nextInt(nodes.size()));
    List<Param> params = new ArrayList<>(List.of(param(first, random.nextInt(6) == 0)));
    List<String> scope = first.out();
    if (scope.size() == 2 && random.nextInt(6) == 0) {
      params.set(
          0,
          new Param(
              first,
              Mode.ALL,
              "",
              params.get(0).path().isEmpty() ? params.get(0).type() : first.type()));
      scope = scope.subList(0, 1);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      FuzzNode next = nodes.get(random.nextInt(nodes.size()));
      boolean taken = params.stream().anyMatch(param -> param.feed().name().equals(next.name()));
      if (!taken && isPrefix(next.out(), scope)) {
        params.add(param(next, random.nextInt(6) == 0));
      } else if (!taken && isPrefix(scope, next.out())) {
        params.add(new Param(next, Mode.ALL, "", branch(next)));
      }
    }
    boolean simple = params.stream().allMatch(param -> param.mode() == Mode.EACH);
    Form form = random.nextInt(4) == 0 ? Form.RECORD : Form.METHOD;
    int dice = random.nextInt(10);
    Shape shape = dice < 2 && scope.size() < 3 ? Shape.MANY : dice < 4 ? Shape.MAYBE : Shape.ONE;
    boolean batched = simple && form == Form.METHOD && random.nextInt(4) == 0;
    return new FuzzNode(name, form, shape, batched, type(), params, scope, exports);
  }

  /** Now and then one that another transform has, so that names must settle. */
  private String type() {
    List<FuzzNode> others = nodes.stream().filter(node -> !node.isSource()).toList();
    return switch (random.nextInt(8)) {
      case 0 -> "String";
      case 1 -> types.sealed();
      case 2, 3 -> {
        String reused =
            others.isEmpty() ? "String" : others.get(random.nextInt(others.size())).type();
        yield types.permitted(reused).isEmpty() ? reused : types.row(false);
      }
      default -> types.row(false);
    };
  }

  private Param param(FuzzNode feed, boolean optional) {
    boolean row = !feed.type().equals("String") && types.permitted(feed.type()).isEmpty();
    if (row && random.nextInt(4) == 0) {
      String inner = types.nested(feed.type()).map(name -> "." + name).orElse("");
      return new Param(feed, Mode.EACH, inner + ".text", "String");
    }
    return new Param(feed, optional ? Mode.OPTIONAL : Mode.EACH, "", branch(feed));
  }

  /** The type of a node's rows, or one of those that a sealed interface permits. */
  private String branch(FuzzNode feed) {
    List<String> permitted = types.permitted(feed.type());
    return permitted.isEmpty() || random.nextBoolean()
        ? feed.type()
        : permitted.get(random.nextInt(permitted.size()));
  }

  /** Whatever nothing takes goes to a target. */
  private void exports(int count) {
    List<Param> loose = new ArrayList<>();
    for (FuzzNode node : nodes) {
      List<Param> takers =
          nodes.stream()
              .flatMap(other -> other.params().stream())
              .filter(param -> param.feed().name().equals(node.name()))
              .toList();
      boolean whole =
          takers.stream()
              .anyMatch(param -> param.type().equals(node.type()) || !param.path().isEmpty());
      if (!whole) {
        List<String> permitted = types.permitted(node.type());
        List<String> wanted = permitted.isEmpty() ? List.of(node.type()) : permitted;
        wanted.stream()
            .filter(type -> takers.stream().noneMatch(param -> param.type().equals(type)))
            .forEach(type -> loose.add(new Param(node, Mode.EACH, "", type)));
      }
    }
    if (loose.isEmpty()) {
      loose.add(new Param(nodes.get(0), Mode.EACH, "", nodes.get(0).type()));
    }
    int number = Math.min(count, loose.size());
    IntStream.range(0, number).forEach(i -> targets.put("t" + i, outType));
    for (int i = 0; i < loose.size(); i++) {
      List<String> to = new ArrayList<>(List.of("t" + i % number));
      if (number > 1 && random.nextInt(4) == 0) {
        to.add("t" + (i + 1) % number);
      }
      Param param = loose.get(i);
      nodes.add(
          new FuzzNode(
              "out" + i,
              Form.METHOD,
              Shape.ONE,
              false,
              outType,
              List.of(param),
              param.feed().out(),
              to));
    }
  }

  private static boolean isPrefix(List<String> outer, List<String> inner) {
    return outer.size() <= inner.size() && inner.subList(0, outer.size()).equals(outer);
  }

  /** What occurs in it. */
  Set<String> features() {
    List<Param> params = nodes.stream().flatMap(node -> node.params().stream()).toList();
    Map<String, Boolean> features = new LinkedHashMap<>();
    features.put("Immutables", immutables);
    features.put("rows in another package", rowsApart);
    features.put("several sources", nodes.stream().filter(FuzzNode::isSource).count() > 1);
    features.put("several targets", targets.size() > 1);
    features.put("batched", nodes.stream().anyMatch(FuzzNode::batched));
    features.put("configured record", nodes.stream().anyMatch(n -> n.form() == Form.RECORD));
    features.put("filter", nodes.stream().anyMatch(node -> node.shape() == Shape.MAYBE));
    features.put("three scopes", nodes.stream().anyMatch(node -> node.scope().size() == 3));
    features.put("gather", params.stream().anyMatch(param -> param.mode() == Mode.ALL));
    features.put("optional input", params.stream().anyMatch(p -> p.mode() == Mode.OPTIONAL));
    features.put("path", params.stream().anyMatch(param -> !param.path().isEmpty()));
    features.put("names settle", params.stream().anyMatch(p -> candidates(p.type()) > 1));
    features.put("sealed", nodes.stream().anyMatch(n -> !types.permitted(n.type()).isEmpty()));
    features.put(
        "branch",
        params.stream()
            .anyMatch(param -> types.permitted(param.feed().type()).contains(param.type())));
    features.values().removeIf(occurs -> !occurs);
    return features.keySet();
  }

  /** How many nodes a parameter of the type could take, as far as types go. */
  long candidates(String type) {
    return nodes.stream()
        .filter(node -> node.type().equals(type) || types.permitted(node.type()).contains(type))
        .count();
  }

  /** The texts of the rows of a source. */
  List<String> rows(FuzzNode source) {
    return IntStream.range(0, 3).mapToObj(i -> source.name() + "-" + seed + "-" + i).toList();
  }
}
