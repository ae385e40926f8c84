package dev.headrace.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is user code besides what was built together with the flow, and how libraries count: {@link
 * dev.headrace.LogicScope} as the build saw it. Immutable.
 *
 * @param packages packages that are user code, with their subpackages
 * @param artifacts archives that are user code
 * @param libraries how other archives count, by name
 */
public record LogicScope(
    List<String> packages, List<String> artifacts, Map<String, Library> libraries) {

  /** What was built together with the flow is user code; libraries count by what is reached. */
  public static final LogicScope MODULE = new LogicScope(List.of(), List.of(), Map.of());

  /** How a library counts. */
  public enum Library {
    /** By all of its content. */
    CONTENT,
    /** By its version. */
    VERSION,
    /** Not at all. */
    IGNORE
  }

  /** Copies the collections. */
  public LogicScope {
    packages = List.copyOf(packages);
    artifacts = List.copyOf(artifacts);
    libraries = Map.copyOf(libraries);
  }

  /**
   * Takes packages in.
   *
   * @param names packages
   * @return a new scope
   */
  public LogicScope packages(String... names) {
    return new LogicScope(List.of(names), artifacts, libraries);
  }

  /**
   * Takes archives in.
   *
   * @param names archives
   * @return a new scope
   */
  public LogicScope artifacts(String... names) {
    return new LogicScope(packages, List.of(names), libraries);
  }

  /**
   * Says how libraries count.
   *
   * @param how as what
   * @param names archives
   * @return a new scope
   */
  public LogicScope libraries(Library how, String... names) {
    Map<String, Library> all = new TreeMap<>(libraries);
    for (String name : names) {
      all.put(name, how);
    }
    return new LogicScope(packages, artifacts, all);
  }
}
