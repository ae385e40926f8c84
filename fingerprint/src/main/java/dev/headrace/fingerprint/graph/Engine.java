package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.Artifact;
import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassCache;
import dev.headrace.fingerprint.classes.ClassFile;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.Platform;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.Components;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows roots, and starts again when a library proves too large to be walked. */
public final class Engine {

  private final ClassCache cache;
  private final Boundary boundary;
  private final LibraryPolicy policy;
  private final Platform platform = Platform.load();
  private final Map<Set<String>, Walk> walks = new HashMap<>();
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
      Walk walk = walks.computeIfAbsent(Set.copyOf(exceeded), this::walk);
      Budget budget = new Budget(policy.maxMethods(), policy.maxClasses());
      Closure closure = Closure.of(walk.vertices(start), start, budget);
      Artifact tooLarge = budget.tooLarge();
      if (tooLarge == null || !exceeded.add(tooLarge.name())) {
        return logic(closure, walk, start);
      }
    }
  }

  private Walk walk(Set<String> exceeded) {
    return new Walk(new World(cache, boundary, policy, exceeded, platform));
  }

  private Logic logic(Closure closure, Walk walk, Start start) {
    World world = walk.world;
    Numbering numbering = new Numbering(closure);
    List<Logic.Item> items = new ArrayList<>();
    for (int i = 0; i < numbering.order().size(); i++) {
      Vertex vertex = numbering.order().get(i);
      List<Integer> successors = new ArrayList<>();
      for (int each : numbering.successors(i)) {
        successors.add(each);
      }
      items.add(
          new Logic.Item(
              vertex.key(), vertex.id(), numbering.hash(i), successors, vertex.known().body()));
    }
    TreeMap<String, String> classes = new TreeMap<>();
    TreeMap<String, String> shadowed = new TreeMap<>();
    for (String name : closure.consulted()) {
      ClassFile file = cache.file(name);
      classes.put(name, file == null ? "absent" : libraries.checksum(file));
      List<ClassFile> hidden = cache.hidden(name);
      if (file != null && !hidden.isEmpty()) {
        shadowed.put(name, shadowed(file, hidden));
      }
    }
    Set<String> reads = closure.reads();
    if (start.receiver() && closure.escapes()) {
      reads = new TreeSet<>(Components.names(world.require(start.owner())));
    }
    List<Logic.Entered> entered = libraries.entered(world, items, start.deps(), classes.keySet());
    return new Logic(
        numbering.hash(),
        items,
        classes,
        entered,
        reads,
        walk.inputs.of(numbering, start),
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

  /** What is known about the classes as long as no more libraries prove too large. */
  private static final class Walk {
    private final World world;
    private final RecordInputs inputs;
    private final Map<String, Vertices> byReceiver = new HashMap<>();
    private @Nullable Vertices withoutReceiver;

    Walk(World world) {
      this.world = world;
      this.inputs = new RecordInputs(world);
    }

    Vertices vertices(Start start) {
      if (start.receiver()) {
        return byReceiver.computeIfAbsent(start.owner(), each -> new Vertices(world, each));
      }
      if (withoutReceiver == null) {
        withoutReceiver = new Vertices(world, null);
      }
      return withoutReceiver;
    }
  }
}
