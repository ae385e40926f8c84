package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassCache;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.graph.Checksum;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be fingerprinted of a flow: the build and the run ask for the same. Immutable.
 *
 * @param flow the flow's binary name
 * @param userCode what is user code
 * @param libraries how libraries count
 * @param transforms the methods by the transform's name
 */
public record FlowLogic(
    String flow, Boundary userCode, LibraryPolicy libraries, SortedMap<String, Root> transforms) {

  /** Copies the map. */
  public FlowLogic {
    transforms = Collections.unmodifiableSortedMap(new TreeMap<>(transforms));
  }

  /**
   * Identifies the question, so that an answer to another one is not taken for its answer.
   *
   * @return hexadecimal digits, the same in every JVM
   */
  public String id() {
    StringBuilder text = new StringBuilder();
    text.append(Trees.FORMAT).append('\n').append(flow);
    text.append('\n').append(userCode.anchor());
    text.append('\n').append(new TreeSet<>(userCode.packages()));
    text.append('\n').append(new TreeSet<>(userCode.artifacts()));
    text.append('\n').append(libraries.fallback());
    text.append(new TreeMap<>(libraries.artifacts()));
    text.append(libraries.maxMethods()).append(' ').append(libraries.maxClasses());
    for (Map.Entry<String, Root> each : transforms.entrySet()) {
      text.append('\n').append(each.getKey()).append(' ');
      each.getValue().appendTo(text);
    }
    return Checksum.of(text.toString());
  }

  /**
   * Fingerprints every transform.
   *
   * @param classes the classes that would run
   * @return the manifest
   * @throws dev.headrace.fingerprint.classes.FingerprintException if a class is missing or can't be
   *     read
   */
  public Manifest compute(ClassSource classes) {
    return compute(new ClassCache(classes));
  }

  /**
   * Fingerprints every transform of one of several flows.
   *
   * @param classes the classes that would run, each of which is parsed once for all flows
   * @return the manifest
   * @throws dev.headrace.fingerprint.classes.FingerprintException if a class is missing or can't be
   *     read
   */
  public Manifest compute(ClassCache classes) {
    return new Manifest(flow, id(), List.of(), compute(classes, transforms.keySet()));
  }

  /**
   * Fingerprints some transforms.
   *
   * @param classes the classes that would run
   * @param names transforms of the flow
   * @return their trees by name
   * @throws dev.headrace.fingerprint.classes.FingerprintException if a class is missing or can't be
   *     read
   */
  public SortedMap<String, LogicTree> compute(ClassSource classes, Collection<String> names) {
    return compute(new ClassCache(classes), names);
  }

  private SortedMap<String, LogicTree> compute(ClassCache classes, Collection<String> names) {
    Fingerprinter fingerprinter = Fingerprinter.of(classes, userCode, libraries);
    TreeMap<String, LogicTree> trees = new TreeMap<>();
    transforms.forEach(
        (name, root) -> {
          if (names.contains(name)) {
            trees.put(name, fingerprinter.fingerprint(root));
          }
        });
    return trees;
  }
}
