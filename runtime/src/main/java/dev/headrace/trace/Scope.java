package dev.headrace.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The elements for which transforms run: the source row itself (the root, one element), or all
 * elements of the lists that one node yields within the source row. Immutable.
 */
public final class Scope {

  private static final int[] NONE = {};

  private final int index;
  private final String name;
  private final @Nullable Scope outer;
  private final int[] parents;
  private final int size;

  private Scope(int index, String name, @Nullable Scope outer, int[] parents, int size) {
    this.index = index;
    this.name = name;
    this.outer = outer;
    this.parents = parents;
    this.size = size;
  }

  /**
   * The scope of a source row.
   *
   * @param source the source's name
   * @return a scope of one element
   */
  public static Scope root(String source) {
    return new Scope(0, source, null, NONE, 1);
  }

  /**
   * Opens a scope within this one.
   *
   * @param newIndex its position among the row's scopes
   * @param opener the name of the node that opens it
   * @param itsParents for each element the one of this scope that it belongs to, ascending
   * @return the scope
   */
  public Scope open(int newIndex, String opener, int[] itsParents) {
    return new Scope(newIndex, opener, this, itsParents, itsParents.length);
  }

  /**
   * Its position among the row's scopes.
   *
   * @return 0 for the root
   */
  public int index() {
    return index;
  }

  /**
   * The name of the node that opened it.
   *
   * @return for the root the source's name
   */
  public String name() {
    return name;
  }

  /**
   * How many elements it has.
   *
   * @return not negative
   */
  public int size() {
    return size;
  }

  /** The scope that it is directly within; null for the root. */
  @Nullable Scope outer() {
    return outer;
  }

  /**
   * The element of the outer scope to which an element belongs.
   *
   * @param element of a scope that is not the root
   * @return does not fall from one element to the next
   */
  public int parent(int element) {
    return parents[element];
  }

  /**
   * Whether this is the other scope or nested in it.
   *
   * @param other a scope of the same row
   * @return whether it is
   */
  public boolean isWithin(Scope other) {
    for (Scope s = this; s != null; s = s.outer) {
      if (s == other) {
        return true;
      }
    }
    return false;
  }

  /**
   * The element of a scope around this one to which an element belongs.
   *
   * @param element of this scope
   * @param around this scope or one that it is within
   * @return the element
   */
  public int up(int element, Scope around) {
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

  /**
   * What an element is called.
   *
   * @param element of this scope
   * @return for example {@code pages[0].lines[12]}: positions within the list
   */
  public String describe(int element) {
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
