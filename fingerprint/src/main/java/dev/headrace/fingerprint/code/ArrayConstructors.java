package dev.headrace.fingerprint.code;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Recognises {@code double[]::new}, whose lambda takes an int or an Integer by compiler. */
final class ArrayConstructors {

  private ArrayConstructors() {}

  /** The operand of {@code newarray}, or null. */
  static @Nullable Integer elementSort(MethodNode body) {
    return creation(body) instanceof IntInsnNode array ? array.operand : null;
  }

  /** The type of {@code anewarray}, or null. */
  static @Nullable String elementType(MethodNode body) {
    return creation(body) instanceof TypeInsnNode array ? array.desc : null;
  }

  private static @Nullable AbstractInsnNode creation(MethodNode body) {
    AbstractInsnNode first = body.instructions.getFirst();
    AbstractInsnNode each = first != null && first.getOpcode() < 0 ? Insns.next(first) : first;
    if (!Insns.isLoad(each)) {
      return null;
    }
    each = Insns.next(each);
    if (Insns.isCall(each, "java/lang/Integer", "intValue", "()I")) {
      each = Insns.next(each);
    }
    AbstractInsnNode end = Insns.next(each);
    boolean creates =
        each != null
            && (each.getOpcode() == Opcodes.NEWARRAY || each.getOpcode() == Opcodes.ANEWARRAY)
            && end != null
            && end.getOpcode() == Opcodes.ARETURN;
    return creates ? each : null;
  }
}
