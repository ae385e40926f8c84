package dev.headrace.fingerprint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Classes that are not there, put together by package: those of a package and of the packages below
 * it come with one library.
 */
final class AbsentClasses {

  private AbsentClasses() {}

  /**
   * Groups classes.
   *
   * @param names internal names
   * @return how each group is told, {@code "org.slf4j.Logger and 2 more of org.slf4j"}, with its
   *     classes, sorted
   */
  static Map<String, List<String>> told(Collection<String> names) {
    Set<String> packages = new TreeSet<>();
    names.forEach(name -> packages.add(parent(name)));
    Map<String, List<String>> groups = new TreeMap<>();
    for (String name : new TreeSet<>(names)) {
      groups.computeIfAbsent(top(name, packages), each -> new ArrayList<>()).add(name);
    }
    Map<String, List<String>> told = new TreeMap<>();
    groups.forEach((top, classes) -> told.put(text(top, classes), classes));
    return told;
  }

  private static String text(String top, List<String> classes) {
    String first = classes.get(0).replace('/', '.');
    return classes.size() == 1
        ? first
        : "%s and %d more of %s".formatted(first, classes.size() - 1, top.replace('/', '.'));
  }

  /** The uppermost package around a class in which a class is absent. */
  private static String top(String name, Set<String> packages) {
    String top = parent(name);
    for (String at = top; !at.isEmpty(); at = parent(at)) {
      top = packages.contains(at) ? at : top;
    }
    return top;
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
