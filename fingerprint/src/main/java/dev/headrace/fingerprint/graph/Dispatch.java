package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.classes.World.Resolved;
import dev.headrace.fingerprint.code.NodeKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which methods virtual calls run, given the types instantiated so far. A call that no instantiated
 * type overrides is a plain call: whether a method is private, final or neither makes no
 * difference.
 */
final class Dispatch {

  private final World world;
  private final Map<String, NodeKey> instantiated = new HashMap<>();
  private final Map<String, Set<String>> subtypes = new HashMap<>();
  private final Map<String, List<NodeKey>> calls = new HashMap<>();

  Dispatch(World world) {
    this.world = world;
  }

  /** Takes a call in; returns the methods it may run as far as is known. */
  List<NodeKey> call(NodeKey call) {
    calls.computeIfAbsent(call.owner(), owner -> new ArrayList<>()).add(call);
    return targets(call);
  }

  /** Takes a type in; returns the methods that calls may run now. */
  List<NodeKey> instantiate(NodeKey key) {
    String type = key.owner();
    List<NodeKey> reached = new ArrayList<>();
    if (instantiated.putIfAbsent(type, key) != null) {
      return reached;
    }
    for (String each : world.supertypes(type)) {
      subtypes.computeIfAbsent(each, name -> new LinkedHashSet<>()).add(type);
      for (NodeKey call : calls.getOrDefault(each, List.of())) {
        Resolved target = world.resolve(type, call.name(), call.descriptor());
        if (target != null && !target.isAbstract()) {
          reached.add(Types.method(target));
        }
      }
    }
    return reached;
  }

  /** The declaration itself if it has a body, then each type that overrides it and its method. */
  List<NodeKey> targets(NodeKey call) {
    List<NodeKey> targets = new ArrayList<>();
    Resolved declared = world.resolve(call.owner(), call.name(), call.descriptor());
    NodeKey own = declared == null ? null : Types.method(declared);
    if (declared != null && !declared.isAbstract()) {
      targets.add(Types.method(declared));
    }
    Set<String> sorted = new TreeSet<>(Natural.ORDER);
    sorted.addAll(subtypes.getOrDefault(call.owner(), Set.of()));
    for (String type : sorted) {
      Resolved target = world.resolve(type, call.name(), call.descriptor());
      if (target != null && !target.isAbstract() && !Types.method(target).equals(own)) {
        targets.add(instantiated.getOrDefault(type, call));
        targets.add(Types.method(target));
      }
    }
    return targets;
  }
}
