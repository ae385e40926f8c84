package dev.headrace.logic;

import dev.headrace.fingerprint.LogicDiff;
import dev.headrace.fingerprint.LogicTree;
import dev.headrace.fingerprint.Manifest;
import dev.headrace.fingerprint.classes.Artifact;
import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.ClassSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells what the classes on the class path do otherwise than those that the build saw. */
final class Told {

  private final ClassSource classes;
  private final String home;

  Told(ClassSource classes, String flow) {
    this.classes = classes;
    this.home = origin(flow.replace('.', '/'));
  }

  /** A sentence for each thing that differs. */
  List<String> between(Manifest built, Manifest now) {
    Set<String> sentences = new LinkedHashSet<>();
    now.transforms()
        .forEach(
            (name, tree) -> {
              LogicTree was = built.transforms().get(name);
              if (was != null && !was.hash().equals(tree.hash())) {
                tell(was, tree, sentences);
              }
            });
    return new ArrayList<>(sentences);
  }

  private void tell(LogicTree was, LogicTree tree, Set<String> sentences) {
    LogicDiff diff = LogicDiff.between(was, tree);
    for (LogicDiff.Change change : diff.changes()) {
      String place = place(change.id(), tree);
      sentences.add(
          "%s differs from the build%s"
              .formatted(
                  change.id(),
                  place.isEmpty() ? "" : ": " + place + " on the class path is another one"));
    }
    diff.libraries().forEach(library -> sentences.add("since the build: " + library));
    if (diff.changes().isEmpty() && diff.libraries().isEmpty()) {
      sentences.add(tree.root() + " differs from the build in what calls what");
    }
  }

  /** The library that holds a node's class; empty for what lies beside the flow. */
  private String place(String id, LogicTree tree) {
    String best = "";
    for (String name : tree.classes().keySet()) {
      String binary = name.replace('/', '.');
      if (id.contains(binary + ".") && name.length() > best.length()) {
        best = name;
      }
    }
    String origin = best.isEmpty() ? home : origin(best);
    return origin.equals(home) || origin.isEmpty() ? "" : Artifact.of(origin).toString();
  }

  private String origin(String name) {
    ClassFile file = classes.find(name);
    return file == null ? "" : file.origin();
  }
}
