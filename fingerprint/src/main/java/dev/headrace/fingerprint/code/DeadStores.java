package dev.headrace.fingerprint.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
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
    if (store.getNext() != null) {
      open.add(store.getNext());
    }
    while (!open.isEmpty()) {
      AbstractInsnNode insn = open.removeLast();
      if (!seen.add(insn)) {
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
      open.addAll(successors(method, insn));
    }
    return false;
  }

  private static List<AbstractInsnNode> successors(MethodNode method, AbstractInsnNode insn) {
    List<AbstractInsnNode> next = new ArrayList<>();
    int opcode = insn.getOpcode();
    boolean ends =
        opcode == Opcodes.GOTO
            || opcode == Opcodes.ATHROW
            || opcode == Opcodes.RET
            || opcode == Opcodes.TABLESWITCH
            || opcode == Opcodes.LOOKUPSWITCH
            || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
    if (!ends && insn.getNext() != null) {
      next.add(insn.getNext());
    }
    if (insn instanceof JumpInsnNode jump) {
      next.add(jump.label);
    } else if (insn instanceof TableSwitchInsnNode table) {
      next.addAll(table.labels);
      next.add(table.dflt);
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      next.addAll(lookup.labels);
      next.add(lookup.dflt);
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      int at = method.instructions.indexOf(insn);
      if (method.instructions.indexOf(block.start) <= at
          && at < method.instructions.indexOf(block.end)) {
        next.add(block.handler);
      }
    }
    return next;
  }
}
