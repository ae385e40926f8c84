package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.Components;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import dev.headrace.fingerprint.code.RecordReads;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which components of the records that a root takes its logic can read, where that is proven. What
 * a library may call on a record (its {@code toString}) is not reached as long as no library gets
 * one. Keeps what it has found out about methods.
 */
final class RecordInputs {

  private final World world;
  private final Map<String, Map<Vertex, Optional<Set<String>>>> known = new HashMap<>();

  RecordInputs(World world) {
    this.world = world;
  }

  /** Components by the parameter's index; a parameter that is not there counts as a whole. */
  SortedMap<Integer, SortedSet<String>> of(Numbering closure, Start start) {
    SortedMap<Integer, SortedSet<String>> all = new TreeMap<>();
    String returned = Type.getReturnType(start.descriptor()).getDescriptor();
    Type[] parameters = Type.getArgumentTypes(start.descriptor());
    for (int i = 0; i < parameters.length; i++) {
      ClassModel model = record(parameters[i]);
      if (model == null || parameters[i].getDescriptor().equals(returned)) {
        continue;
      }
      SortedSet<String> reads = reads(closure, model.name());
      if (reads != null && !reads.containsAll(Components.names(model))) {
        all.put(i, reads);
      }
    }
    return all;
  }

  private @Nullable ClassModel record(Type type) {
    ClassModel model = type.getSort() == Type.OBJECT ? world.code(type.getInternalName()) : null;
    return model == null || model.node().recordComponents == null ? null : model;
  }

  private @Nullable SortedSet<String> reads(Numbering closure, String record) {
    SortedSet<String> reads = new TreeSet<>();
    BitSet seen = new BitSet();
    int[] open = new int[closure.order().size()];
    int found = 1;
    seen.set(0);
    for (int at = 0; at < found; at++) {
      int number = open[at];
      Vertex vertex = closure.order().get(number);
      if (vertex.is(Kind.TYPE) && vertex.key().owner().equals(record)) {
        continue;
      }
      if (vertex.is(Kind.METHOD)) {
        Set<String> more = reads(vertex, record);
        if (more == null) {
          return null;
        }
        reads.addAll(more);
      }
      for (int next : closure.successors(number)) {
        if (!seen.get(next)) {
          seen.set(next);
          open[found++] = next;
        }
      }
    }
    return reads;
  }

  private @Nullable Set<String> reads(Vertex method, String record) {
    ClassModel owner = world.require(method.key().owner());
    if (!owner.mentions(record)) {
      return Set.of();
    }
    Map<Vertex, Optional<Set<String>>> methods =
        known.computeIfAbsent(record, each -> new HashMap<>());
    Optional<Set<String>> reads = methods.get(method);
    if (reads == null) {
      reads = find(owner, method.key(), record);
      methods.put(method, reads);
    }
    return reads.orElse(null);
  }

  private Optional<Set<String>> find(ClassModel owner, NodeKey key, String record) {
    MethodNode method = owner.method(key.name(), key.descriptor());
    return method == null
        ? Optional.empty()
        : Optional.ofNullable(RecordReads.of(owner, method, record, world));
  }
}
