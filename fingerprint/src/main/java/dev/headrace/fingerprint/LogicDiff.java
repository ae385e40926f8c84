package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Library;
import dev.headrace.fingerprint.LogicTree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What differs between two fingerprints of one root. Immutable.
 *
 * @param same whether the fingerprints are equal
 * @param changes the nodes that differ, nearest to the root first
 * @param libraries the libraries that differ, a sentence each
 */
public record LogicDiff(boolean same, List<Change> changes, List<String> libraries) {

  /** Copies the lists. */
  public LogicDiff {
    changes = List.copyOf(changes);
    libraries = List.copyOf(libraries);
  }

  /** What happened to a node. */
  public enum Kind {
    /** It is another one. */
    CHANGED,
    /** It can be reached now. */
    APPEARED,
    /** It can't be reached any more. */
    VANISHED
  }

  /**
   * One node that differs.
   *
   * @param kind what happened
   * @param id the node's id
   * @param path the shortest way to it from the root, the node last
   */
  public record Change(Kind kind, String id, List<String> path) {

    /** Copies the list. */
    public Change {
      path = List.copyOf(path);
    }

    /** {@code docs.Text.normalize(String) changed, reached through a -> b}. */
    @Override
    public String toString() {
      if (id.equals("root")) {
        return "its declaration changed (version, parameters, deps or resources)";
      }
      String what = id + " " + kind.name().toLowerCase(Locale.ROOT);
      return path.size() < 2
          ? what
          : what + ", reached through " + String.join(" -> ", path.subList(0, path.size() - 1));
    }
  }

  /**
   * Compares.
   *
   * @param before the older tree
   * @param after the newer tree
   * @return what differs; empty changes with different hashes mean that the same nodes are wired
   *     otherwise, or that the version is another
   */
  public static LogicDiff between(LogicTree before, LogicTree after) {
    Map<String, Node> old = before.byId();
    Map<String, Node> now = after.byId();
    List<Change> changes = new ArrayList<>();
    now.forEach(
        (id, node) -> {
          Node was = old.get(id);
          if (was == null) {
            changes.add(new Change(Kind.APPEARED, id, after.pathTo(id)));
          } else if (!was.hash().equals(node.hash())) {
            changes.add(new Change(Kind.CHANGED, id, after.pathTo(id)));
          }
        });
    old.forEach(
        (id, node) -> {
          if (!now.containsKey(id)) {
            changes.add(new Change(Kind.VANISHED, id, before.pathTo(id)));
          }
        });
    changes.sort(
        Comparator.comparing(Change::kind)
            .thenComparing(change -> change.path().size())
            .thenComparing(Change::id));
    return new LogicDiff(before.hash().equals(after.hash()), changes, libraries(before, after));
  }

  private static List<String> libraries(LogicTree before, LogicTree after) {
    Map<String, Library> old = byName(before);
    Map<String, Library> now = byName(after);
    List<String> changes = new ArrayList<>();
    now.forEach(
        (name, library) -> {
          Library was = old.get(name);
          if (was == null) {
            changes.add("library " + library + " entered: " + library.why());
          } else if (!was.version().equals(library.version())) {
            changes.add("library " + name + " from " + was.version() + " to " + library.version());
          } else if (!was.policy().equals(library.policy())) {
            changes.add("library " + name + " counts by " + library.policy() + " now");
          } else if (!was.digest().equals(library.digest())) {
            changes.add("library " + name + " has another content");
          }
        });
    old.forEach(
        (name, library) -> {
          if (!now.containsKey(name)) {
            changes.add("library " + library + " left");
          }
        });
    return changes;
  }

  private static Map<String, Library> byName(LogicTree tree) {
    Map<String, Library> all = new TreeMap<>();
    tree.libraries().forEach(library -> all.put(library.artifact(), library));
    return all;
  }

  /** A line for each difference. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(same ? "unchanged" : "changed");
    changes.forEach(change -> lines.add(change.toString()));
    lines.addAll(libraries);
    return String.join("\n", lines);
  }
}
