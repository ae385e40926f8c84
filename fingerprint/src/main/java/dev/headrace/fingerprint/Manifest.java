package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.graph.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fingerprints of a flow as they are kept in a file: stable text, a line for each fact, so that
 * two builds can be compared line by line. Immutable.
 *
 * <pre>
 * headrace-fingerprint 1
 * flow         docs.Search
 * transform    passage
 * root         docs.Search.passage(TextFile)
 * hash         4be1...
 * reads        maxWords
 * node         9a02...      1,2          docs.Search.passage(TextFile)
 * library      text-utils   1.2   WALK   -    docs.Text.clean(String) uses ...
 * finding      TIME         WARNING      java.lang.System.nanoTime    a | b
 * class        77f0...      docs/Search
 * </pre>
 *
 * The words of a line are separated by tabs.
 *
 * @param flow the flow's binary name
 * @param transforms the trees by the transform's name
 */
public record Manifest(String flow, SortedMap<String, LogicTree> transforms) {

  /** Copies the map. */
  public Manifest {
    transforms = Collections.unmodifiableSortedMap(new TreeMap<>(transforms));
  }

  /**
   * Reads a manifest.
   *
   * @param text what {@link #write} wrote
   * @return the manifest
   * @throws dev.headrace.fingerprint.classes.FingerprintException if the text is damaged, or was
   *     written in another format
   */
  public static Manifest parse(String text) {
    return ManifestReader.read(text);
  }

  /**
   * Writes the manifest.
   *
   * @return lines, each with a line feed
   */
  public String write() {
    return ManifestWriter.write(this);
  }

  /**
   * Compares the class files that the fingerprints rest on with those that would run. The
   * fingerprints hold only if nothing differs; libraries that count by content must be compared by
   * computing again.
   *
   * @param source the classes that would run
   * @return the binary names of classes that are others, sorted
   */
  public List<String> differing(ClassSource source) {
    Map<String, String> expected = new TreeMap<>();
    transforms.values().forEach(tree -> expected.putAll(tree.classes()));
    List<String> differing = new ArrayList<>();
    expected.forEach(
        (name, digest) -> {
          ClassFile file = source.find(name);
          String actual = file == null ? LogicTree.ABSENT : Digest.of(file.bytes().array());
          if (!actual.equals(digest)) {
            differing.add(name.replace('/', '.'));
          }
        });
    return differing;
  }

  /**
   * Whether equal class files are enough: resource files and libraries that count by content are
   * not among them, so with these the fingerprints must be computed again.
   *
   * @return whether {@link #differing} says all
   */
  public boolean restsOnClassesAlone() {
    return transforms.values().stream()
        .allMatch(
            tree ->
                tree.libraries().stream().allMatch(library -> library.digest().isEmpty())
                    && tree.nodes().stream().noneMatch(node -> node.id().startsWith("resource ")));
  }
}
