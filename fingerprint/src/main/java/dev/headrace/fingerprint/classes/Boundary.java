package dev.headrace.fingerprint.classes;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is user code: the build output that holds the anchor class (the flow), and the packages and
 * artifacts that are named. Everything else is a library. Immutable.
 *
 * @param anchor the internal name of the class whose place is user code
 * @param packages packages that count with their subpackages, {@code "docs.text"}
 * @param artifacts names of archives or directories, {@code "text-utils"}
 */
public record Boundary(String anchor, Set<String> packages, Set<String> artifacts) {

  /** Copies the sets. */
  public Boundary {
    packages = Set.copyOf(packages);
    artifacts = Set.copyOf(artifacts);
  }

  /**
   * User code is what was built together with a class.
   *
   * @param anchor the binary or internal name of a class, usually the flow
   * @return the boundary
   */
  public static Boundary around(String anchor) {
    return new Boundary(anchor.replace('.', '/'), Set.of(), Set.of());
  }

  /**
   * Takes packages in.
   *
   * @param names packages, each with its subpackages
   * @return the wider boundary
   */
  public Boundary andPackages(Collection<String> names) {
    Set<String> all = new TreeSet<>(packages);
    all.addAll(names);
    return new Boundary(anchor, all, artifacts);
  }

  /**
   * Takes modules in.
   *
   * @param names names of archives or directories
   * @return the wider boundary
   */
  public Boundary andArtifacts(Collection<String> names) {
    Set<String> all = new TreeSet<>(artifacts);
    all.addAll(names);
    return new Boundary(anchor, packages, all);
  }

  boolean namesPackageOf(String internalName) {
    String name = internalName.replace('/', '.');
    for (String each : packages) {
      if (name.startsWith(each)
          && name.length() > each.length()
          && name.charAt(each.length()) == '.') {
        return true;
      }
    }
    return false;
  }
}
