package dev.headrace.fingerprint.code;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;

/** What the rules say of one body: instructions that do not count, and switches over enums. */
final class Edits {

  private final Set<AbstractInsnNode> dropped = new HashSet<>();
  private final Map<AbstractInsnNode, EnumSwitch> switches = new HashMap<>();

  void drop(@Nullable AbstractInsnNode insn) {
    if (insn != null) {
      dropped.add(insn);
    }
  }

  void replace(AbstractInsnNode insn, EnumSwitch by) {
    switches.put(insn, by);
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
