package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.Edits.EnumSwitch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Decodes switches over enums to the names of constants. The numbers in {@code
 * X$1.$SwitchMap$E[e.ordinal()]} are shared by all switches of a class; newer compilers switch over
 * the ordinal itself where the enum is in the same source file.
 */
final class EnumSwitches {

  private static final String MAP = "$SwitchMap$";

  private EnumSwitches() {}

  static void apply(MethodNode method, World world, Edits edits) {
    Deque<FieldInsnNode> maps = new ArrayDeque<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FieldInsnNode field && isMap(field)) {
        maps.push(field);
      } else if (insn.getOpcode() == Opcodes.TABLESWITCH
          || insn.getOpcode() == Opcodes.LOOKUPSWITCH) {
        decode(insn, maps, world, edits);
      }
    }
  }

  static boolean isMap(FieldInsnNode field) {
    return field.getOpcode() == Opcodes.GETSTATIC && field.name.startsWith(MAP);
  }

  private static void decode(
      AbstractInsnNode insn, Deque<FieldInsnNode> maps, World world, Edits edits) {
    AbstractInsnNode before = Insns.previous(insn);
    if (before == null) {
      return;
    }
    if (before.getOpcode() == Opcodes.IALOAD
        && Insns.previous(before) instanceof MethodInsnNode ordinal
        && Insns.isOrdinal(ordinal)
        && !maps.isEmpty()) {
      FieldInsnNode map = maps.pop();
      Map<Integer, String> names = read(map, ordinal.owner, world);
      if (names != null) {
        edits.drop(map);
        edits.drop(ordinal);
        edits.drop(before);
        edits.replace(insn, new EnumSwitch(ordinal.owner, names));
      }
    } else if (before instanceof MethodInsnNode ordinal && Insns.isOrdinal(ordinal)) {
      ClassModel owner = world.code(ordinal.owner);
      if (owner != null && owner.isEnum()) {
        Map<Integer, String> names = new LinkedHashMap<>();
        List<String> constants = owner.constants();
        for (int i = 0; i < constants.size(); i++) {
          names.put(i, constants.get(i));
        }
        edits.drop(ordinal);
        edits.replace(insn, new EnumSwitch(ordinal.owner, names));
      }
    }
  }

  /** {@code getstatic map; getstatic E.NAME; E.ordinal(); k; iastore} in the map's initialiser. */
  private static @Nullable Map<Integer, String> read(FieldInsnNode map, String owner, World world) {
    ClassModel holder = world.code(map.owner);
    MethodNode clinit = holder == null ? null : holder.method("<clinit>", "()V");
    if (clinit == null) {
      return null;
    }
    Map<Integer, String> names = new LinkedHashMap<>();
    for (AbstractInsnNode insn : clinit.instructions) {
      if (insn instanceof FieldInsnNode field && isMap(field) && field.name.equals(map.name)) {
        AbstractInsnNode constant = Insns.next(field);
        AbstractInsnNode ordinal = Insns.next(constant);
        AbstractInsnNode number = Insns.next(ordinal);
        Integer key = Insns.intConstant(number);
        if (!(constant instanceof FieldInsnNode name)
            || !name.owner.equals(owner)
            || !Insns.isOrdinal(ordinal)
            || key == null) {
          return null;
        }
        names.put(key, name.name);
      }
    }
    return names;
  }
}
