package dev.headrace.fingerprint.classes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Describes the places of classes at the build, where each archive is still one of its own. Lists
 * each place once. Not thread-safe.
 */
public final class Archives {

  private final ClassSource source;
  private final Map<String, SortedMap<String, List<String>>> places = new HashMap<>();

  private Archives(ClassSource source) {
    this.source = source;
  }

  /**
   * Describes the places of a source.
   *
   * @param source finds the classes, which do not change meanwhile
   * @return nothing is listed yet
   */
  public static Archives of(ClassSource source) {
    return new Archives(source);
  }

  /**
   * The archives that hold classes.
   *
   * @param flow the internal name of the flow, whose place is {@link Archive#HOME}
   * @param names internal names of classes
   * @return the flow's archive, then the others by name; those that can be listed
   */
  public List<Archive> holding(String flow, Collection<String> names) {
    Map<String, String> anchors = new LinkedHashMap<>();
    anchor(flow, anchors);
    new TreeSet<>(names).forEach(name -> anchor(name, anchors));
    Map<String, Integer> owners = new HashMap<>();
    for (String origin : anchors.keySet()) {
      classes(origin).keySet().forEach(each -> owners.merge(each, 1, Integer::sum));
    }
    List<Archive> archives = new ArrayList<>();
    anchors.forEach(
        (origin, anchor) -> {
          String name = archives.isEmpty() ? Archive.HOME : Artifact.fileName(origin);
          archives.add(new Archive(name, anchor, holds(classes(origin), owners)));
        });
    archives.removeIf(archive -> archive.holds().isEmpty());
    archives.sort(
        Comparator.comparing((Archive each) -> !each.isHome())
            .thenComparing(Archive::name)
            .thenComparing(Archive::anchor));
    return archives;
  }

  private void anchor(String name, Map<String, String> anchors) {
    ClassFile file = source.find(name);
    if (file != null) {
      anchors.putIfAbsent(file.origin(), name);
    }
  }

  /** The classes of a place by package; none if it can't be listed. */
  private SortedMap<String, List<String>> classes(String origin) {
    return places.computeIfAbsent(origin, this::list);
  }

  private SortedMap<String, List<String>> list(String origin) {
    SortedMap<String, List<String>> classes = new TreeMap<>();
    try {
      for (String entry : source.entries(origin)) {
        if (Places.isClass(entry)) {
          String name = Places.className(entry);
          classes.computeIfAbsent(Archive.packageOf(name), each -> new ArrayList<>()).add(name);
        }
      }
    } catch (FingerprintException notListed) {
      return new TreeMap<>();
    }
    return classes;
  }

  private static SortedSet<String> holds(
      SortedMap<String, List<String>> classes, Map<String, Integer> owners) {
    SortedSet<String> holds = new TreeSet<>();
    classes.forEach(
        (in, names) -> {
          if (owners.getOrDefault(in, 0) == 1) {
            holds.add(in);
          } else {
            holds.addAll(names);
          }
        });
    return holds;
  }
}
