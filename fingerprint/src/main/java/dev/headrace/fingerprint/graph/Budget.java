package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.Artifact;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.NodeKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what is walked of each library, until one has more than its share. */
final class Budget {

  private final int maxMethods;
  private final int maxClasses;
  private final Map<Artifact, Integer> methods = new HashMap<>();
  private final Map<Artifact, Set<String>> classes = new HashMap<>();
  private @Nullable Artifact exceeded;

  Budget(int maxMethods, int maxClasses) {
    this.maxMethods = maxMethods;
    this.maxClasses = maxClasses;
  }

  boolean exceeded() {
    return exceeded != null;
  }

  @Nullable Artifact tooLarge() {
    return exceeded;
  }

  void count(NodeKey key, World world) {
    if (key.kind() != NodeKey.Kind.METHOD || world.isUser(key.owner())) {
      return;
    }
    Artifact artifact = world.artifact(key.owner());
    if (artifact == null) {
      return;
    }
    int count = methods.merge(artifact, 1, Integer::sum);
    Set<String> reached = classes.computeIfAbsent(artifact, each -> new HashSet<>());
    reached.add(key.owner());
    if (count > maxMethods || reached.size() > maxClasses) {
      exceeded = artifact;
    }
  }
}
