package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Whether a body may hand the receiver to something that can't be followed. A value of the
 * receiver's own type is followed by type: it may be passed, kept and returned as that type, and
 * whoever reads a component of it is code of the closure. Where it goes in as anything else (an
 * Object, an interface, an element of a list), all its components count.
 */
final class Escapes {

  private Escapes() {}

  static boolean from(ClassModel owner, MethodNode method, String receiver) {
    if (method.instructions.size() == 0 || !mentions(owner, method, receiver)) {
      return false;
    }
    EscapeInterpreter interpreter =
        new EscapeInterpreter(owner, receiver, Type.getReturnType(method.desc));
    try {
      new Analyzer<>(interpreter).analyze(owner.name(), method);
    } catch (AnalyzerException e) {
      return true;
    }
    return interpreter.escaped();
  }

  /** Whether a body could have a value of the type at all. */
  static boolean mentions(ClassModel owner, MethodNode method, String receiver) {
    if (owner.name().equals(receiver) || method.desc.contains("L" + receiver + ";")) {
      return true;
    }
    if (owner.mentions(receiver)) {
      for (AbstractInsnNode insn : method.instructions) {
        if (mentions(insn, receiver)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean mentions(AbstractInsnNode insn, String type) {
    if (insn instanceof FieldInsnNode field) {
      return field.desc.contains(type) || field.owner.equals(type);
    }
    if (insn instanceof MethodInsnNode call) {
      return call.desc.contains(type) || call.owner.equals(type);
    }
    if (insn instanceof TypeInsnNode operand) {
      return operand.desc.contains(type);
    }
    return insn instanceof InvokeDynamicInsnNode indy
        && (indy.desc.contains(type) || mentions(indy.bsmArgs, type));
  }

  private static boolean mentions(Object[] arguments, String type) {
    for (Object argument : arguments) {
      if (argument instanceof Handle handle
          && (handle.getOwner().equals(type) || handle.getDesc().contains(type))) {
        return true;
      }
    }
    return false;
  }
}
