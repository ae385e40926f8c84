package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.Archive;
import dev.headrace.fingerprint.classes.Archives;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.SeparatedClasses;
import dev.headrace.hash.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fingerprints of a flow as they are kept in a file: stable text, a line for each fact, so that
 * two builds can be compared line by line. Immutable.
 *
 * <pre>
 * headrace-fingerprint 5
 * flow         docs.Search
 * spec         000003ab...
 * archive      home         docs/Search
 * holds        docs/
 * class        00000f77...  docs/Search
 * class        0000072c...  docs/Text
 * transform    passage
 * root         docs.Search.passage(TextFile)
 * hash         4be1...
 * reads        maxWords
 * input        0             path text
 * library      text-utils   1.2   WALK   -    docs.Text.clean(String) uses ...
 * finding      TIME         WARNING      java.lang.System.nanoTime    a | b
 * consults     0-1
 * resource     51d0...      prompts/system.txt
 * place        e1f4...      docs/Shape
 * node         9a02...      1,2          docs.Search.passage(TextFile)
 * starts       passage      0
 * differs      7            51c2...      3,9
 * checksum     0001b5e0...
 * </pre>
 *
 * The words of a line are separated by tabs. A {@code class}, {@code resource} or {@code place} is
 * what the fingerprints rest on, with its checksum or digest; classes are numbered from 0 as they
 * stand here, and a transform {@code consults} some of them. Before them come the places of classes
 * as the build saw them, each with the packages that it held. Nodes are numbered too, each with the
 * numbers of those that it leads to; a transform consists of all that can be reached from the node
 * where it {@code starts}, some of which {@code differ} in it. Nodes are read when they are asked
 * for. The last line sums up what stands before.
 *
 * @param flow the flow's binary name
 * @param spec what was asked for, {@link FlowLogic#id()}
 * @param archives where the build found the classes consulted; empty where that was not recorded
 * @param transforms the trees by the transform's name
 */
public record Manifest(
    String flow, String spec, List<Archive> archives, SortedMap<String, LogicTree> transforms) {

  /** Copies the collections. */
  public Manifest {
    archives = List.copyOf(archives);
    transforms = Collections.unmodifiableSortedMap(new TreeMap<>(transforms));
  }

  /**
   * Where a build leaves the manifest of a flow, below its class output.
   *
   * @param flow the flow's binary name
   * @return {@code META-INF/headrace/docs.Search.fingerprint}
   */
  public static String resource(String flow) {
    return "META-INF/headrace/" + flow + ".fingerprint";
  }

  /**
   * Reads a manifest.
   *
   * @param file what {@link #write} wrote, in UTF-8
   * @return the manifest
   * @throws dev.headrace.fingerprint.classes.FingerprintException if the file is damaged, or was
   *     written in another format
   */
  public static Manifest parse(Bytes file) {
    return ManifestReader.read(file);
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
    return parse(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
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
   * Adds where the classes lie.
   *
   * @param places where the classes lie that the fingerprints were computed from
   * @return the manifest with its archives
   */
  public Manifest locating(Archives places) {
    TreeSet<String> names = new TreeSet<>();
    for (LogicTree tree : transforms.values()) {
      names.addAll(tree.classes().keySet());
      names.addAll(tree.places().keySet());
    }
    return new Manifest(flow, spec, places.holding(flow.replace('.', '/'), names), transforms);
  }

  /**
   * Tells classes apart that a later step has merged into one archive.
   *
   * @param source the classes that would run
   * @return the same classes, each in the archive where the build found it
   */
  public ClassSource separating(ClassSource source) {
    return SeparatedClasses.of(source, archives);
  }

  /**
   * Compares what the fingerprints rest on with what would run: class files, resource files, and
   * the places in which a class that nothing refers to could matter. Parses no class.
   *
   * @param source the classes that would run, {@linkplain #separating told apart}
   * @return the transforms whose fingerprints have to be computed again; the others hold
   * @throws dev.headrace.fingerprint.classes.FingerprintException if something can't be read
   */
  public SortedSet<String> outdated(ClassSource source) {
    return new Freshness(source, flow).outdated(transforms);
  }
}
