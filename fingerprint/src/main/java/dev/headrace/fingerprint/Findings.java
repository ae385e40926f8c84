package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Finding;
import dev.headrace.fingerprint.LogicTree.Node;
import dev.headrace.fingerprint.LogicTree.Severity;
import dev.headrace.fingerprint.code.Body;
import dev.headrace.fingerprint.code.Body.Unseen;
import dev.headrace.fingerprint.code.LibraryUse;
import dev.headrace.fingerprint.graph.Logic;
import dev.headrace.fingerprint.purity.PurityTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a fingerprint can't see, with the way to it. */
final class Findings {

  private final String root;
  private final List<Node> nodes;
  private final Map<String, Finding> found = new LinkedHashMap<>();
  private final Set<LibraryUse> looked = new HashSet<>();

  private Findings(String root, List<Node> nodes) {
    this.root = root;
    this.nodes = nodes;
  }

  static List<Finding> of(String root, List<Node> nodes, Logic logic, PurityTable table) {
    Findings findings = new Findings(root, nodes);
    for (Logic.Item item : logic.items()) {
      Body body = item.body();
      if (body != null) {
        findings.add(item, body, table);
      }
    }
    List<String> absent =
        logic.classes().entrySet().stream()
            .filter(each -> each.getValue().equals(LogicTree.ABSENT))
            .map(Map.Entry::getKey)
            .toList();
    AbsentClasses.told(absent)
        .forEach(
            (told, names) ->
                findings.put(
                    "INCOMPLETE",
                    Severity.WARNING,
                    told,
                    () -> findings.pathToUserOf(names, logic)));
    findings.shadowed(logic);
    return List.copyOf(new ArrayList<>(findings.found.values()));
  }

  private void add(Logic.Item item, Body body, PurityTable table) {
    String id = item.id();
    for (LibraryUse use : body.uses()) {
      if (looked.add(use)) {
        table
            .find(use)
            .ifPresent(
                impurity ->
                    put(
                        impurity.kind().name(),
                        Severity.valueOf(impurity.severity()),
                        use.toString(),
                        () -> Paths.shortest(nodes, id)));
      }
    }
    boolean isRoot = id.equals(root);
    Set<Unseen> unseen = body.unseen();
    if (unseen.contains(Unseen.RESOURCE)
        || (isRoot && unseen.contains(Unseen.RESOURCE_OF_CALLER))) {
      put(
          "RESOURCE",
          Severity.WARNING,
          "a resource of no constant name",
          () -> Paths.shortest(nodes, id));
    }
    if (unseen.contains(Unseen.NATIVE)) {
      put("NATIVE", Severity.WARNING, id, () -> Paths.shortest(nodes, id));
    }
    if (unseen.contains(Unseen.MUTABLE_STATIC)) {
      put("MUTABLE_STATIC", Severity.WARNING, id, () -> Paths.shortest(nodes, id));
    }
  }

  /** A whole library may lie twice on the class path: one finding for each pair of places. */
  private void shadowed(Logic logic) {
    Map<String, List<String>> byPlaces = new TreeMap<>();
    logic
        .shadowed()
        .forEach(
            (name, places) ->
                byPlaces.computeIfAbsent(places, each -> new ArrayList<>()).add(name));
    byPlaces.forEach(
        (places, names) -> {
          String first = names.get(0).replace('/', '.');
          String told =
              names.size() == 1
                  ? first + places
                  : "%s and %d more%s"
                      .formatted(
                          first,
                          names.size() - 1,
                          places.replace(" hides that of ", " hide those of "));
          put("SHADOWED", Severity.WARNING, told, () -> pathToUserOf(names, logic));
        });
  }

  /** The way to the first body that rests on one of some classes; the root if deps name it. */
  private List<String> pathToUserOf(List<String> names, Logic logic) {
    for (Logic.Item item : logic.items()) {
      Body body = item.body();
      if (body != null && names.stream().anyMatch(body.consulted()::contains)) {
        return Paths.shortest(nodes, item.id());
      }
    }
    return List.of(root);
  }

  private void put(String kind, Severity severity, String member, Supplier<List<String>> path) {
    found.computeIfAbsent(kind + member, key -> new Finding(kind, severity, member, path.get()));
  }
}
