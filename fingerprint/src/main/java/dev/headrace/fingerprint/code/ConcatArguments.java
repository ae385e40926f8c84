package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Drops {@code String.valueOf(Object)} where its result goes straight into a concatenation: newer
 * targets convert the arguments before, older ones within.
 */
final class ConcatArguments {

  private ConcatArguments() {}

  static void apply(ClassModel owner, MethodNode method, Edits edits) {
    if (!hasBoth(method)) {
      return;
    }
    Frame<SourceValue>[] frames;
    try {
      frames = new Analyzer<>(new SourceInterpreter()).analyze(owner.name(), method);
    } catch (AnalyzerException e) {
      return;
    }
    for (AbstractInsnNode insn : method.instructions) {
      Frame<SourceValue> frame = frames[method.instructions.indexOf(insn)];
      if (frame != null && insn instanceof InvokeDynamicInsnNode indy && Dynamics.isConcat(indy)) {
        int count = Type.getArgumentTypes(indy.desc).length;
        for (int i = 0; i < count; i++) {
          drop(frame.getStack(frame.getStackSize() - count + i), edits);
        }
      }
    }
  }

  private static void drop(SourceValue argument, Edits edits) {
    if (argument.insns.size() == 1) {
      AbstractInsnNode source = argument.insns.iterator().next();
      if (isValueOf(source)) {
        edits.drop(source);
      }
    }
  }

  private static boolean hasBoth(MethodNode method) {
    boolean converts = false;
    boolean concatenates = false;
    for (AbstractInsnNode insn : method.instructions) {
      converts |= isValueOf(insn);
      concatenates |= insn instanceof InvokeDynamicInsnNode indy && Dynamics.isConcat(indy);
    }
    return converts && concatenates;
  }

  private static boolean isValueOf(AbstractInsnNode insn) {
    return Insns.isCall(
        insn, "java/lang/String", "valueOf", "(Ljava/lang/Object;)Ljava/lang/String;");
  }
}
