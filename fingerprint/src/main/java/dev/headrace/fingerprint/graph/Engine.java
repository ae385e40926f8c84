package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.Artifact;
import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassCache;
import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.Platform;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.Bodies;
import dev.headrace.fingerprint.code.Components;
import dev.headrace.fingerprint.code.NodeKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Follows roots, and starts again when a library proves too large to be walked. */
public final class Engine {

  private final ClassCache cache;
  private final Boundary boundary;
  private final LibraryPolicy policy;
  private final Platform platform = Platform.load();
  private final Map<Set<String>, World> worlds = new HashMap<>();
  private final Map<String, Bodies> bodies = new HashMap<>();
  private final Map<World, RecordInputs> recordInputs = new HashMap<>();
  private final Libraries libraries;

  /**
   * Starts with nothing known.
   *
   * @param cache reads classes
   * @param boundary says what is user code
   * @param policy says how libraries count
   */
  public Engine(ClassCache cache, Boundary boundary, LibraryPolicy policy) {
    this.cache = cache;
    this.boundary = boundary;
    this.policy = policy;
    this.libraries = new Libraries(cache);
  }

  /**
   * Follows one root.
   *
   * @param start the root
   * @return everything it reaches
   */
  public Logic closure(Start start) {
    Set<String> exceeded = new TreeSet<>();
    while (true) {
      World world = worlds.computeIfAbsent(Set.copyOf(exceeded), this::world);
      Bodies written =
          bodies.computeIfAbsent(
              exceeded + " " + (start.receiver() ? start.owner() : ""),
              key -> new Bodies(world, start.receiver() ? start.owner() : null));
      Budget budget = new Budget(policy.maxMethods(), policy.maxClasses());
      Closure closure = Closure.of(world, written, start, budget);
      Artifact tooLarge = budget.tooLarge();
      if (tooLarge == null || !exceeded.add(tooLarge.name())) {
        return logic(closure, world, start);
      }
    }
  }

  private static boolean isNative(World world, NodeKey key) {
    if (key.kind() != NodeKey.Kind.METHOD) {
      return false;
    }
    MethodNode method = world.require(key.owner()).method(key.name(), key.descriptor());
    return method != null && (method.access & Opcodes.ACC_NATIVE) != 0;
  }

  private static boolean isMutableStatic(World world, NodeKey key) {
    if (key.kind() != NodeKey.Kind.FIELD) {
      return false;
    }
    FieldNode field = world.require(key.owner()).field(key.name());
    return field != null && (field.access & (Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC)) == 0;
  }

  private World world(Set<String> exceeded) {
    return new World(cache, boundary, policy, exceeded, platform);
  }

  private Logic logic(Closure closure, World world, Start start) {
    Numbering numbering = new Numbering(closure);
    List<Logic.Item> items = new ArrayList<>();
    for (NodeKey key : numbering.order()) {
      List<Integer> successors =
          closure.successors(key).stream().map(numbering::number).distinct().toList();
      items.add(
          new Logic.Item(
              key,
              numbering.hash(key),
              successors,
              closure.vertex(key).body(),
              isNative(world, key),
              isMutableStatic(world, key)));
    }
    TreeMap<String, String> classes = new TreeMap<>();
    TreeMap<String, String> shadowed = new TreeMap<>();
    for (String name : closure.consulted()) {
      ClassFile file = cache.file(name);
      classes.put(name, file == null ? "absent" : libraries.digest(file));
      List<ClassFile> hidden = cache.hidden(name);
      if (file != null && !hidden.isEmpty()) {
        shadowed.put(name, shadowed(file, hidden));
      }
    }
    Set<String> reads = closure.reads();
    if (start.receiver() && closure.escapes()) {
      reads = new TreeSet<>(Components.names(world.require(start.owner())));
    }
    List<Logic.Entered> entered = libraries.entered(world, items, classes.keySet());
    return new Logic(
        numbering.hash(),
        items,
        classes,
        entered,
        reads,
        recordInputs.computeIfAbsent(world, RecordInputs::new).of(closure, start),
        closure.resources(),
        places(entered, closure.openTypes()),
        shadowed);
  }

  /** Where another class can change the fingerprint although nothing refers to it. */
  private SortedMap<String, String> places(List<Logic.Entered> entered, Set<String> openTypes) {
    TreeMap<String, String> all = new TreeMap<>();
    for (Logic.Entered library : entered) {
      if (library.mode().equals("VERSION") && library.hasFixedVersion()) {
        all.put(library.anchor(), library.name() + " " + library.version());
      } else if (!library.digest().isEmpty()) {
        all.put(library.anchor(), library.digest());
      }
    }
    for (String type : openTypes) {
      ClassFile file = cache.file(type);
      if (file != null) {
        all.put(type, libraries.place(file.origin()));
      }
    }
    return all;
  }

  /** {@code " of text-utils 1 hides that of text-utils 2"}. */
  private static String shadowed(ClassFile first, List<ClassFile> hidden) {
    return hidden.stream()
        .map(each -> Artifact.of(each.origin()).toString())
        .distinct()
        .collect(
            Collectors.joining(
                " and ", " of " + Artifact.of(first.origin()) + " hides that of ", ""));
  }
}
