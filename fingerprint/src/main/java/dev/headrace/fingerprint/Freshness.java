package dev.headrace.fingerprint;

import dev.headrace.fingerprint.classes.Artifact;
import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.graph.Checksum;
import dev.headrace.fingerprint.graph.Contents;
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
    for (Map.Entry<String, LogicTree> each : transforms.entrySet()) {
      if (!holds(each.getValue())) {
        outdated.add(each.getKey());
      }
    }
    return outdated;
  }

  private boolean holds(LogicTree tree) {
    for (Map.Entry<String, String> each : tree.classes().entrySet()) {
      if (!checksum(each.getKey()).equals(each.getValue())) {
        return false;
      }
    }
    for (Map.Entry<String, String> each : tree.resources().entrySet()) {
      if (!resource(each.getKey()).equals(each.getValue())) {
        return false;
      }
    }
    for (Map.Entry<String, String> each : tree.places().entrySet()) {
      if (!place(each.getKey(), each.getValue()).equals(each.getValue())) {
        return false;
      }
    }
    return true;
  }

  private String checksum(String name) {
    String known = classes.get(name);
    if (known == null) {
      ClassFile file = source.find(name);
      known = file == null ? LogicTree.ABSENT : Checksum.of(file.bytes());
      classes.put(name, known);
    }
    return known;
  }

  private String origin(String name) {
    String known = origins.get(name);
    if (known == null) {
      ClassFile file = source.find(name);
      known = file == null ? NOWHERE : file.origin();
      origins.put(name, known);
    }
    return known;
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
