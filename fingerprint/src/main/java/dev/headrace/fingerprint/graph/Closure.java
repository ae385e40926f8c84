package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.classes.World.Resolved;
import dev.headrace.fingerprint.code.Bodies;
import dev.headrace.fingerprint.code.Body;
import dev.headrace.fingerprint.code.LibraryUse;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one root can reach, by rapid type analysis: a virtual call leads to the methods
 * of the types that the closure instantiates or gets from outside, and to no others.
 */
final class Closure {

  private static final NodeKey ROOT = NodeKey.of(Kind.ROOT, "");

  private final World world;
  private final Bodies bodies;
  private final Start start;
  private final Types types;
  private final Inputs inputs;
  private final Shapes shapes;
  private final Map<NodeKey, Vertex> vertices = new LinkedHashMap<>();
  private final Deque<NodeKey> open = new ArrayDeque<>();
  private final Map<NodeKey, List<NodeKey>> successors = new HashMap<>();
  private final Map<NodeKey, NodeKey> collapsed = new HashMap<>();
  private final Dispatch dispatch;
  private final Set<String> consulted = new TreeSet<>();
  private final SortedMap<String, String> resources = new TreeMap<>();
  private final Set<String> openTypes = new TreeSet<>();

  private Closure(World world, Bodies bodies, Start start) {
    this.world = world;
    this.bodies = bodies;
    this.start = start;
    this.types = new Types(world);
    this.inputs = new Inputs(world, openTypes);
    this.shapes = new Shapes(world);
    this.dispatch = new Dispatch(world);
  }

  /** Follows everything from a root; stops early when {@code limit} says so. */
  static Closure of(World world, Bodies bodies, Start start, Budget limit) {
    Closure closure = new Closure(world, bodies, start);
    closure.world.noting(
        closure.consulted,
        () -> {
          closure.follow(limit);
          return closure;
        });
    return closure;
  }

  NodeKey root() {
    return ROOT;
  }

  Vertex vertex(NodeKey key) {
    Vertex vertex = vertices.get(key);
    if (vertex == null) {
      throw new IllegalStateException("Not in the closure: " + key);
    }
    return vertex;
  }

  Collection<Vertex> vertices() {
    return vertices.values();
  }

  Set<String> consulted() {
    return consulted;
  }

  /** The digests of the resource files, by path. */
  SortedMap<String, String> resources() {
    return resources;
  }

  /** Types that come in and may have other subtypes when a class is added beside them. */
  Set<String> openTypes() {
    return openTypes;
  }

  /** The successors of a node, known when everything has been followed. */
  List<NodeKey> successors(NodeKey key) {
    List<NodeKey> known = successors.get(key);
    if (known == null) {
      known = resolve(key);
      successors.put(key, known);
    }
    return known;
  }

  private List<NodeKey> resolve(NodeKey key) {
    List<NodeKey> resolved = new ArrayList<>();
    for (NodeKey each : vertex(key).edges()) {
      resolved.add(
          each.kind() == Kind.VIRTUAL ? collapsed.computeIfAbsent(each, dispatch::collapse) : each);
    }
    if (key.kind() == Kind.VIRTUAL) {
      resolved.addAll(dispatch.targets(key));
    }
    return resolved;
  }

  boolean escapes() {
    return bodies().anyMatch(Body::escapes);
  }

  Set<String> reads() {
    Set<String> reads = new TreeSet<>();
    bodies().forEach(body -> reads.addAll(body.reads()));
    return reads;
  }

  Set<LibraryUse> uses() {
    Set<LibraryUse> uses = new LinkedHashSet<>();
    bodies().forEach(body -> uses.addAll(body.uses()));
    return uses;
  }

  private Stream<Body> bodies() {
    return vertices.values().stream().<@Nullable Body>map(Vertex::body).filter(Objects::nonNull);
  }

  private void follow(Budget limit) {
    add(rootVertex());
    run(limit);
    if (escapes()) {
      extendRoot(NodeKey.of(Kind.TYPE, start.owner()));
      run(limit);
    }
    reflect(limit);
    Set<NodeKey> orders = new TreeSet<>(Comparator.comparing(NodeKey::owner));
    if (Ordering.matters(uses(), world)) {
      for (NodeKey key : vertices.keySet()) {
        ClassModel model = classOf(key);
        if (model != null && model.isEnum()) {
          orders.add(NodeKey.of(Kind.ORDER, key.owner()));
        }
      }
    }
    orders.forEach(this::extendRoot);
    run(limit);
    if (!limit.exceeded()) {
      new InitOrder(bodies, this::successors)
          .of(vertices.keySet())
          .forEach(
              (key, order) -> {
                Vertex old = vertex(key);
                String text = old.text() + "order" + order;
                vertices.put(key, new Vertex(key, text, old.edges(), old.body()));
              });
    }
  }

  /** Adds what reflection sees, until nothing new comes in by it. */
  private void reflect(Budget limit) {
    Set<NodeKey> seen = new HashSet<>();
    while (!limit.exceeded() && Reflecting.happens(uses(), world)) {
      List<Vertex> types =
          vertices.values().stream()
              .filter(each -> each.key().kind() == Kind.TYPE && seen.add(each.key()))
              .filter(each -> world.isUser(each.key().owner()))
              .toList();
      if (types.isEmpty()) {
        return;
      }
      for (Vertex type : types) {
        NodeKey shape = NodeKey.of(Kind.SHAPE, type.key().owner());
        List<NodeKey> edges = new ArrayList<>(type.edges());
        edges.add(shape);
        vertices.put(type.key(), Vertex.of(type.key(), type.text() + "reflected\n", edges));
        reach(shape);
      }
      run(limit);
    }
  }

  private @Nullable ClassModel classOf(NodeKey key) {
    return switch (key.kind()) {
      case FIELD, CONSTANTS, TYPE -> world.code(key.owner());
      default -> null;
    };
  }

  private void extendRoot(NodeKey edge) {
    Vertex root = vertex(ROOT);
    List<NodeKey> edges = new ArrayList<>(root.edges());
    edges.add(edge);
    vertices.put(ROOT, Vertex.of(ROOT, root.text() + edge.kind() + "\n", edges));
    reach(edge);
  }

  private void run(Budget limit) {
    while (!open.isEmpty() && !limit.exceeded()) {
      NodeKey key = open.removeFirst();
      add(vertexOf(key));
      limit.count(key, world);
    }
  }

  private void add(Vertex vertex) {
    vertices.put(vertex.key(), vertex);
    vertex.edges().forEach(this::reach);
    if (vertex.key().kind() == Kind.VIRTUAL) {
      dispatch.call(vertex.key()).forEach(this::reach);
    } else if (vertex.key().kind() == Kind.TYPE || vertex.key().kind() == Kind.RECEIVER) {
      dispatch.instantiate(vertex.key()).forEach(this::reach);
    }
    if (vertex.body() != null) {
      consulted.addAll(vertex.body().consulted());
    }
  }

  private void reach(NodeKey key) {
    if (!vertices.containsKey(key)) {
      vertices.put(key, Vertex.of(key, "", List.of()));
      open.add(key);
    }
  }

  private Vertex vertexOf(NodeKey key) {
    return switch (key.kind()) {
      case METHOD, FIELD, CLASS_INIT -> {
        Body body = bodies.body(key);
        yield new Vertex(key, body.text(), body.edges(), body);
      }
      case TYPE -> types.vertex(key);
      case INPUT -> inputs.vertex(key);
      case SHAPE -> shapes.vertex(key);
      case CONSTANTS -> constants(key);
      case ORDER ->
          Vertex.of(
              key, "order " + String.join(" ", world.require(key.owner()).constants()), List.of());
      case VIRTUAL -> Vertex.of(key, "virtual", List.of());
      case RECEIVER -> Vertex.of(key, "receiver", List.of());
      case RESOURCE -> Vertex.of(key, "resource " + resource(key.owner()), List.of());
      case ROOT -> throw new IllegalArgumentException("A second root");
    };
  }

  private String resource(String path) {
    return resources.computeIfAbsent(
        path, each -> Contents.resource(each, world.cache().source(), world.home()));
  }

  private Vertex constants(NodeKey key) {
    List<NodeKey> edges = new ArrayList<>();
    edges.add(NodeKey.of(Kind.CLASS_INIT, key.owner()));
    for (String name : new TreeSet<>(world.require(key.owner()).constants())) {
      edges.add(NodeKey.of(Kind.FIELD, key.owner(), name, "L" + key.owner() + ";"));
    }
    return Vertex.of(key, "constants", edges);
  }

  private Vertex rootVertex() {
    Resolved target = world.resolve(start.owner(), start.name(), start.descriptor());
    return Roots.vertex(ROOT, world, start, target);
  }
}
