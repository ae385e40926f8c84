package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.code.ResourceName.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Reads the names of resource files out of bodies. */
final class ResourceNames {

  private ResourceNames() {}

  /** Whether a library method finds a resource file by name. */
  static boolean isRead(String owner, String name) {
    return switch (owner) {
      case "java/lang/Class", "java/lang/ClassLoader", "java/net/URLClassLoader" ->
          name.startsWith("getResource") || name.startsWith("getSystemResource");
      case "java/lang/Module" -> name.equals("getResourceAsStream");
      default -> false;
    };
  }

  /** The name that a call reads, or null if it is made of more than texts and parameters. */
  static @Nullable ResourceName read(ClassModel owner, MethodNode method, MethodInsnNode call) {
    AbstractInsnNode last = Insns.previous(call);
    List<Part> parts = parts(method, last);
    if (parts == null) {
      return null;
    }
    boolean absolute = !call.owner.equals("java/lang/Class");
    return new ResourceName(parts, absolute, directory(owner, Insns.previous(first(last))));
  }

  /** What a helper reads whose name depends on its parameters. */
  static List<ResourceName> ofHelper(ClassModel owner, MethodNode method) {
    if (!isHelper(method)) {
      return List.of();
    }
    List<ResourceName> names = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call && isRead(call.owner, call.name)) {
        ResourceName name = read(owner, method, call);
        if (name != null && !name.isConstant()) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Whether every call of a method can be seen to call it: nothing overrides it. */
  static boolean isHelper(MethodNode method) {
    return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) != 0
        && (method.access & Opcodes.ACC_SYNTHETIC) == 0;
  }

  /** The string constants that a call passes; null for what is none. */
  static List<@Nullable String> arguments(MethodInsnNode call) {
    int count = Type.getArgumentTypes(call.desc).length;
    List<@Nullable String> arguments = new ArrayList<>(Collections.nCopies(count, null));
    AbstractInsnNode each = Insns.previous(call);
    for (int i = count - 1; i >= 0 && isPush(each); i--) {
      arguments.set(i, Insns.stringConstant(each));
      each = Insns.previous(each);
    }
    return arguments;
  }

  private static @Nullable List<Part> parts(MethodNode method, @Nullable AbstractInsnNode insn) {
    if (insn instanceof InvokeDynamicInsnNode concat
        && Dynamics.isConcat(concat)
        && concat.bsmArgs.length > 0) {
      return parts(method, concat);
    }
    Part part = part(method, insn);
    return part == null ? null : List.of(part);
  }

  private static @Nullable List<Part> parts(MethodNode method, InvokeDynamicInsnNode concat) {
    List<Part> pushed = new ArrayList<>();
    AbstractInsnNode each = Insns.previous(concat);
    for (int i = Type.getArgumentTypes(concat.desc).length; i > 0; i--) {
      Part part = part(method, each);
      if (part == null) {
        return null;
      }
      pushed.add(0, part);
      each = Insns.previous(each);
    }
    List<Part> parts = new ArrayList<>();
    String recipe = (String) concat.bsmArgs[0];
    int argument = 0;
    int constant = 1;
    for (int i = 0; i < recipe.length(); i++) {
      parts.add(
          switch (recipe.charAt(i)) {
            case '\1' -> pushed.get(argument++);
            case '\2' -> Part.of(String.valueOf(concat.bsmArgs[constant++]));
            default -> Part.of(recipe.substring(i, i + 1));
          });
    }
    return parts;
  }

  private static @Nullable Part part(MethodNode method, @Nullable AbstractInsnNode insn) {
    String text = Insns.stringConstant(insn);
    if (text != null) {
      return Part.of(text);
    }
    if (insn instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD) {
      int parameter = parameter(method, load.var);
      return parameter < 0 ? null : Part.of(parameter);
    }
    return null;
  }

  /** The parameter of type String that a variable holds all the time, or -1. */
  private static int parameter(MethodNode method, int variable) {
    for (AbstractInsnNode insn : method.instructions) {
      if (Insns.isStore(insn) && ((VarInsnNode) insn).var == variable) {
        return -1;
      }
    }
    int slot = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    Type[] types = Type.getArgumentTypes(method.desc);
    for (int i = 0; i < types.length; i++) {
      if (slot == variable) {
        return types[i].getDescriptor().equals("Ljava/lang/String;") ? i : -1;
      }
      slot += types[i].getSize();
    }
    return -1;
  }

  /** The first instruction that pushes a part of a name. */
  private static @Nullable AbstractInsnNode first(@Nullable AbstractInsnNode last) {
    AbstractInsnNode each = last;
    if (last instanceof InvokeDynamicInsnNode concat) {
      for (int i = Type.getArgumentTypes(concat.desc).length; i > 0; i--) {
        each = Insns.previous(each);
      }
    }
    return each;
  }

  /** The package of {@code X.class}, and of {@code getClass()} the package of the code itself. */
  private static @Nullable String directory(ClassModel owner, @Nullable AbstractInsnNode anchor) {
    Type literal = Insns.classConstant(anchor);
    boolean self = anchor instanceof MethodInsnNode call && call.name.equals("getClass");
    if (literal == null && !self) {
      return null;
    }
    String name = literal == null ? owner.name() : literal.getInternalName();
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  private static boolean isPush(@Nullable AbstractInsnNode insn) {
    return Insns.isLoad(insn)
        || Insns.isConstant(insn)
        || Insns.classConstant(insn) != null
        || (insn instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETSTATIC);
  }
}
