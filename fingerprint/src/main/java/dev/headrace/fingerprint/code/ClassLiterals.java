package dev.headrace.fingerprint.code;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What a class literal is for. Most receivers of one look into the class; those that only want its
 * name, its place or its identity do not.
 */
final class ClassLiterals {

  private static final Set<String> CLASS_METHODS =
      Set.of(
          "getName",
          "getSimpleName",
          "getTypeName",
          "getCanonicalName",
          "getPackageName",
          "getPackage",
          "getModule",
          "getClassLoader",
          "getResource",
          "getResourceAsStream",
          "desiredAssertionStatus",
          "isInstance",
          "isAssignableFrom",
          "cast",
          "hashCode",
          "equals",
          "toString");

  /** What takes a class without telling its name. */
  private static final Set<String> SILENT =
      Set.of(
          "getResource",
          "getResourceAsStream",
          "getLogger",
          "getClassLoader",
          "desiredAssertionStatus",
          "cast",
          "isInstance",
          "newInstance",
          "valueOf");

  private ClassLiterals() {}

  /** Whether a result may depend on the name of a class that an instruction pushes. */
  static boolean tellsName(AbstractInsnNode pushed) {
    AbstractInsnNode next = pushed.getNext();
    if (next != null && next.getOpcode() == Opcodes.POP) {
      return false;
    }
    MethodInsnNode call = consumer(pushed);
    return call == null || !SILENT.contains(call.name);
  }

  /** {@code Enum.valueOf(E.class, name)}: any constant, but no order. */
  static boolean isConstantsLookup(MethodInsnNode call) {
    return call.owner.equals("java/lang/Enum") && call.name.equals("valueOf");
  }

  /** Whether only the class's name and identity count, as far as can be told. */
  static boolean byNameOnly(AbstractInsnNode literal) {
    MethodInsnNode call = consumer(literal);
    if (call == null) {
      return false;
    }
    return (call.owner.equals("java/lang/Class")
            && call.getOpcode() == Opcodes.INVOKEVIRTUAL
            && CLASS_METHODS.contains(call.name))
        || isConstantsLookup(call)
        || (call.owner.equals("java/lang/reflect/Array") && call.name.equals("newInstance"))
        || (call.owner.equals("java/util/Objects") && call.name.equals("equals"))
        || call.name.equals("getLogger");
  }

  /**
   * Whether a call only reads what the shape of a literal says: {@code R.class.getAnnotations()}.
   */
  static boolean readsShape(MethodInsnNode call) {
    if (!call.owner.equals("java/lang/Class")
        || call.getOpcode() != Opcodes.INVOKEVIRTUAL
        || !(call.name.contains("Annotation") || call.name.equals("getRecordComponents"))) {
      return false;
    }
    AbstractInsnNode receiver = Insns.previous(call);
    for (int i = Insns.arguments(call); i > 1; i--) {
      if (Insns.classConstant(receiver) == null) {
        return false;
      }
      receiver = Insns.previous(receiver);
    }
    return Insns.classConstant(receiver) != null;
  }

  /** The call that takes the literal, if only simple pushes lie between. */
  private static @Nullable MethodInsnNode consumer(AbstractInsnNode literal) {
    int pushed = 1;
    AbstractInsnNode each = literal.getNext();
    while (each != null) {
      if (each instanceof MethodInsnNode call) {
        return Insns.arguments(call) >= pushed ? call : null;
      }
      boolean push =
          Insns.isLoad(each)
              || Insns.isConstant(each)
              || (each instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETSTATIC);
      if (!push) {
        return null;
      }
      pushed++;
      each = each.getNext();
    }
    return null;
  }
}
