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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells what the classes on the class path do otherwise than those that the build saw: a sentence
 * for each method of user code, one for each library.
 */
final class Told {

  private static final int MOST = 20;

  private final ClassSource classes;
  private final String home;

  Told(ClassSource classes, String flow) {
    this.classes = classes;
    this.home = origin(flow.replace('.', '/'));
  }

  /** Sentences, most first; the last says how many more there are. */
  List<String> between(Manifest built, Manifest now) {
    Set<String> sentences = new LinkedHashSet<>();
    Map<String, Set<String>> libraries = new TreeMap<>();
    now.transforms()
        .forEach(
            (name, tree) -> {
              LogicTree was = built.transforms().get(name);
              if (was != null && !was.hash().equals(tree.hash())) {
                tell(was, tree, sentences, libraries);
              }
            });
    libraries.forEach((library, members) -> sentences.add(sentence(members, library)));
    List<String> all = new ArrayList<>(sentences);
    if (all.size() > MOST) {
      int more = all.size() - MOST + 1;
      all.subList(MOST - 1, all.size()).clear();
      all.add("and " + more + " more differ from the build");
    }
    return all;
  }

  private void tell(
      LogicTree was, LogicTree tree, Set<String> sentences, Map<String, Set<String>> libraries) {
    LogicDiff diff = LogicDiff.between(was, tree);
    for (LogicDiff.Change change : diff.changes()) {
      String member = change.id().equals("root") ? tree.root() : change.id();
      String library = library(member, tree);
      if (library.isEmpty()) {
        sentences.add(member + " differs from the build");
      } else {
        libraries.computeIfAbsent(library, each -> new LinkedHashSet<>()).add(member);
      }
    }
    diff.libraries().forEach(library -> sentences.add("since the build: " + library));
    if (diff.changes().isEmpty() && diff.libraries().isEmpty()) {
      sentences.add(tree.root() + " differs from the build in what calls what");
    }
  }

  private static String sentence(Set<String> members, String library) {
    String more =
        members.size() == 1 ? " differs" : " and %d more differ".formatted(members.size() - 1);
    return "%s%s from the build: %s on the class path is another one"
        .formatted(members.iterator().next(), more, library);
  }

  /** The library that holds a node's class; empty for what lies beside the flow. */
  private String library(String id, LogicTree tree) {
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
