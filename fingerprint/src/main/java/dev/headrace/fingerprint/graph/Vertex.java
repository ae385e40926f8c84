package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.code.Body;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One node of all closures of a world. What it is is found out when it is asked for, once. Equal to
 * itself only; not thread-safe.
 */
final class Vertex {

  private final Vertices all;
  private final int index;
  private final NodeKey key;
  private @Nullable Known known;
  private @Nullable List<Vertex> edges;
  private @Nullable String hash;
  private @Nullable String id;

  Vertex(Vertices all, int index, NodeKey key) {
    this.all = all;
    this.index = index;
    this.key = key;
  }

  /**
   * What is found out about a node.
   *
   * @param form its canonical form
   * @param body where the form comes from, if it has instructions
   * @param consulted the numbers of the classes that it rests on, {@link Vertices#names}
   * @param openTypes types that come in and may have other subtypes when a class is added
   * @param reflects whether it gives objects to something that may look into them
   * @param compares whether it uses something to which the order of constants matters
   */
  record Known(
      Form form,
      @Nullable Body body,
      BitSet consulted,
      Set<String> openTypes,
      boolean reflects,
      boolean compares) {}

  /** Its number among all nodes of the world, from 0. */
  int index() {
    return index;
  }

  NodeKey key() {
    return key;
  }

  boolean is(Kind kind) {
    return key.kind() == kind;
  }

  Known known() {
    if (known == null) {
      known = all.find(key);
    }
    return known;
  }

  /** What it leads to in every closure. */
  List<Vertex> edges() {
    if (edges == null) {
      edges = all.of(known().form().edges());
    }
    return edges;
  }

  /** Of the node itself, 64 hexadecimal digits. */
  String hash() {
    if (hash == null) {
      hash = Digest.of(known().form().text());
    }
    return hash;
  }

  /** How it is told. */
  String id() {
    if (id == null) {
      id = key.toString();
    }
    return id;
  }
}
