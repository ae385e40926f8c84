package dev.headrace.fingerprint.code;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What the rules say of one body: instructions and arguments that do not count, and switches over
 * enums.
 */
final class Edits {

  private final Set<AbstractInsnNode> dropped = new HashSet<>();
  private final Map<AbstractInsnNode, EnumSwitch> switches = new HashMap<>();
  private final Map<AbstractInsnNode, FieldInsnNode> captured = new HashMap<>();
  private final Map<MethodInsnNode, String> descriptors = new HashMap<>();
  private final Map<VarInsnNode, Integer> opcodes = new HashMap<>();

  void drop(@Nullable AbstractInsnNode insn) {
    if (insn != null) {
      dropped.add(insn);
    }
  }

  void replace(AbstractInsnNode insn, EnumSwitch by) {
    switches.put(insn, by);
  }

  /** A variable holds what a field of a captured variable takes. */
  void captured(AbstractInsnNode load, FieldInsnNode field) {
    captured.put(load, field);
  }

  /** The field whose captured variable an instruction loads. */
  @Nullable FieldInsnNode capturedBy(AbstractInsnNode load) {
    return captured.get(load);
  }

  /** A variable is loaded as a value of another type. */
  void loadAs(VarInsnNode load, int opcode) {
    opcodes.put(load, opcode);
  }

  /** The opcode with which a variable is loaded or stored, as it counts. */
  int opcode(VarInsnNode insn) {
    return opcodes.getOrDefault(insn, insn.getOpcode());
  }

  /** Some arguments of a call do not count. */
  void shorten(MethodInsnNode call, String descriptor) {
    descriptors.put(call, descriptor);
  }

  /** The descriptor of a call as it counts. */
  String descriptor(MethodInsnNode call) {
    return descriptors.getOrDefault(call, call.desc);
  }

  boolean counts(AbstractInsnNode insn) {
    return insn.getOpcode() > 0 && !dropped.contains(insn);
  }

  @Nullable EnumSwitch enumSwitch(AbstractInsnNode insn) {
    return switches.get(insn);
  }

  /**
   * A switch by constant.
   *
   * @param owner the enum's internal name
   * @param names the constants by key
   */
  record EnumSwitch(String owner, Map<Integer, String> names) {}
}
