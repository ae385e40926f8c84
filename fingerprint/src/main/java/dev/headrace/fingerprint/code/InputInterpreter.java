package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.classes.World.Resolved;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * Follows records that come in, more strictly than a receiver: one that is kept in a field, or
 * given to a method that may be overridden or that is not user code, is lost.
 */
final class InputInterpreter extends EscapeInterpreter {

  private final String record;
  private final World world;

  InputInterpreter(ClassModel owner, String record, Type returned, World world) {
    super(owner, record, returned);
    this.record = record;
    this.world = world;
  }

  @Override
  public @Nullable BasicValue unaryOperation(AbstractInsnNode insn, BasicValue operand)
      throws AnalyzerException {
    escapeIf(insn.getOpcode() == Opcodes.PUTSTATIC && is(operand));
    return super.unaryOperation(insn, operand);
  }

  @Override
  public @Nullable BasicValue binaryOperation(
      AbstractInsnNode insn, BasicValue first, BasicValue second) throws AnalyzerException {
    escapeIf(insn.getOpcode() == Opcodes.PUTFIELD && is(second));
    return super.binaryOperation(insn, first, second);
  }

  @Override
  void call(MethodInsnNode call, List<? extends BasicValue> values) {
    super.call(call, values);
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    boolean onRecord = !isStatic && is(values.get(0));
    boolean given = values.subList(isStatic ? 0 : 1, values.size()).stream().anyMatch(this::is);
    if ((!onRecord && !given) || call.name.equals("getClass")) {
      return;
    }
    Resolved target = world.resolve(call.owner, call.name, call.desc);
    if (target == null) {
      boolean created = onRecord && call.name.equals("<init>");
      escapeIf(!created);
    } else {
      escapeIf(onRecord && !target.owner().name().equals(record));
      escapeIf(given && mayBeOverridden(call, target));
    }
  }

  /** A record that came in is lost when it is kept: what another record holds is not it. */
  @Override
  boolean holds(InvokeDynamicInsnNode recordMethod) {
    return false;
  }

  private static boolean mayBeOverridden(MethodInsnNode call, Resolved target) {
    int fixed = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL | Opcodes.ACC_STATIC;
    return switch (call.getOpcode()) {
      case Opcodes.INVOKESTATIC, Opcodes.INVOKESPECIAL -> false;
      default ->
          (target.method().access & fixed) == 0
              && (target.owner().node().access & Opcodes.ACC_FINAL) == 0;
    };
  }
}
