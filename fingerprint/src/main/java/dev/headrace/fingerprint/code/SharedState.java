package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Whether the initialiser of one field may change what another static field of the class holds: it
 * writes one, or gets hold of an object in one, itself or through methods of the class. Then it
 * counts for every use of the class.
 */
final class SharedState {

  private final ClassModel owner;
  private final String field;
  private final Set<String> seen = new HashSet<>();

  private SharedState(ClassModel owner, String field) {
    this.owner = owner;
    this.field = field;
  }

  static boolean touches(ClassModel owner, List<AbstractInsnNode> part, String field) {
    return new SharedState(owner, field).touches(part);
  }

  private boolean touches(Iterable<AbstractInsnNode> insns) {
    for (AbstractInsnNode insn : insns) {
      if (insn instanceof FieldInsnNode access && access.owner.equals(owner.name())) {
        if (touches(access)) {
          return true;
        }
      } else if (insn instanceof MethodInsnNode call && call.owner.equals(owner.name())) {
        MethodNode method = owner.method(call.name, call.desc);
        if (method != null && seen.add(call.name + call.desc) && touches(method.instructions)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean touches(FieldInsnNode access) {
    if (access.name.equals(field) || access.name.equals("$assertionsDisabled")) {
      return false;
    }
    var declared = owner.field(access.name);
    if (declared == null || (declared.access & Opcodes.ACC_ENUM) != 0) {
      return false;
    }
    if (access.getOpcode() == Opcodes.PUTSTATIC) {
      return true;
    }
    Type type = Type.getType(access.desc);
    return access.getOpcode() == Opcodes.GETSTATIC
        && type.getSort() >= Type.ARRAY
        && !access.desc.equals("Ljava/lang/String;");
  }
}
