package dev.headrace.fingerprint.classes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Describes the places of classes at the build, where each archive is still one of its own. */
public final class Archives {

  private Archives() {}

  /**
   * The archives that hold classes.
   *
   * @param source finds the classes
   * @param flow the internal name of the flow, whose place is {@link Archive#HOME}
   * @param names internal names of classes
   * @return the flow's archive, then the others by name; those that can be listed
   */
  public static List<Archive> of(ClassSource source, String flow, Collection<String> names) {
    Map<String, String> anchors = new LinkedHashMap<>();
    anchor(source, flow, anchors);
    new TreeSet<>(names).forEach(name -> anchor(source, name, anchors));
    Map<String, SortedSet<String>> classes = new LinkedHashMap<>();
    Map<String, Integer> owners = new HashMap<>();
    for (String origin : anchors.keySet()) {
      SortedSet<String> own = classes(source, origin);
      classes.put(origin, own);
      packages(own).forEach(each -> owners.merge(each, 1, Integer::sum));
    }
    List<Archive> archives = new ArrayList<>();
    classes.forEach(
        (origin, own) -> {
          String name = archives.isEmpty() ? Archive.HOME : Artifact.fileName(origin);
          archives.add(new Archive(name, anchors.getOrDefault(origin, flow), holds(own, owners)));
        });
    archives.removeIf(archive -> archive.holds().isEmpty());
    archives.sort(
        Comparator.comparing((Archive each) -> !each.isHome())
            .thenComparing(Archive::name)
            .thenComparing(Archive::anchor));
    return archives;
  }

  private static void anchor(ClassSource source, String name, Map<String, String> anchors) {
    ClassFile file = source.find(name);
    if (file != null) {
      anchors.putIfAbsent(file.origin(), name);
    }
  }

  private static SortedSet<String> classes(ClassSource source, String origin) {
    SortedSet<String> classes = new TreeSet<>();
    try {
      for (String entry : source.entries(origin)) {
        if (Places.isClass(entry)) {
          classes.add(Places.className(entry));
        }
      }
    } catch (FingerprintException notListed) {
      return new TreeSet<>();
    }
    return classes;
  }

  private static SortedSet<String> packages(SortedSet<String> classes) {
    SortedSet<String> packages = new TreeSet<>();
    classes.forEach(each -> packages.add(Archive.packageOf(each)));
    return packages;
  }

  private static SortedSet<String> holds(SortedSet<String> classes, Map<String, Integer> owners) {
    SortedSet<String> holds = new TreeSet<>();
    for (String each : classes) {
      String in = Archive.packageOf(each);
      holds.add(owners.getOrDefault(in, 0) == 1 ? in : each);
    }
    return holds;
  }
}
