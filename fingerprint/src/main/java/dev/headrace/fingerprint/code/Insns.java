package dev.headrace.fingerprint.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Questions about single instructions. */
final class Insns {

  private Insns() {}

  /** The next instruction that is not a label. */
  static @Nullable AbstractInsnNode next(@Nullable AbstractInsnNode insn) {
    AbstractInsnNode each = insn == null ? null : insn.getNext();
    while (each != null && each.getOpcode() < 0) {
      each = each.getNext();
    }
    return each;
  }

  /** The instruction before that is not a label. */
  static @Nullable AbstractInsnNode previous(@Nullable AbstractInsnNode insn) {
    AbstractInsnNode each = insn == null ? null : insn.getPrevious();
    while (each != null && each.getOpcode() < 0) {
      each = each.getPrevious();
    }
    return each;
  }

  static boolean is(@Nullable AbstractInsnNode insn, int opcode) {
    return insn != null && insn.getOpcode() == opcode;
  }

  static boolean isCall(@Nullable AbstractInsnNode insn, String owner, String name, String desc) {
    return insn instanceof MethodInsnNode call
        && call.owner.equals(owner)
        && call.name.equals(name)
        && call.desc.equals(desc);
  }

  static boolean isOrdinal(@Nullable AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKEVIRTUAL
        && call.name.equals("ordinal")
        && call.desc.equals("()I");
  }

  static boolean isPutStatic(@Nullable AbstractInsnNode insn, String owner) {
    return insn instanceof FieldInsnNode field
        && field.getOpcode() == Opcodes.PUTSTATIC
        && field.owner.equals(owner);
  }

  /** The labels that an instruction may jump to, the default of a switch last. */
  static List<LabelNode> targets(AbstractInsnNode insn) {
    if (insn instanceof JumpInsnNode jump) {
      return List.of(jump.label);
    }
    if (insn instanceof TableSwitchInsnNode table) {
      return targets(table.labels, table.dflt);
    }
    return insn instanceof LookupSwitchInsnNode lookup
        ? targets(lookup.labels, lookup.dflt)
        : List.of();
  }

  private static List<LabelNode> targets(List<LabelNode> labels, LabelNode fallback) {
    List<LabelNode> all = new ArrayList<>(labels);
    all.add(fallback);
    return all;
  }

  static boolean isLoad(@Nullable AbstractInsnNode insn) {
    return insn instanceof VarInsnNode && insn.getOpcode() <= Opcodes.ALOAD;
  }

  static boolean isStore(@Nullable AbstractInsnNode insn) {
    return insn instanceof VarInsnNode
        && insn.getOpcode() >= Opcodes.ISTORE
        && insn.getOpcode() <= Opcodes.ASTORE;
  }

  /** The int that an instruction pushes, or null. */
  static @Nullable Integer intConstant(@Nullable AbstractInsnNode insn) {
    if (insn == null) {
      return null;
    }
    int opcode = insn.getOpcode();
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      return opcode - Opcodes.ICONST_0;
    }
    if (insn instanceof IntInsnNode number && opcode != Opcodes.NEWARRAY) {
      return number.operand;
    }
    return insn instanceof LdcInsnNode ldc && ldc.cst instanceof Integer number ? number : null;
  }

  /** Whether an instruction pushes what a constant variable may hold. */
  static boolean isConstant(@Nullable AbstractInsnNode insn) {
    if (insn == null) {
      return false;
    }
    int opcode = insn.getOpcode();
    return (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.SIPUSH)
        || (insn instanceof LdcInsnNode ldc
            && (ldc.cst instanceof Number || ldc.cst instanceof String));
  }

  static @Nullable String stringConstant(@Nullable AbstractInsnNode insn) {
    return insn instanceof LdcInsnNode ldc && ldc.cst instanceof String text ? text : null;
  }

  static @Nullable Type classConstant(@Nullable AbstractInsnNode insn) {
    return insn instanceof LdcInsnNode ldc
            && ldc.cst instanceof Type type
            && type.getSort() != Type.METHOD
        ? type
        : null;
  }

  /** How many values (a long is one) a call takes from the stack. */
  static int arguments(MethodInsnNode call) {
    return Type.getArgumentTypes(call.desc).length
        + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
  }
}
