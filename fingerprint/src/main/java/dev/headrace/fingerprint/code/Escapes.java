package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;
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
    MentionFinder finder = new MentionFinder(receiver);
    method.accept(finder);
    return finder.found();
  }
}
