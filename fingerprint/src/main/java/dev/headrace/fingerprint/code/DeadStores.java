package dev.headrace.fingerprint.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Drops {@code constant; store n} where n is not read before it is written again. With {@code -g}
 * javac stores a constant local variable that it never loads; with {@code -g:none} it does not.
 */
final class DeadStores {

  private DeadStores() {}

  static void apply(MethodNode method, Edits edits) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof VarInsnNode store
          && Insns.isStore(store)
          && Insns.isConstant(Insns.previous(store))
          && directlyAfter(store)
          && !read(method, store)) {
        edits.drop(Insns.previous(store));
        edits.drop(store);
      }
    }
  }

  /** A jump may lead between the two: then the value is not the constant alone. */
  private static boolean directlyAfter(VarInsnNode store) {
    return store.getPrevious() == Insns.previous(store);
  }

  private static boolean read(MethodNode method, VarInsnNode store) {
    Set<AbstractInsnNode> seen = new HashSet<>();
    Deque<AbstractInsnNode> open = new ArrayDeque<>();
    follow(store.getNext(), open);
    while (!open.isEmpty()) {
      AbstractInsnNode insn = open.removeLast();
      boolean known = insn instanceof LabelNode && !seen.add(insn);
      if (known) {
        continue;
      }
      if (insn instanceof IincInsnNode increment && increment.var == store.var) {
        return true;
      }
      if (insn instanceof VarInsnNode other && other.var == store.var) {
        if (!Insns.isStore(other)) {
          return true;
        }
        continue;
      }
      successors(method, insn, open);
    }
    return false;
  }

  private static void successors(
      MethodNode method, AbstractInsnNode insn, Deque<AbstractInsnNode> open) {
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      int at = method.instructions.indexOf(insn);
      if (method.instructions.indexOf(block.start) <= at
          && at < method.instructions.indexOf(block.end)) {
        open.add(block.handler);
      }
    }
    open.addAll(Insns.targets(insn));
    int opcode = insn.getOpcode();
    boolean ends =
        opcode == Opcodes.GOTO
            || opcode == Opcodes.ATHROW
            || opcode == Opcodes.RET
            || opcode == Opcodes.TABLESWITCH
            || opcode == Opcodes.LOOKUPSWITCH
            || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
    if (!ends) {
      follow(insn.getNext(), open);
    }
  }

  private static void follow(@Nullable AbstractInsnNode next, Deque<AbstractInsnNode> open) {
    if (next != null) {
      open.add(next);
    }
  }
}
