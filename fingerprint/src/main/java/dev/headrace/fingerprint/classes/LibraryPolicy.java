package dev.headrace.fingerprint.classes;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How libraries count, by artifact. Immutable.
 *
 * @param fallback for artifacts without an entry
 * @param artifacts by name
 * @param maxMethods walking an artifact ends when more methods are reached; then its content counts
 * @param maxClasses the same for classes
 */
public record LibraryPolicy(
    Mode fallback, Map<String, Mode> artifacts, int maxMethods, int maxClasses) {

  /** How an artifact counts. */
  public enum Mode {
    /** Like user code: what is reached counts, within a budget; beyond it the content. */
    WALK,
    /** The content of all its classes, and of all artifacts that these refer to. */
    CONTENT,
    /** Its name and version. */
    VERSION,
    /** Not at all: loggers, metrics. */
    IGNORE
  }

  /** Copies the map. */
  public LibraryPolicy {
    artifacts = Map.copyOf(artifacts);
  }

  /**
   * Walks everything within 2,000 methods and 300 classes for each artifact.
   *
   * @return the policy
   */
  public static LibraryPolicy walk() {
    return new LibraryPolicy(Mode.WALK, Map.of(), 2_000, 300);
  }

  /**
   * Says how one artifact counts.
   *
   * @param artifact its name
   * @param mode how it counts
   * @return the changed policy
   */
  public LibraryPolicy with(String artifact, Mode mode) {
    Map<String, Mode> all = new TreeMap<>(artifacts);
    all.put(artifact, mode);
    return new LibraryPolicy(fallback, all, maxMethods, maxClasses);
  }

  /**
   * Changes the budget of a walk.
   *
   * @param methods the most methods of one artifact
   * @param classes the most classes of one artifact
   * @return the changed policy
   */
  public LibraryPolicy withBudget(int methods, int classes) {
    return new LibraryPolicy(fallback, artifacts, methods, classes);
  }

  Mode mode(String artifact, Set<String> exceeded) {
    Mode mode = artifacts.getOrDefault(artifact, fallback);
    return mode == Mode.WALK && exceeded.contains(artifact) ? Mode.CONTENT : mode;
  }
}
