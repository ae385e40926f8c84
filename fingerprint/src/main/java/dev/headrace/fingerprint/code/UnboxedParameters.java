package dev.headrace.fingerprint.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Takes a lambda's boxed parameter that is only ever unboxed for a primitive one. Where {@code
 * super::skip} stands behind a generic interface, older compilers let the lambda take primitives,
 * which whoever calls it unboxes, and newer unbox in the lambda.
 */
final class UnboxedParameters {

  private UnboxedParameters() {}

  static void apply(MethodNode method, Edits edits) {
    if ((method.access & Opcodes.ACC_SYNTHETIC) == 0 || !method.name.startsWith("lambda$")) {
      return;
    }
    int slot = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    for (Type type : Type.getArgumentTypes(method.desc)) {
      Type primitive = primitive(type);
      if (primitive != null) {
        unbox(method, slot, type, primitive, edits);
      }
      slot += type.getSize();
    }
  }

  private static void unbox(MethodNode method, int slot, Type boxed, Type primitive, Edits edits) {
    String unboxing = primitive.getClassName() + "Value";
    String descriptor = "()" + primitive.getDescriptor();
    List<VarInsnNode> loads = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof VarInsnNode variable && variable.var == slot) {
        AbstractInsnNode next = insn.getNext();
        if (!Insns.isLoad(insn)
            || !Insns.isCall(next, boxed.getInternalName(), unboxing, descriptor)) {
          return;
        }
        loads.add(variable);
      }
    }
    for (VarInsnNode load : loads) {
      edits.drop((MethodInsnNode) load.getNext());
      edits.loadAs(load, primitive.getOpcode(Opcodes.ILOAD));
    }
  }

  private static @Nullable Type primitive(Type boxed) {
    return switch (boxed.getDescriptor()) {
      case "Ljava/lang/Boolean;" -> Type.BOOLEAN_TYPE;
      case "Ljava/lang/Byte;" -> Type.BYTE_TYPE;
      case "Ljava/lang/Character;" -> Type.CHAR_TYPE;
      case "Ljava/lang/Short;" -> Type.SHORT_TYPE;
      case "Ljava/lang/Integer;" -> Type.INT_TYPE;
      case "Ljava/lang/Long;" -> Type.LONG_TYPE;
      case "Ljava/lang/Float;" -> Type.FLOAT_TYPE;
      case "Ljava/lang/Double;" -> Type.DOUBLE_TYPE;
      default -> null;
    };
  }
}
