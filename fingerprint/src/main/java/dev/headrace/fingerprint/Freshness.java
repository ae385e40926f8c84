package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.Artifact;
import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.graph.Contents;
import dev.headrace.fingerprint.graph.Digest;
import dev.headrace.hash.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Digests what would run, each thing once, and compares. Not thread-safe. */
final class Freshness {

  private static final String NOWHERE = "";

  private final ClassSource source;
  private final String home;
  private final Map<String, String> classes = new HashMap<>();
  private final Map<String, String> origins = new HashMap<>();
  private final Map<String, String> resources = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();

  Freshness(ClassSource source, String flow) {
    this.source = source;
    this.home = origin(flow.replace('.', '/'));
  }

  SortedSet<String> outdated(SortedMap<String, LogicTree> transforms) {
    SortedSet<String> outdated = new TreeSet<>();
    transforms.forEach(
        (name, tree) -> {
          if (!holds(tree)) {
            outdated.add(name);
          }
        });
    return outdated;
  }

  private boolean holds(LogicTree tree) {
    return tree.classes().entrySet().stream()
            .allMatch(each -> isSame(each.getKey(), each.getValue()))
        && tree.resources().entrySet().stream()
            .allMatch(each -> resource(each.getKey()).equals(each.getValue()))
        && tree.places().entrySet().stream()
            .allMatch(each -> place(each.getKey(), each.getValue()).equals(each.getValue()));
  }

  /** Looks a class up once where it is as it was, and not for the place that it lies in. */
  private boolean isSame(String name, String recorded) {
    if (!recorded.equals(LogicTree.ABSENT) && !classes.containsKey(name)) {
      Bytes file = source.resource(name + ".class");
      if (file != null && Digest.of(file.array()).equals(recorded)) {
        classes.put(name, recorded);
      }
    }
    return digest(name).equals(recorded);
  }

  private String digest(String name) {
    return classes.computeIfAbsent(
        name,
        wanted -> {
          ClassFile file = source.find(wanted);
          return file == null ? LogicTree.ABSENT : Digest.of(file.bytes().array());
        });
  }

  private String origin(String name) {
    return origins.computeIfAbsent(
        name,
        wanted -> {
          ClassFile file = source.find(wanted);
          return file == null ? NOWHERE : file.origin();
        });
  }

  private String resource(String path) {
    return resources.computeIfAbsent(path, each -> Contents.resource(each, source, home));
  }

  /** A digest of the place where a class lies; its name and version where these were recorded. */
  private String place(String anchor, String recorded) {
    String origin = origin(anchor);
    if (origin.equals(NOWHERE)) {
      return LogicTree.ABSENT;
    }
    if (recorded.indexOf(' ') >= 0) {
      return Artifact.of(origin).toString();
    }
    return places.computeIfAbsent(origin, each -> Contents.place(source, each));
  }
}
