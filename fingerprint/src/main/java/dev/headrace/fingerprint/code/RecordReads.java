package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * What one method reads of the records of a type that come in, as long as these stay in sight: in
 * local variables, parameters, results and captured variables of their own type.
 */
public final class RecordReads {

  private RecordReads() {}

  /**
   * The components that a method and its lambdas read.
   *
   * @param owner the method's class
   * @param method the method
   * @param record the internal name of a record
   * @param world the classes
   * @return names of components; null if a record may reach what can't be followed
   */
  public static @Nullable Set<String> of(
      ClassModel owner, MethodNode method, String record, World world) {
    boolean closed =
        (method.access & Opcodes.ACC_NATIVE) != 0 || Bodies.boundary(owner, method) != null;
    if (closed) {
      boolean takes = owner.name().equals(record) || method.desc.contains("L" + record + ";");
      return takes ? null : Set.of();
    }
    List<MethodNode> bodies = new ArrayList<>();
    Dynamics.collect(owner, method, bodies);
    Set<String> reads = new TreeSet<>();
    for (MethodNode body : bodies) {
      if (body.instructions.size() > 0 && Escapes.mentions(owner, body, record)) {
        if (escapes(owner, body, record, world)) {
          return null;
        }
        read(owner, body, record, reads);
      }
    }
    return reads;
  }

  private static boolean escapes(ClassModel owner, MethodNode body, String record, World world) {
    InputInterpreter interpreter =
        new InputInterpreter(owner, record, Type.getReturnType(body.desc), world);
    try {
      new Analyzer<>(interpreter).analyze(owner.name(), body);
    } catch (AnalyzerException e) {
      return true;
    }
    return interpreter.escaped();
  }

  private static void read(ClassModel owner, MethodNode body, String record, Set<String> reads) {
    for (AbstractInsnNode insn : body.instructions) {
      if (insn instanceof FieldInsnNode field
          && insn.getOpcode() == Opcodes.GETFIELD
          && field.owner.equals(record)) {
        reads.add(field.name);
      } else if (insn instanceof InvokeDynamicInsnNode indy
          && owner.name().equals(record)
          && Dynamics.isRecordMethod(indy)) {
        for (Object each : indy.bsmArgs) {
          if (each instanceof Handle getter) {
            reads.add(getter.getName());
          }
        }
      }
    }
  }
}
