package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.classes.World.Resolved;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes references to fields and methods. A method or static field of user code is an edge and has
 * no name: what it does counts, not what it is called. A library's member is a name.
 */
final class Members {

  private static final String OBJECT = "java/lang/Object";

  private final Scope scope;
  private final ClassModel owner;
  private final MethodNode method;
  private final World world;
  private final Tokens out;
  private final ResourceReads resources;

  Members(Scope scope, ClassModel owner, MethodNode method, Tokens out) {
    this.scope = scope;
    this.owner = owner;
    this.method = method;
    this.world = scope.world();
    this.out = out;
    this.resources = new ResourceReads(owner, method, out);
  }

  void instantiated(String type) {
    if (world.code(type) != null) {
      out.edge(Kind.CLASS_INIT, type);
      out.edge(Kind.TYPE, type);
    } else {
      out.use(type, "<new>", "");
    }
  }

  void field(FieldInsnNode insn) {
    boolean isStatic =
        insn.getOpcode() == Opcodes.GETSTATIC || insn.getOpcode() == Opcodes.PUTSTATIC;
    if (insn.name.equals("$assertionsDisabled")) {
      out.word("assertions");
    } else if (Captures.isOuter(insn, world) || Captures.isCapturedOuter(insn, world)) {
      out.op("outer", insn.getOpcode()).word(scope.descriptor(insn.desc));
    } else if (Captures.isCaptured(insn, world)) {
      captured(insn);
    } else if (isStatic) {
      staticField(insn.getOpcode(), insn.owner, insn.name, insn.desc);
    } else {
      instanceField(insn.getOpcode(), insn.owner, insn.name, insn.desc);
    }
  }

  /** A captured variable, by its name. */
  void captured(FieldInsnNode field) {
    out.word("captured").word(field.name).word(scope.descriptor(field.desc));
  }

  void staticField(int opcode, String owner, String name, String descriptor) {
    out.op("field", opcode).word(scope.descriptor(descriptor));
    ClassModel declaring = world.resolveField(owner, name);
    if (declaring == null) {
      out.word(owner).word(name);
      out.use(owner, name, descriptor);
    } else {
      out.edge(Kind.CLASS_INIT, declaring.name());
      out.edge(NodeKey.of(Kind.FIELD, declaring.name(), name, descriptor));
    }
  }

  void instanceField(int opcode, String owner, String name, String descriptor) {
    out.op("field", opcode).word(scope.descriptor(descriptor)).word(name);
    ClassModel declaring = world.resolveField(owner, name);
    if (declaring == null) {
      scope.type(owner, out);
      out.use(owner, name, descriptor);
      return;
    }
    scope.type(declaring.name(), out);
    if (opcode != Opcodes.GETFIELD) {
      return;
    }
    if (scope.isReceiver(declaring.name())) {
      component(declaring, name);
    } else if (declaring.isEnum()) {
      out.edge(Kind.CONSTANTS, declaring.name());
    }
  }

  /** A component of the receiver: its value counts, and its type's code may be reached. */
  private void component(ClassModel receiver, String name) {
    out.reads(name);
    FieldNode field = receiver.field(name);
    if (field != null && Components.byValue(receiver, field, world)) {
      String signature = field.signature == null ? field.desc : field.signature;
      out.edge(Kind.INPUT, signature);
    }
  }

  /** A call, with its descriptor as it counts. */
  void call(MethodInsnNode insn, String counted) {
    resources.read(insn);
    if (ClassLiterals.isConstantsLookup(insn)) {
      Type type = Insns.classConstant(Insns.previous(Insns.previous(insn)));
      if (type != null && world.code(type.getInternalName()) != null) {
        out.edge(Kind.CONSTANTS, type.getInternalName());
      }
    }
    if (insn.owner.equals("java/lang/Class") && insn.name.equals("forName")) {
      loaded(Insns.stringConstant(Insns.previous(insn)));
    }
    Resolved helper = helper(insn.owner, insn.name, insn.desc);
    if (helper != null) {
      resources.helper(helper, insn);
    }
    if (ClassLiterals.readsShape(insn)) {
      out.word("library").word(insn.owner).word(insn.name).word(scope.descriptor(insn.desc));
    } else {
      call(insn.getOpcode(), insn.owner, insn.name, insn.desc, counted);
    }
    if (tellsReceiver(insn)) {
      out.word(String.valueOf(scope.receiver()));
    }
  }

  /** {@code getClass()} where it may be the receiver's, and a lookup, whose class it is. */
  private boolean tellsReceiver(MethodInsnNode insn) {
    String receiver = scope.receiver();
    if (receiver == null || !ClassLiterals.tellsName(insn)) {
      return false;
    }
    boolean looksUp =
        insn.owner.equals("java/lang/invoke/MethodHandles") && insn.name.equals("lookup");
    return looksUp
        ? owner.name().equals(receiver)
        : insn.name.equals("getClass")
            && insn.desc.equals("()Ljava/lang/Class;")
            && Escapes.mentions(owner, method, receiver);
  }

  /** A call by way of a handle: who calls gives the arguments, later. */
  void reference(int opcode, String owner, String name, String descriptor) {
    resources.reference(owner, name, helper(owner, name, descriptor));
    call(opcode, owner, name, descriptor, descriptor);
  }

  private @Nullable Resolved helper(String owner, String name, String descriptor) {
    boolean takesNames = descriptor.contains("Ljava/lang/String;") && !owner.startsWith("[");
    return takesNames && world.code(owner) != null ? world.resolve(owner, name, descriptor) : null;
  }

  /** {@code Class.forName("docs.Text")} is as good as a literal, but the class may be missing. */
  private void loaded(@Nullable String name) {
    String internalName = name == null ? "" : name.replace('.', '/');
    if (!internalName.isEmpty() && world.exists(internalName) && world.code(internalName) != null) {
      out.edge(Kind.SHAPE, internalName);
    }
  }

  private void call(int opcode, String owner, String name, String descriptor, String counted) {
    if (opcode == Opcodes.INVOKEINTERFACE && overridesObject(name, descriptor)) {
      objectCall(name, descriptor);
    } else if (opcode == Opcodes.INVOKEVIRTUAL && owner.equals(OBJECT)) {
      objectCall(name, descriptor);
    } else if (world.code(owner) == null) {
      if (opcode == Opcodes.INVOKEVIRTUAL) {
        out.word("library");
      } else {
        out.op("library", opcode);
      }
      out.word(owner).word(name).word(scope.descriptor(descriptor));
      out.use(owner, name, descriptor);
    } else if (opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.INVOKESPECIAL) {
      fixedCall(opcode, owner, name, descriptor, counted);
    } else {
      virtualCall(owner, name, descriptor);
    }
  }

  /**
   * Older compilers call Object's methods on an interface through Object, newer through it. Either
   * way the types of which there may be instances bring the methods that override Object's.
   */
  private void objectCall(String name, String descriptor) {
    out.word("objectcall").word(name).word(scope.descriptor(descriptor));
    out.use(OBJECT, name, descriptor);
  }

  private static boolean overridesObject(String name, String descriptor) {
    return switch (name) {
      case "equals" -> descriptor.equals("(Ljava/lang/Object;)Z");
      case "hashCode" -> descriptor.equals("()I");
      case "toString" -> descriptor.equals("()Ljava/lang/String;");
      case "getClass" -> descriptor.equals("()Ljava/lang/Class;");
      default -> false;
    };
  }

  private void fixedCall(int opcode, String owner, String name, String descriptor, String counted) {
    Resolved target = world.resolve(owner, name, descriptor);
    if (target == null) {
      String library = libraryOwner(owner, name, descriptor);
      out.op("library", opcode).word(library).word(name).word(scope.descriptor(descriptor));
      out.use(library, name, descriptor);
      return;
    }
    boolean isPrivate = (target.method().access & Opcodes.ACC_PRIVATE) != 0;
    if (opcode == Opcodes.INVOKESPECIAL && isPrivate && !name.equals("<init>")) {
      virtualCall(owner, name, descriptor);
      return;
    }
    out.word(opcode == Opcodes.INVOKESTATIC ? "static" : "special");
    out.word(scope.descriptor(counted));
    if (opcode == Opcodes.INVOKESTATIC) {
      out.edge(Kind.CLASS_INIT, target.owner().name());
    }
    out.edge(method(target));
  }

  private void virtualCall(String owner, String name, String descriptor) {
    Resolved target = world.resolve(owner, name, descriptor);
    out.word("call").word(scope.descriptor(descriptor));
    if (target != null && (target.method().access & Opcodes.ACC_PRIVATE) != 0) {
      out.edge(method(target));
    } else {
      out.edge(NodeKey.of(Kind.VIRTUAL, owner, name, descriptor));
    }
    ClassModel model = world.code(owner);
    if (target == null) {
      String library = libraryOwner(owner, name, descriptor);
      out.word(name);
      out.use(library, name, descriptor);
    }
    ClassModel constants = model == null ? null : enumOf(model);
    if (constants != null && !scope.isReceiver(owner)) {
      out.edge(Kind.CONSTANTS, constants.name());
    }
  }

  private @Nullable ClassModel enumOf(ClassModel model) {
    if (model.isEnum()) {
      return model;
    }
    ClassModel parent = model.node().superName == null ? null : world.code(model.node().superName);
    return parent != null && parent.isEnum() ? parent : null;
  }

  /** The library type that a class of user code inherits a method from. */
  private String libraryOwner(String owner, String name, String descriptor) {
    String first = null;
    for (String each : world.supertypes(owner)) {
      if (world.code(each) != null) {
        continue;
      }
      Set<String> declared = world.platform().overridable(each);
      if (declared != null && declared.contains(name + descriptor)) {
        return each;
      }
      if (first == null) {
        first = each;
      }
    }
    return first == null ? OBJECT : first;
  }

  static NodeKey method(Resolved target) {
    return NodeKey.of(
        Kind.METHOD, target.owner().name(), target.method().name, target.method().desc);
  }
}
