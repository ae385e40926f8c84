package dev.headrace.fingerprint.classes;

import dev.headrace.fingerprint.classes.LibraryPolicy.Mode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * All classes under one boundary and one decision about libraries: which are walked as code, which
 * are opaque, and how they inherit. Notes which classes an answer rested on. Not thread-safe.
 */
public final class World {

  /** What a class is to the fingerprint. */
  public enum Kind {
    /** User code, or a library that is walked like user code. */
    CODE,
    /** A class of a library that counts as a whole. */
    OPAQUE,
    /** A class of the JDK: counts by name. */
    PLATFORM,
    /** Not found, and not the JDK's. */
    MISSING
  }

  private final ClassCache cache;
  private final Boundary boundary;
  private final LibraryPolicy policy;
  private final Set<String> exceeded;
  private final Platform platform;
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, Artifact> artifacts = new HashMap<>();
  private final Map<String, Supertypes> supertypes = new HashMap<>();
  private final MethodSelection methods = new MethodSelection(this);
  private final Set<String> userPackages = new HashSet<>();
  private final String home;
  private Set<String> consulted = new HashSet<>();

  /**
   * Decides about classes.
   *
   * @param cache reads them
   * @param boundary says what is user code
   * @param policy says how libraries count
   * @param exceeded artifacts that are too large to be walked
   * @param platform the JDK's signatures
   */
  public World(
      ClassCache cache,
      Boundary boundary,
      LibraryPolicy policy,
      Set<String> exceeded,
      Platform platform) {
    this.cache = cache;
    this.boundary = boundary;
    this.policy = policy;
    this.exceeded = Set.copyOf(exceeded);
    this.platform = platform;
    ClassFile anchor = cache.file(boundary.anchor());
    if (anchor == null) {
      throw new FingerprintException(
          "Class "
              + boundary.anchor().replace('/', '.')
              + " was not found: expected its class file where the flow's class loader looks. A class"
              + " made at run time (hidden, or generated in memory) has none; use one that was"
              + " compiled. Its logic is unknown, so nothing may be reused.");
    }
    this.home = anchor.origin();
  }

  /** The place of the anchor, as {@link ClassFile#origin()} names it. */
  public String home() {
    return home;
  }

  /**
   * Notes the classes that an answer rests on.
   *
   * @param into takes their names
   * @param question is asked
   * @param <T> the answer
   * @return the answer
   */
  public <T> T noting(Set<String> into, Supplier<T> question) {
    Set<String> outer = consulted;
    consulted = into;
    try {
      return question.get();
    } finally {
      consulted = outer;
      outer.addAll(into);
    }
  }

  /**
   * What a class is.
   *
   * @param name the internal name or an array descriptor
   * @return its kind
   */
  public Kind kind(String name) {
    if (name.startsWith("[") || name.startsWith("java/")) {
      return Kind.PLATFORM;
    }
    Kind kind = kinds.get(name);
    if (kind == null) {
      kind = decide(name);
      kinds.put(name, kind);
    }
    if (kind != Kind.PLATFORM) {
      consulted.add(name);
    }
    return kind;
  }

  /**
   * Whether a class can be found that is only asked for by its name: there may be none in one
   * version of Java, or without an optional library.
   *
   * @param name the internal name
   * @return whether it has a class file, or is the JDK's
   */
  public boolean exists(String name) {
    if (cache.file(name) != null || Platform.owns(name) || platform.knows(name)) {
      return true;
    }
    consulted.add(name);
    return false;
  }

  /**
   * A class whose instructions count.
   *
   * @param name the internal name
   * @return the class, or null if it is not {@link Kind#CODE}
   */
  public @Nullable ClassModel code(String name) {
    return kind(name) == Kind.CODE ? cache.model(name) : null;
  }

  /**
   * A class that must be there.
   *
   * @param name the internal name
   * @return the class
   */
  public ClassModel require(String name) {
    ClassModel model = code(name);
    if (model == null) {
      throw new FingerprintException(
          "Class "
              + name.replace('/', '.')
              + " is "
              + kind(name)
              + ": expected user code. Name its package or artifact in the flow's boundary.");
    }
    return model;
  }

  /**
   * The library or module of a class.
   *
   * @param name the internal name of a class that was found
   * @return its artifact, or null
   */
  public @Nullable Artifact artifact(String name) {
    ClassFile file = cache.file(name);
    return file == null ? null : artifacts.computeIfAbsent(file.origin(), Artifact::of);
  }

  /**
   * How an artifact counts.
   *
   * @param artifact the artifact
   * @return its mode after budgets
   */
  public Mode mode(Artifact artifact) {
    return policy.mode(artifact.name(), exceeded);
  }

  /**
   * Whether a class belongs to a library that is not followed and not ignored.
   *
   * @param name the internal name
   * @return whether anything may happen behind it
   */
  public boolean countsWhole(String name) {
    Artifact artifact = kind(name) == Kind.OPAQUE ? artifact(name) : null;
    return kind(name) == Kind.MISSING || (artifact != null && mode(artifact) != Mode.IGNORE);
  }

  /**
   * Whether a class is user code, not only walked like it.
   *
   * @param name the internal name
   * @return whether it lies within the boundary
   */
  public boolean isUser(String name) {
    ClassFile file = cache.file(name);
    return file != null && isUser(file);
  }

  /**
   * The classes behind this world.
   *
   * @return reads classes
   */
  public ClassCache cache() {
    return cache;
  }

  /**
   * The JDK's signatures.
   *
   * @return the frozen table
   */
  public Platform platform() {
    return platform;
  }

  /**
   * A class and everything it extends and implements.
   *
   * @param name the internal name
   * @return internal names: the class, then depth first its superclass and its interfaces
   */
  public Set<String> supertypes(String name) {
    Supertypes known = supertypes.get(name);
    if (known == null) {
      Set<String> all = new LinkedHashSet<>();
      collect(name, all);
      known = new Supertypes(all, all.stream().filter(this::hasFile).toList());
      supertypes.put(name, known);
    }
    consulted.addAll(known.files());
    return known.names();
  }

  /**
   * Selects the method that a call runs.
   *
   * @param owner the internal name of the class where the search begins
   * @param name the method's name
   * @param descriptor its descriptor
   * @return the method; null if user code does not declare it
   */
  public @Nullable Resolved resolve(String owner, String name, String descriptor) {
    supertypes(owner);
    return methods.select(owner, name, descriptor);
  }

  /**
   * Finds the class that declares a field.
   *
   * @param owner the internal name of the class where the search begins
   * @param name the field's name
   * @return the declaring class; null if user code does not declare it
   */
  public @Nullable ClassModel resolveField(String owner, String name) {
    for (String each : supertypes(owner)) {
      ClassModel model = code(each);
      if (model != null && model.field(name) != null) {
        return model;
      }
    }
    return null;
  }

  private void collect(String name, Set<String> all) {
    if (!all.add(name)) {
      return;
    }
    Kind kind = kind(name);
    if (kind == Kind.PLATFORM) {
      all.addAll(platform.supertypes(name));
      return;
    }
    ClassModel model = cache.model(name);
    if (model == null) {
      return;
    }
    if (model.node().superName != null) {
      collect(model.node().superName, all);
    }
    for (String each : model.node().interfaces) {
      collect(each, all);
    }
  }

  private Kind decide(String name) {
    ClassFile file = cache.file(name);
    if (file == null) {
      if (Platform.owns(name) || platform.knows(name)) {
        return Kind.PLATFORM;
      }
      checkNotMine(name);
      return Kind.MISSING;
    }
    if (isUser(file)) {
      userPackages.add(packageOf(name));
      return Kind.CODE;
    }
    Artifact artifact = artifacts.computeIfAbsent(file.origin(), Artifact::of);
    return mode(artifact) == Mode.WALK ? Kind.CODE : Kind.OPAQUE;
  }

  private void checkNotMine(String name) {
    if (boundary.namesPackageOf(name) || userPackages.contains(packageOf(name))) {
      throw new FingerprintException(
          "Class "
              + name.replace('/', '.')
              + " is missing: its package is user code, and the logic refers to it. Without it a"
              + " change could go unseen, so nothing may be reused; put it back on the class path.");
    }
  }

  private boolean isUser(ClassFile file) {
    return file.origin().equals(home)
        || boundary.namesPackageOf(file.name())
        || boundary
            .artifacts()
            .contains(artifacts.computeIfAbsent(file.origin(), Artifact::of).name());
  }

  private boolean hasFile(String name) {
    return kind(name) != Kind.PLATFORM;
  }

  private record Supertypes(Set<String> names, List<String> files) {}

  private static String packageOf(String name) {
    int end = name.lastIndexOf('/');
    return end < 0 ? "" : name.substring(0, end);
  }

  /**
   * A method of user code.
   *
   * @param owner the class that declares it
   * @param method the method
   */
  public record Resolved(ClassModel owner, MethodNode method) {

    /**
     * Whether the method has no body.
     *
     * @return whether it is abstract
     */
    public boolean isAbstract() {
      return (method.access & Opcodes.ACC_ABSTRACT) != 0;
    }
  }
}
