package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * How inner classes get at the outside. Constructors store the outer instance and captured
 * variables in synthetic fields; newer compilers leave out an outer instance that nobody reads,
 * check it for null, and copy captured variables instead of reading them through the outer
 * instance. The stores and the check do not count, and a captured variable counts by its name.
 */
final class Captures {

  private Captures() {}

  static void apply(ClassModel owner, MethodNode method, World world, Edits edits) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FieldInsnNode field) {
        if (field.getOpcode() == Opcodes.PUTFIELD && method.name.equals("<init>")) {
          store(owner, field, world, edits);
        } else if (field.getOpcode() == Opcodes.GETFIELD && isOuter(field, world)) {
          outer(field, world, edits);
        } else if (field.getOpcode() == Opcodes.GETFIELD && isCaptured(field, world)) {
          captured(field, world, edits);
        }
      }
    }
    if (method.name.equals("<init>")) {
      nullCheck(owner, method, edits);
    }
  }

  static boolean isOuter(FieldInsnNode field, World world) {
    return field.name.startsWith("this$") && synthetic(field, world);
  }

  static boolean isCaptured(FieldInsnNode field, World world) {
    return field.name.startsWith("val$") && synthetic(field, world);
  }

  /** The outer instance of the class around, which the compiler took for a captured variable. */
  static boolean isCapturedOuter(FieldInsnNode field, World world) {
    return field.name.startsWith("val$this$") && synthetic(field, world);
  }

  private static boolean synthetic(FieldInsnNode field, World world) {
    ClassModel owner = world.code(field.owner);
    FieldNode declared = owner == null ? null : owner.field(field.name);
    return declared != null && (declared.access & Opcodes.ACC_SYNTHETIC) != 0;
  }

  /** {@code aload 0; load k; [dup; requireNonNull; pop;] putfield}. */
  private static void store(ClassModel owner, FieldInsnNode put, World world, Edits edits) {
    if (!put.owner.equals(owner.name()) || !(isOuter(put, world) || isCaptured(put, world))) {
      return;
    }
    AbstractInsnNode value = Insns.previous(put);
    AbstractInsnNode check = value;
    if (Insns.is(value, Opcodes.POP) && isNullCheck(Insns.previous(value))) {
      AbstractInsnNode dup = Insns.previous(Insns.previous(value));
      check = Insns.previous(dup);
    }
    AbstractInsnNode self = Insns.previous(check);
    if (check == null || !Insns.isLoad(check) || !isThis(self)) {
      return;
    }
    for (AbstractInsnNode each = self; each != null && each != put; each = each.getNext()) {
      edits.drop(each);
    }
    edits.drop(put);
  }

  /** {@code this.val$x} and {@code this.this$1.val$x} are {@code val$x}. */
  private static void captured(FieldInsnNode read, World world, Edits edits) {
    AbstractInsnNode from = start(read, world);
    if (from != null && !isCapturedOuter(read, world)) {
      for (AbstractInsnNode each = from; each != read; each = Insns.next(each)) {
        edits.drop(each);
      }
    }
  }

  /** The {@code this} from which a field is read, through outer instances; null if it is not. */
  static @Nullable AbstractInsnNode start(FieldInsnNode read, World world) {
    AbstractInsnNode from = Insns.previous(read);
    while (from instanceof FieldInsnNode outer
        && outer.getOpcode() == Opcodes.GETFIELD
        && isOuter(outer, world)) {
      from = Insns.previous(from);
    }
    return isThis(from) ? from : null;
  }

  /** {@code this$1.this$0} with a type that has a name is {@code this$0}; neither is ever null. */
  private static void outer(FieldInsnNode read, World world, Edits edits) {
    AbstractInsnNode next = Insns.next(read);
    AbstractInsnNode check = Insns.next(next);
    AbstractInsnNode pop = Insns.next(check);
    if (next instanceof FieldInsnNode further
        && further.getOpcode() == Opcodes.GETFIELD
        && isOuter(further, world)
        && hasName(further, world)) {
      edits.drop(read);
    } else if (Insns.is(next, Opcodes.DUP) && isNullCheck(check) && Insns.is(pop, Opcodes.POP)) {
      edits.drop(next);
      edits.drop(check);
      edits.drop(pop);
    }
  }

  private static boolean hasName(FieldInsnNode outer, World world) {
    ClassModel type = world.code(Type.getType(outer.desc).getInternalName());
    return type != null && !type.nameless();
  }

  /** {@code aload 1; requireNonNull; pop} of an outer instance that is not kept. */
  private static void nullCheck(ClassModel owner, MethodNode method, Edits edits) {
    AbstractInsnNode first = method.instructions.getFirst();
    AbstractInsnNode load = first != null && first.getOpcode() < 0 ? Insns.next(first) : first;
    while (load != null && !edits.counts(load)) {
      load = Insns.next(load);
    }
    AbstractInsnNode check = Insns.next(load);
    AbstractInsnNode pop = Insns.next(check);
    InnerClassNode entry = owner.innerEntry();
    if (entry != null
        && (entry.access & Opcodes.ACC_STATIC) == 0
        && load instanceof VarInsnNode variable
        && variable.getOpcode() == Opcodes.ALOAD
        && variable.var == 1
        && isNullCheck(check)
        && Insns.is(pop, Opcodes.POP)) {
      edits.drop(load);
      edits.drop(check);
      edits.drop(pop);
    }
  }

  private static boolean isThis(@Nullable AbstractInsnNode insn) {
    return insn instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD && load.var == 0;
  }

  private static boolean isNullCheck(@Nullable AbstractInsnNode insn) {
    return Insns.isCall(
        insn, "java/util/Objects", "requireNonNull", "(Ljava/lang/Object;)Ljava/lang/Object;");
  }
}
