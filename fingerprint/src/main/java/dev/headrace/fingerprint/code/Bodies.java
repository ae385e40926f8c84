package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.Body.Unseen;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes the canonical form of methods, static fields and class initialisers, each once. Not
 * thread-safe.
 */
public final class Bodies {

  private static final String BOUNDARY = "Ldev/headrace/LogicBoundary;";
  private static final int FLAGS =
      Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED;

  private final World world;
  private final Scope scope;
  private final Map<NodeKey, Body> bodies = new HashMap<>();
  private final Map<String, Initialiser> initialisers = new HashMap<>();

  /**
   * Writes bodies as one receiver sees them.
   *
   * @param world the classes
   * @param receiver the internal name of the record whose components count by value, or null
   */
  public Bodies(World world, @Nullable String receiver) {
    this.world = world;
    this.scope = new Scope(world, receiver);
  }

  /**
   * The body of a method, static field or class initialiser.
   *
   * @param key which
   * @return its canonical form
   */
  public Body body(NodeKey key) {
    Body known = bodies.get(key);
    if (known == null) {
      known = write(key);
      bodies.put(key, known);
    }
    return known;
  }

  /**
   * Whether a static field gets its first value before another part of the same class initialiser.
   *
   * @param part a static field or class initialiser
   * @param field another static field of the class
   * @return negative if the field comes first, positive if it comes later, 0 if it has no
   *     initialiser of its own
   */
  public int compareInitialisers(NodeKey part, String field) {
    Initialiser initialiser = initialiser(world.require(part.owner()));
    if (initialiser == null) {
      return 0;
    }
    List<List<AbstractInsnNode>> parts = initialiser.partsOf(part.name());
    List<AbstractInsnNode> insns =
        part.kind() == Kind.FIELD
            ? parts.isEmpty() ? List.of() : parts.get(0)
            : initialiser.residue();
    if (insns.isEmpty()) {
      return 0;
    }
    return initialiser.compare(field, insns.get(0));
  }

  private Body write(NodeKey key) {
    Tokens out = new Tokens();
    TreeSet<String> consulted = new TreeSet<>();
    Consumer<ClassModel> writer =
        switch (key.kind()) {
          case METHOD -> owner -> method(owner, key, out);
          case FIELD -> owner -> field(owner, key, out);
          case CLASS_INIT -> owner -> classInit(owner, out);
          default -> throw new IllegalArgumentException("No body: " + key);
        };
    world.noting(
        consulted,
        () -> {
          writer.accept(world.require(key.owner()));
          return consulted;
        });
    return out.body(consulted);
  }

  private void method(ClassModel owner, NodeKey key, Tokens out) {
    MethodNode method = owner.method(key.name(), key.descriptor());
    if (method == null) {
      throw new FingerprintException(
          "Method " + key + " is missing from its class: recompile what calls it");
    }
    String descriptor = CapturedParameters.descriptor(owner, method, world);
    out.word("method").number(method.access & FLAGS).word(scope.descriptor(descriptor)).line();
    if ((method.access & Opcodes.ACC_NATIVE) != 0) {
      out.unseen(Unseen.NATIVE);
    }
    Integer version = boundary(owner, method);
    if (version != null) {
      out.word("boundary").word(key.name()).number(version);
      return;
    }
    List<AbstractInsnNode> insns = List.of(method.instructions.toArray());
    Edits edits = Rules.apply(owner, method, world);
    instructions(owner, method, insns, edits, out);
    escapes(owner, method, out);
  }

  private void escapes(ClassModel owner, MethodNode method, Tokens out) {
    String receiver = scope.receiver();
    if (receiver == null || !owner.mentions(receiver)) {
      return;
    }
    List<MethodNode> all = new ArrayList<>();
    Dynamics.collect(owner, method, all);
    for (MethodNode each : all) {
      if (Escapes.from(owner, each, receiver)) {
        out.escapes();
      }
    }
  }

  private void field(ClassModel owner, NodeKey key, Tokens out) {
    FieldNode field = owner.field(key.name());
    if (field != null && (field.access & (Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC)) == 0) {
      out.unseen(Unseen.MUTABLE_STATIC);
    }
    out.word("field").word(scope.descriptor(key.descriptor()));
    if (field != null && field.value != null) {
      out.string(field.value.getClass().getSimpleName() + " " + field.value);
    }
    out.line();
    Initialiser initialiser = initialiser(owner);
    if (initialiser != null) {
      for (List<AbstractInsnNode> part : initialiser.partsOf(key.name())) {
        part(owner, initialiser, part, out);
      }
    }
  }

  private void classInit(ClassModel owner, Tokens out) {
    out.word("init").line();
    String parent = owner.node().superName;
    if (parent != null && world.code(parent) != null) {
      out.edge(Kind.CLASS_INIT, parent);
    }
    Initialiser initialiser = initialiser(owner);
    if (initialiser != null) {
      part(owner, initialiser, initialiser.residue(), out);
    }
  }

  /** The order of fields counts where one is read while another is being initialised. */
  private void part(
      ClassModel owner, Initialiser initialiser, List<AbstractInsnNode> part, Tokens out) {
    instructions(owner, initialiser.method(), part, initialiser.edits(), out);
    for (AbstractInsnNode insn : part) {
      if (insn instanceof FieldInsnNode field
          && field.getOpcode() == Opcodes.GETSTATIC
          && field.owner.equals(owner.name())) {
        out.word("order").number(initialiser.compare(field.name, insn));
      }
    }
  }

  private void instructions(
      ClassModel owner, MethodNode method, List<AbstractInsnNode> insns, Edits edits, Tokens out) {
    new Instructions(scope, owner, method, insns, edits, new Lambdas(), out).write();
  }

  private @Nullable Initialiser initialiser(ClassModel owner) {
    MethodNode clinit = owner.method("<clinit>", "()V");
    if (clinit == null) {
      return null;
    }
    return initialisers.computeIfAbsent(
        owner.name(), name -> Initialiser.of(owner, clinit, Rules.apply(owner, clinit, world)));
  }

  /** The version of a method that is not followed. */
  static @Nullable Integer boundary(ClassModel owner, MethodNode method) {
    Integer version = boundary(method.invisibleAnnotations);
    return version == null ? boundary(owner.node().invisibleAnnotations) : version;
  }

  private static @Nullable Integer boundary(@Nullable List<AnnotationNode> annotations) {
    if (annotations == null) {
      return null;
    }
    for (AnnotationNode annotation : annotations) {
      if (annotation.desc.equals(BOUNDARY)) {
        boolean given = annotation.values != null && annotation.values.size() > 1;
        return given ? (Integer) annotation.values.get(1) : Integer.valueOf(0);
      }
    }
    return null;
  }
}
