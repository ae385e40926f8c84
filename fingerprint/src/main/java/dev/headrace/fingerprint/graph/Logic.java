package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.code.Body;
import dev.headrace.fingerprint.code.NodeKey;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A closure, numbered and hashed.
 *
 * @param hash 64 hexadecimal digits
 * @param items the nodes in the order of their numbers
 * @param classes digests of the classes consulted, by internal name
 * @param libraries the libraries entered
 * @param reads components of the receiver that are read
 * @param inputs by the index of a parameter that is a record, the components that are read, where
 *     no others can be
 * @param resources digests of resource files, by path
 * @param places what counts as a whole, by the internal name of a class in it
 * @param shadowed which artifacts' versions of a class are hidden by another's, by internal name
 */
public record Logic(
    String hash,
    List<Item> items,
    SortedMap<String, String> classes,
    List<Entered> libraries,
    Set<String> reads,
    SortedMap<Integer, SortedSet<String>> inputs,
    SortedMap<String, String> resources,
    SortedMap<String, String> places,
    SortedMap<String, String> shadowed) {

  /** Copies the lists. */
  public Logic {
    items = List.copyOf(items);
    libraries = List.copyOf(libraries);
  }

  /**
   * One node.
   *
   * @param key what it is
   * @param id how it is told
   * @param hash of the node alone
   * @param successors numbers of other items
   * @param body its canonical form, if it has instructions
   */
  public record Item(
      NodeKey key, String id, String hash, List<Integer> successors, @Nullable Body body) {

    /** Copies the list. */
    public Item {
      successors = List.copyOf(successors);
    }
  }

  /**
   * A library.
   *
   * @param name its name
   * @param version its version, or empty
   * @param mode how it counts
   * @param digest of its content, or empty
   * @param why who refers to it
   * @param anchor the internal name of one of its classes
   */
  public record Entered(
      String name, String version, String mode, String digest, String why, String anchor) {

    /**
     * Whether the version says what the content is.
     *
     * @return false without a version, and for a snapshot, which changes under its version
     */
    public boolean hasFixedVersion() {
      return !version.isEmpty() && !version.endsWith("SNAPSHOT");
    }
  }
}
