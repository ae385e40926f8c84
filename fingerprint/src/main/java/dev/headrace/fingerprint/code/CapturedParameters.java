package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * How a local or anonymous class gets what the class around it has captured. Older compilers let it
 * read that through the outer instance, newer ones pass it on to its constructor; the other way
 * round with the outer instance of the class around it. So what a constructor is given of that does
 * not count as a parameter, nor does an argument that passes on what has the same name.
 */
final class CapturedParameters {

  private static final String OUTER = "this$";
  private static final String CAPTURED_OUTER = "val$this$";

  private CapturedParameters() {}

  /** Drops the arguments of calls that only pass on; what a constructor was given is captured. */
  static void apply(ClassModel owner, MethodNode method, World world, Edits edits) {
    Map<Integer, FieldInsnNode> kept = kept(owner, method, world);
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof VarInsnNode load && Insns.isLoad(load)) {
        FieldInsnNode field = kept.get(load.var);
        if (field != null && Captures.isCaptured(field, world)) {
          edits.captured(load, field);
        }
      }
    }
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call
          && call.getOpcode() == Opcodes.INVOKESPECIAL
          && call.name.equals("<init>")) {
        apply(method, call, world, edits);
      }
    }
  }

  private static void apply(MethodNode method, MethodInsnNode call, World world, Edits edits) {
    ClassModel created = world.code(call.owner);
    MethodNode constructor = created == null ? null : created.method(call.name, call.desc);
    if (created == null || constructor == null) {
      return;
    }
    Map<Integer, String> captured = of(created, constructor, world);
    Set<Integer> passedOn = new HashSet<>();
    AbstractInsnNode last = Insns.previous(call);
    int parameter = Type.getArgumentTypes(call.desc).length - 1;
    while (last != null && captured.containsKey(parameter)) {
      AbstractInsnNode first = argument(last, world);
      if (first == null) {
        break;
      }
      if (passesOn(last, captured.get(parameter), method, edits)) {
        passedOn.add(parameter);
        for (AbstractInsnNode each = first; each != last; each = each.getNext()) {
          edits.drop(each);
        }
        edits.drop(last);
      }
      last = Insns.previous(first);
      parameter--;
    }
    if (parameter >= 0 && captured.containsKey(0)) {
      AbstractInsnNode outer = firstArgument(call);
      if (outer != null && passesOn(outer, captured.get(0), method, edits)) {
        passedOn.add(0);
        edits.drop(outer);
      }
    }
    if (!passedOn.isEmpty()) {
      edits.shorten(call, without(call.desc, passedOn));
    }
  }

  /** What follows {@code new; dup}. */
  private static @Nullable AbstractInsnNode firstArgument(MethodInsnNode call) {
    for (AbstractInsnNode each = Insns.previous(call); each != null; each = Insns.previous(each)) {
      if (each instanceof TypeInsnNode created
          && created.getOpcode() == Opcodes.NEW
          && created.desc.equals(call.owner)) {
        AbstractInsnNode dup = Insns.next(created);
        return Insns.is(dup, Opcodes.DUP) ? Insns.next(dup) : null;
      }
    }
    return null;
  }

  /** A method's descriptor as it counts. */
  static String descriptor(ClassModel owner, MethodNode method, World world) {
    return without(method.desc, of(owner, method, world).keySet());
  }

  /**
   * Parameters that are kept in the field of a captured variable, or only in that of the outer
   * instance, with its name. A newer compiler does not even keep an outer instance.
   */
  static Map<Integer, String> of(ClassModel owner, MethodNode constructor, World world) {
    if (!mayCapture(owner, constructor)) {
      return Map.of();
    }
    Map<Integer, FieldInsnNode> kept = kept(owner, constructor, world);
    Map<Integer, String> parameters = new HashMap<>();
    int slot = 1;
    Type[] types = Type.getArgumentTypes(constructor.desc);
    for (int i = 0; i < types.length; i++) {
      FieldInsnNode field = kept.get(slot);
      if (field != null) {
        parameters.put(i, field.name);
      } else if (i == 0 && uses(constructor, slot) == 0) {
        parameters.put(i, OUTER);
      }
      slot += types[i].getSize();
    }
    return parameters;
  }

  /** By the variable of a parameter that never gets another value, the field that takes it. */
  private static Map<Integer, FieldInsnNode> kept(
      ClassModel owner, MethodNode constructor, World world) {
    Map<Integer, FieldInsnNode> kept = new HashMap<>();
    if (!mayCapture(owner, constructor)) {
      return kept;
    }
    for (AbstractInsnNode insn : constructor.instructions) {
      if (insn instanceof FieldInsnNode field
          && field.getOpcode() == Opcodes.PUTFIELD
          && field.owner.equals(owner.name())
          && Insns.previous(field) instanceof VarInsnNode value
          && Insns.isLoad(value)) {
        boolean captured = Captures.isCaptured(field, world);
        boolean onlyKept = Captures.isOuter(field, world) && uses(constructor, value.var) == 1;
        if (captured || onlyKept) {
          kept.put(value.var, field);
        }
      }
    }
    for (AbstractInsnNode insn : constructor.instructions) {
      if (insn instanceof VarInsnNode store && Insns.isStore(store)) {
        kept.remove(store.var);
      } else if (insn instanceof IincInsnNode increment) {
        kept.remove(increment.var);
      }
    }
    return kept;
  }

  private static boolean mayCapture(ClassModel owner, MethodNode method) {
    return owner.nameless() && method.name.equals("<init>");
  }

  private static int uses(MethodNode method, int slot) {
    int uses = 0;
    for (AbstractInsnNode insn : method.instructions) {
      boolean used = insn instanceof VarInsnNode variable && variable.var == slot;
      boolean added = insn instanceof IincInsnNode increment && increment.var == slot;
      uses += used || added ? 1 : 0;
    }
    return uses;
  }

  /** The first instruction of an argument that is a variable or a captured one. */
  private static @Nullable AbstractInsnNode argument(AbstractInsnNode last, World world) {
    if (Insns.isLoad(last)) {
      return last;
    }
    return last instanceof FieldInsnNode field && Captures.isCaptured(field, world)
        ? Captures.start(field, world)
        : null;
  }

  /** {@code this.val$x} for {@code val$x}; a constructor's outer instance for {@code this$0}. */
  private static boolean passesOn(
      AbstractInsnNode argument, @Nullable String captured, MethodNode method, Edits edits) {
    FieldInsnNode field =
        argument instanceof FieldInsnNode read ? read : edits.capturedBy(argument);
    if (field != null) {
      return field.name.equals(captured);
    }
    return captured != null
        && (captured.startsWith(OUTER) || captured.startsWith(CAPTURED_OUTER))
        && method.name.equals("<init>")
        && argument instanceof VarInsnNode variable
        && variable.var == 1;
  }

  private static String without(String descriptor, Set<Integer> parameters) {
    if (parameters.isEmpty()) {
      return descriptor;
    }
    StringBuilder text = new StringBuilder("(");
    Type[] types = Type.getArgumentTypes(descriptor);
    for (int i = 0; i < types.length; i++) {
      if (!parameters.contains(i)) {
        text.append(types[i].getDescriptor());
      }
    }
    return text.append(')').append(Type.getReturnType(descriptor).getDescriptor()).toString();
  }
}
