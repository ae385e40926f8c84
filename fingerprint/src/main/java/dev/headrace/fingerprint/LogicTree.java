package dev.headrace.fingerprint;

import dev.headrace.fingerprint.purity.ImpurityKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fingerprint of one root, and everything that it rests on. Immutable.
 *
 * @param root the root's id, {@code docs.HandbookSearch.passage(TextFile)}
 * @param hash 64 hexadecimal digits
 * @param nodes what can be reached, breadth first: the root, what it leads to in that order, ...
 * @param classes the {@linkplain dev.headrace.fingerprint.graph.Checksum checksum} of every class
 *     file consulted, by internal name; {@link #ABSENT} for one that was looked for in vain
 * @param libraries the libraries entered
 * @param findings what the fingerprint can't see
 * @param reads the components of the receiver that the logic reads
 * @param inputs by the index of a parameter that is a record, the components of it that the logic
 *     can read; a parameter that is not there counts as a whole
 * @param resources the digests of the resource files that count, by path
 * @param places what counts as a whole, by the internal name of a class in it: the digest of all
 *     classes that lie in the same place, or for a library that counts by version its name and
 *     version
 */
public record LogicTree(
    String root,
    String hash,
    List<Node> nodes,
    SortedMap<String, String> classes,
    List<Library> libraries,
    List<Finding> findings,
    SortedSet<String> reads,
    SortedMap<Integer, SortedSet<String>> inputs,
    SortedMap<String, String> resources,
    SortedMap<String, String> places) {

  /** Stands for the checksum of a class that was not there. */
  public static final String ABSENT = "absent";

  /** Copies the collections. */
  public LogicTree {
    nodes = nodes instanceof StoredNodes ? nodes : List.copyOf(nodes);
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    libraries = List.copyOf(libraries);
    findings = List.copyOf(findings);
    reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
    TreeMap<Integer, SortedSet<String>> copy = new TreeMap<>();
    for (Map.Entry<Integer, SortedSet<String>> each : inputs.entrySet()) {
      copy.put(each.getKey(), Collections.unmodifiableSortedSet(new TreeSet<>(each.getValue())));
    }
    inputs = Collections.unmodifiableSortedMap(copy);
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }

  /**
   * The fingerprint as it is shown: the first 128 bits.
   *
   * @return 32 hexadecimal digits
   */
  public String shortHash() {
    return hash.substring(0, 32);
  }

  /**
   * The nodes by id.
   *
   * @return every node
   */
  public Map<String, Node> byId() {
    Map<String, Node> all = new TreeMap<>();
    nodes.forEach(node -> all.put(node.id(), node));
    return all;
  }

  /**
   * The shortest way from the root to a node.
   *
   * @param id a node's id
   * @return ids from the root to the node; empty if there is no such node
   */
  public List<String> pathTo(String id) {
    return Paths.shortest(nodes, id);
  }

  /**
   * One thing that logic consists of.
   *
   * @param id {@code docs.Text.normalize(String)}
   * @param hash the hash of the node alone, 64 hexadecimal digits
   * @param successors indexes into {@link #nodes()}
   */
  public record Node(String id, String hash, List<Integer> successors) {

    /** Copies the list. */
    public Node {
      successors = List.copyOf(successors);
    }
  }

  /**
   * A library that entered.
   *
   * @param artifact its name
   * @param version its version, or empty
   * @param policy how it counts: WALK, CONTENT, VERSION or IGNORE
   * @param digest of its content where that counts, else empty
   * @param why who refers to it, and what
   */
  public record Library(String artifact, String version, String policy, String digest, String why) {

    /** {@code commons-lang3 3.17 (WALK)}. */
    @Override
    public String toString() {
      return artifact + (version.isEmpty() ? "" : " " + version) + " (" + policy + ")";
    }
  }

  /**
   * Something that the fingerprint can't see.
   *
   * @param kind what it is, {@code TIME}
   * @param severity how bad it is
   * @param member the member that is used, {@code java.lang.System.nanoTime}
   * @param path the way from the root to the method that uses it
   */
  public record Finding(String kind, Severity severity, String member, List<String> path) {

    /** Copies the list. */
    public Finding {
      path = List.copyOf(path);
    }

    /**
     * Tells a user about it.
     *
     * @return what was found, what it means, what to do, and how the logic gets there
     */
    public String message() {
      String subject = path.isEmpty() ? "The logic" : path.get(path.size() - 1);
      String text = ImpurityKind.valueOf(kind).message(subject, member);
      return path.size() < 2 ? text : text + " Reached through " + String.join(" -> ", path) + ".";
    }

    /** {@code TIME java.lang.System.nanoTime: a -> b}. */
    @Override
    public String toString() {
      return kind + " " + member + ": " + String.join(" -> ", path);
    }
  }

  /** How bad a finding is. */
  public enum Severity {
    /** Worth knowing: results are usually the same. */
    INFO,
    /** Results may differ with the same fingerprint. */
    WARNING
  }
}
