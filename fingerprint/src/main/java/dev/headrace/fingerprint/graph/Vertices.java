package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.Bodies;
import dev.headrace.fingerprint.code.Body;
import dev.headrace.fingerprint.code.LibraryUse;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import dev.headrace.fingerprint.graph.Vertex.Known;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a world as one receiver sees them. They are the same for every root, so that each is
 * read and hashed once. Not thread-safe.
 */
final class Vertices {

  private final World world;
  private final Bodies bodies;
  private final Types types;
  private final Shapes shapes;
  private final Map<NodeKey, Vertex> vertices = new HashMap<>();
  private final Map<LibraryUse, Behind> behind = new HashMap<>();
  private final Map<String, String> resources = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  Vertices(World world, @Nullable String receiver) {
    this.world = world;
    this.bodies = new Bodies(world, receiver);
    this.types = new Types(world);
    this.shapes = new Shapes(world);
  }

  World world() {
    return world;
  }

  Bodies bodies() {
    return bodies;
  }

  int size() {
    return vertices.size();
  }

  Vertex of(NodeKey key) {
    Vertex vertex = vertices.get(key);
    if (vertex == null) {
      vertex = new Vertex(this, vertices.size(), key);
      vertices.put(key, vertex);
    }
    return vertex;
  }

  List<Vertex> of(Collection<NodeKey> keys) {
    List<Vertex> all = new ArrayList<>(keys.size());
    for (NodeKey key : keys) {
      all.add(of(key));
    }
    return all;
  }

  /** The digest of a resource file. */
  String resource(String path) {
    return resources.computeIfAbsent(
        path, each -> Contents.resource(each, world.cache().source(), world.home()));
  }

  /** Finds out what a node is. */
  Known find(NodeKey key) {
    Set<String> consulted = new HashSet<>();
    return world.noting(
        consulted,
        () ->
            switch (key.kind()) {
              case METHOD, FIELD, CLASS_INIT -> known(bodies.body(key), consulted);
              default -> {
                Set<String> openTypes = new HashSet<>();
                Form form = form(key, openTypes);
                yield new Known(form, null, numbers(consulted), openTypes, false, false);
              }
            });
  }

  private BitSet numbers(Set<String> classes) {
    BitSet all = new BitSet();
    for (String each : classes) {
      Integer number = numbers.get(each);
      if (number == null) {
        number = names.size();
        numbers.put(each, number);
        names.add(each);
      }
      all.set(number);
    }
    return all;
  }

  /** The internal names of classes by their numbers. */
  Set<String> names(BitSet classes) {
    Set<String> all = new HashSet<>();
    classes.stream().forEach(each -> all.add(names.get(each)));
    return all;
  }

  private Known known(Body body, Set<String> consulted) {
    consulted.addAll(body.consulted());
    boolean reflects = false;
    boolean compares = false;
    for (LibraryUse use : body.uses()) {
      Behind each = behind.computeIfAbsent(use, this::behind);
      consulted.addAll(each.consulted());
      reflects |= each.reflects();
      compares |= each.compares();
    }
    Form form = new Form(body.text(), body.edges());
    return new Known(form, body, numbers(consulted), Set.of(), reflects, compares);
  }

  private Behind behind(LibraryUse use) {
    Set<String> consulted = new HashSet<>();
    return world.noting(
        consulted,
        () -> new Behind(Reflecting.happens(use, world), Ordering.matters(use, world), consulted));
  }

  private Form form(NodeKey key, Set<String> openTypes) {
    return switch (key.kind()) {
      case TYPE -> types.form(key);
      case INPUT -> new Inputs(world, openTypes).form(key);
      case SHAPE -> shapes.form(key);
      case CONSTANTS -> constants(key);
      case ORDER ->
          new Form("order " + String.join(" ", world.require(key.owner()).constants()), List.of());
      case VIRTUAL -> new Form("virtual", List.of());
      case RECEIVER -> new Form("receiver", List.of());
      case RESOURCE -> new Form("resource " + resource(key.owner()), List.of());
      case ROOT -> Form.NOTHING;
      case METHOD, FIELD, CLASS_INIT -> throw new IllegalArgumentException("A body: " + key);
    };
  }

  private Form constants(NodeKey key) {
    List<NodeKey> edges = new ArrayList<>();
    edges.add(NodeKey.of(Kind.CLASS_INIT, key.owner()));
    for (String name : new TreeSet<>(world.require(key.owner()).constants())) {
      edges.add(NodeKey.of(Kind.FIELD, key.owner(), name, "L" + key.owner() + ";"));
    }
    return new Form("constants", edges);
  }

  /** What a library's member may do with what it is given. */
  private record Behind(boolean reflects, boolean compares, Set<String> consulted) {}
}
