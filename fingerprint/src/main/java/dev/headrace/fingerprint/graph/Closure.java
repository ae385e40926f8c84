package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.classes.World.Resolved;
import dev.headrace.fingerprint.code.Body;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import dev.headrace.fingerprint.graph.Vertex.Known;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one root can reach, by rapid type analysis: a virtual call leads to the methods
 * of the types that the closure instantiates or gets from outside, and to no others.
 */
final class Closure {

  private static final NodeKey ROOT = NodeKey.of(Kind.ROOT, "");

  private final World world;
  private final Vertices all;
  private final Start start;
  private final Vertex root;
  private final List<Vertex> vertices = new ArrayList<>();
  private final BitSet met = new BitSet();
  private final Deque<Vertex> open = new ArrayDeque<>();
  private final Map<Vertex, Form> additions = new HashMap<>();
  private final Map<Vertex, List<Vertex>> successors = new HashMap<>();
  private final Dispatch dispatch;
  private final Set<String> noted = new HashSet<>();
  private final BitSet rested = new BitSet();
  private final Set<String> openTypes = new TreeSet<>();
  private final Set<String> reads = new TreeSet<>();
  private boolean escapes;
  private boolean reflects;
  private boolean compares;

  private Closure(Vertices all, Start start) {
    this.world = all.world();
    this.all = all;
    this.start = start;
    this.root = all.of(ROOT);
    this.dispatch = new Dispatch(world);
  }

  /** Follows everything from a root; stops early when {@code limit} says so. */
  static Closure of(Vertices all, Start start, Budget limit) {
    Closure closure = new Closure(all, start);
    closure.world.noting(
        closure.noted,
        () -> {
          closure.follow(limit);
          return closure;
        });
    return closure;
  }

  Vertex root() {
    return root;
  }

  /** More than the indexes of all nodes. */
  int bound() {
    return all.size();
  }

  /** The classes that the closure rests on. */
  Set<String> consulted() {
    Set<String> all = this.all.names(rested);
    all.addAll(noted);
    return all;
  }

  /** The digests of the resource files, by path. */
  SortedMap<String, String> resources() {
    SortedMap<String, String> resources = new TreeMap<>();
    for (Vertex vertex : vertices) {
      if (vertex.is(Kind.RESOURCE)) {
        resources.put(vertex.key().owner(), all.resource(vertex.key().owner()));
      }
    }
    return resources;
  }

  /** Types that come in and may have other subtypes when a class is added beside them. */
  Set<String> openTypes() {
    return openTypes;
  }

  /** Components of the receiver that are read. */
  Set<String> reads() {
    return reads;
  }

  /** Whether the receiver may reach code that can't be followed. */
  boolean escapes() {
    return escapes;
  }

  /** The hash of a node alone, as it is in this closure. */
  String hash(Vertex vertex) {
    Form more = additions.get(vertex);
    return more == null ? vertex.hash() : Digest.of(vertex.known().form().text() + more.text());
  }

  /** The successors of a node, known when everything has been followed. */
  List<Vertex> successors(Vertex vertex) {
    List<Vertex> known = successors.get(vertex);
    if (known == null) {
      known = resolve(vertex);
      successors.put(vertex, known);
    }
    return known;
  }

  private List<Vertex> resolve(Vertex vertex) {
    if (vertex.is(Kind.VIRTUAL)) {
      return all.of(dispatch.targets(vertex.key()));
    }
    List<Vertex> resolved = edges(vertex);
    for (int i = 0; i < resolved.size(); i++) {
      if (resolved.get(i).is(Kind.VIRTUAL)) {
        return resolved.stream().map(this::collapse).toList();
      }
    }
    return resolved;
  }

  /** A call with one target and no alternative is that method. */
  private Vertex collapse(Vertex vertex) {
    List<Vertex> targets = vertex.is(Kind.VIRTUAL) ? successors(vertex) : List.of();
    return targets.size() == 1 ? targets.get(0) : vertex;
  }

  private List<Vertex> edges(Vertex vertex) {
    Form more = additions.get(vertex);
    if (more == null) {
      return vertex.edges();
    }
    List<Vertex> edges = new ArrayList<>(vertex.edges());
    edges.addAll(all.of(more.edges()));
    return edges;
  }

  private void follow(Budget limit) {
    met.set(root.index());
    // It is called without an instruction that shows what it is given.
    reflects = start.deps().stream().anyMatch(world::countsWhole);
    compares = reflects;
    additions.put(root, rootForm());
    add(root);
    run(limit);
    if (escapes) {
      extend(root, NodeKey.of(Kind.TYPE, start.owner()), Kind.TYPE + "\n");
      run(limit);
    }
    reflect(limit);
    if (compares) {
      enums().forEach(each -> extend(root, each, Kind.ORDER + "\n"));
    }
    run(limit);
    if (!limit.exceeded()) {
      new InitOrder(all.bodies(), this::successors)
          .of(vertices)
          .forEach((vertex, order) -> append(vertex, "order" + order, List.of()));
    }
  }

  /** Adds what reflection sees, until nothing new comes in by it. */
  private void reflect(Budget limit) {
    Set<Vertex> seen = new HashSet<>();
    while (!limit.exceeded() && reflects) {
      List<Vertex> types =
          vertices.stream()
              .filter(each -> each.is(Kind.TYPE) && seen.add(each))
              .filter(each -> world.isUser(each.key().owner()))
              .toList();
      if (types.isEmpty()) {
        return;
      }
      for (Vertex type : types) {
        extend(type, NodeKey.of(Kind.SHAPE, type.key().owner()), "reflected\n");
      }
      run(limit);
    }
  }

  /** The orders of the enums that come in, sorted. */
  private Set<NodeKey> enums() {
    Set<NodeKey> orders = new TreeSet<>(Comparator.comparing(NodeKey::owner));
    for (Vertex vertex : vertices) {
      ClassModel model = classOf(vertex.key());
      if (model != null && model.isEnum()) {
        orders.add(NodeKey.of(Kind.ORDER, vertex.key().owner()));
      }
    }
    return orders;
  }

  private @Nullable ClassModel classOf(NodeKey key) {
    return switch (key.kind()) {
      case FIELD, CONSTANTS, TYPE -> world.code(key.owner());
      default -> null;
    };
  }

  private void extend(Vertex vertex, NodeKey edge, String text) {
    append(vertex, text, List.of(edge));
    reach(all.of(edge));
  }

  private void append(Vertex vertex, String text, List<NodeKey> edges) {
    Form before = additions.getOrDefault(vertex, Form.NOTHING);
    List<NodeKey> more = new ArrayList<>(before.edges());
    more.addAll(edges);
    additions.put(vertex, new Form(before.text() + text, more));
  }

  private void run(Budget limit) {
    while (!open.isEmpty() && !limit.exceeded()) {
      Vertex vertex = open.removeFirst();
      add(vertex);
      limit.count(vertex.key(), world);
    }
  }

  private void add(Vertex vertex) {
    Known known = vertex.known();
    vertices.add(vertex);
    rested.or(known.consulted());
    openTypes.addAll(known.openTypes());
    reflects |= known.reflects();
    compares |= known.compares();
    reach(edges(vertex));
    switch (vertex.key().kind()) {
      case VIRTUAL -> reach(all.of(dispatch.call(vertex.key())));
      case TYPE, RECEIVER -> reach(all.of(dispatch.instantiate(vertex.key())));
      default -> {}
    }
    Body body = known.body();
    if (body != null) {
      reads.addAll(body.reads());
      escapes |= body.escapes();
    }
  }

  private void reach(List<Vertex> edges) {
    for (Vertex each : edges) {
      reach(each);
    }
  }

  private void reach(Vertex vertex) {
    if (!met.get(vertex.index())) {
      met.set(vertex.index());
      open.add(vertex);
    }
  }

  private Form rootForm() {
    Resolved target = world.resolve(start.owner(), start.name(), start.descriptor());
    return Roots.form(world, start, target);
  }
}
