package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Cuts a class initialiser into parts that nothing crosses. */
final class Parts {

  private final InsnList insns;
  private final int[] part;

  private Parts(InsnList insns) {
    this.insns = insns;
    this.part = new int[insns.size()];
  }

  static List<List<AbstractInsnNode>> of(ClassModel owner, MethodNode clinit, Edits edits) {
    Frame<BasicValue>[] frames;
    try {
      frames = new Analyzer<>(new BasicInterpreter()).analyze(owner.name(), clinit);
    } catch (AnalyzerException e) {
      return List.of(List.of(clinit.instructions.toArray()));
    }
    Parts parts = new Parts(clinit.instructions);
    parts.cut(frames);
    parts.joinJumps();
    parts.joinHandlers(clinit);
    parts.joinLocals(edits);
    return parts.lists();
  }

  private void cut(Frame<BasicValue>[] frames) {
    int number = 0;
    boolean pending = false;
    for (int i = 0; i < part.length; i++) {
      Frame<BasicValue> frame = frames[i];
      boolean label = insns.get(i).getOpcode() < 0;
      // A label belongs to the instruction that follows it.
      if (!pending && frame != null && frame.getStackSize() == 0) {
        number++;
      }
      pending = label;
      part[i] = number;
    }
  }

  private void join(int from, int to) {
    int low = part[Math.min(from, to)];
    int high = part[Math.max(from, to)];
    if (low == high) {
      return;
    }
    for (int i = 0; i < part.length; i++) {
      if (part[i] > low && part[i] <= high) {
        part[i] = low;
      }
    }
  }

  private void joinJumps() {
    for (int i = 0; i < part.length; i++) {
      AbstractInsnNode insn = insns.get(i);
      for (LabelNode target : Insns.targets(insn)) {
        int to = insns.indexOf(target);
        // What follows a construct is where its forward jumps end, and not part of it.
        join(i, to > i ? to - 1 : to);
      }
    }
  }

  private void joinHandlers(MethodNode clinit) {
    for (TryCatchBlockNode block : clinit.tryCatchBlocks) {
      join(insns.indexOf(block.start), insns.indexOf(block.end));
      join(insns.indexOf(block.start), insns.indexOf(block.handler));
    }
  }

  private void joinLocals(Edits edits) {
    Map<Integer, Integer> first = new HashMap<>();
    for (int i = 0; i < part.length; i++) {
      AbstractInsnNode insn = insns.get(i);
      int slot =
          insn instanceof VarInsnNode variable
              ? variable.var
              : insn instanceof IincInsnNode increment ? increment.var : -1;
      if (slot < 0 || !edits.counts(insn)) {
        continue;
      }
      if (Insns.isStore(insn)) {
        first.putIfAbsent(slot, i);
      } else {
        join(first.getOrDefault(slot, 0), i);
      }
    }
  }

  private List<List<AbstractInsnNode>> lists() {
    List<List<AbstractInsnNode>> lists = new ArrayList<>();
    int current = -1;
    for (int i = 0; i < part.length; i++) {
      if (part[i] != current) {
        current = part[i];
        lists.add(new ArrayList<>());
      }
      lists.get(lists.size() - 1).add(insns.get(i));
    }
    return lists;
  }
}
