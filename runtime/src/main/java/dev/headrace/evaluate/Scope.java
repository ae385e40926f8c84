package dev.headrace.evaluate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The elements for which transforms run: the source row itself (the root, one element), or all
 * elements of the lists that one node yields within the source row. Immutable.
 */
final class Scope {

  private static final int[] NONE = {};

  /** Its position among the row's scopes. */
  final int index;

  /** The name of the node that opened it. */
  final String name;

  final @Nullable Scope outer;

  /** For each element the one of the outer scope that it belongs to, ascending. */
  final int[] parents;

  final int size;

  private Scope(int index, String name, @Nullable Scope outer, int[] parents, int size) {
    this.index = index;
    this.name = name;
    this.outer = outer;
    this.parents = parents;
    this.size = size;
  }

  static Scope root(String source) {
    return new Scope(0, source, null, NONE, 1);
  }

  Scope open(int newIndex, String opener, int[] itsParents) {
    return new Scope(newIndex, opener, this, itsParents, itsParents.length);
  }

  /** Whether this is the other scope or nested in it. */
  boolean isWithin(Scope other) {
    for (Scope s = this; s != null; s = s.outer) {
      if (s == other) {
        return true;
      }
    }
    return false;
  }

  /** The element of a scope around this one to which an element belongs. */
  int up(int element, Scope around) {
    int e = element;
    for (Scope s = this; s != around; s = s.outer) {
      if (s == null) {
        throw new IllegalArgumentException(
            "The scope of %s is not within that of %s".formatted(name, around.name));
      }
      e = s.parents[e];
    }
    return e;
  }

  /** For example {@code pages[0].lines[12]}: positions within the list. */
  String describe(int element) {
    if (outer == null) {
      return name;
    }
    int first = Arrays.binarySearch(parents, parents[element]);
    while (first > 0 && parents[first - 1] == parents[element]) {
      first--;
    }
    String own = name + "[" + (element - first) + "]";
    return outer.outer == null ? own : outer.describe(parents[element]) + "." + own;
  }
}
