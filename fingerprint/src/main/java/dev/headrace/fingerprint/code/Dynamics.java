package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes {@code invokedynamic}: lambdas with their bodies, method references as calls,
 * concatenation by its recipe, the methods of records by their components, everything else by its
 * bootstrap.
 */
final class Dynamics {

  private static final String LAMBDA = "java/lang/invoke/LambdaMetafactory";
  private static final String CONCAT = "java/lang/invoke/StringConcatFactory";
  private static final String RECORD = "java/lang/runtime/ObjectMethods";

  private final Scope scope;
  private final ClassModel owner;
  private final Members members;
  private final Constants constants;
  private final Lambdas lambdas;
  private final Tokens out;

  Dynamics(
      Scope scope,
      ClassModel owner,
      Members members,
      Constants constants,
      Lambdas lambdas,
      Tokens out) {
    this.scope = scope;
    this.owner = owner;
    this.members = members;
    this.constants = constants;
    this.lambdas = lambdas;
    this.out = out;
  }

  static boolean isConcat(InvokeDynamicInsnNode indy) {
    return indy.bsm.getOwner().equals(CONCAT);
  }

  static boolean isRecordMethod(InvokeDynamicInsnNode indy) {
    return indy.bsm.getOwner().equals(RECORD);
  }

  static boolean isLambda(InvokeDynamicInsnNode indy) {
    return indy.bsm.getOwner().equals(LAMBDA)
        && indy.bsmArgs.length >= 3
        && indy.bsmArgs[1] instanceof Handle;
  }

  void write(InvokeDynamicInsnNode indy) {
    if (isLambda(indy)) {
      lambda(indy);
    } else if (isConcat(indy)) {
      concat(indy);
    } else if (isRecordMethod(indy)) {
      recordMethod(indy);
    } else {
      out.word("dynamic").word(indy.name).word(scope.descriptor(indy.desc));
      constants.handle(indy.bsm);
      arguments(indy, 0);
    }
  }

  private void arguments(InvokeDynamicInsnNode indy, int from) {
    for (int i = from; i < indy.bsmArgs.length; i++) {
      constants.write(indy.bsmArgs[i]);
    }
  }

  private void lambda(InvokeDynamicInsnNode indy) {
    Handle body = (Handle) indy.bsmArgs[1];
    MethodNode inline = Lambdas.body(owner, body);
    Integer array = inline == null ? null : ArrayConstructors.elementSort(inline);
    String arrayType = inline == null ? null : ArrayConstructors.elementType(inline);
    out.word("lambda").word(indy.name);
    Type function = Type.getReturnType(indy.desc);
    scope.type(function.getInternalName(), out);
    instantiated(function.getInternalName());
    constants.write(indy.bsmArgs[0]);
    if (array != null || arrayType != null) {
      out.word("arrayconstructor").number(array == null ? 0 : array);
      if (arrayType != null) {
        scope.type(arrayType, out);
      }
      return;
    }
    out.word(scope.descriptor(indy.desc));
    constants.write(indy.bsmArgs[2]);
    if (inline == null) {
      constants.handle(body);
    } else {
      inline(inline);
    }
    for (int i = 3; i < indy.bsmArgs.length; i++) {
      constants.write(indy.bsmArgs[i]);
      if (indy.bsmArgs[i] instanceof Type marker && marker.getSort() == Type.OBJECT) {
        instantiated(marker.getInternalName());
      }
    }
  }

  private void instantiated(String type) {
    if (scope.world().code(type) != null) {
      out.edge(Kind.TYPE, type);
    }
  }

  private void inline(MethodNode body) {
    boolean isStatic = (body.access & Opcodes.ACC_STATIC) != 0;
    out.word(isStatic ? "{" : "{this").line();
    if (lambdas.enter(body)) {
      List<AbstractInsnNode> insns = List.of(body.instructions.toArray());
      Edits edits = Rules.apply(owner, body, scope.world());
      new Instructions(scope, owner, body, insns, edits, lambdas, out).write();
      lambdas.leave(body);
    } else {
      out.word("again");
    }
    out.word("}");
  }

  /** Which library class an argument has does not matter: its toString is called. */
  private void concat(InvokeDynamicInsnNode indy) {
    out.word("concat");
    for (Type type : Type.getArgumentTypes(indy.desc)) {
      out.word(type.getSort() >= Type.ARRAY ? "L" : type.getDescriptor());
    }
    arguments(indy, 0);
  }

  private void recordMethod(InvokeDynamicInsnNode indy) {
    out.word("record").word(indy.name);
    if (indy.name.equals("toString")) {
      scope.type(owner.name(), out);
    }
    for (int i = 1; i < indy.bsmArgs.length; i++) {
      if (indy.bsmArgs[i] instanceof Handle getter) {
        out.word(getter.getName()).word(scope.descriptor(getter.getDesc()));
        members.instanceField(
            Opcodes.GETFIELD, getter.getOwner(), getter.getName(), getter.getDesc());
      } else {
        constants.write(indy.bsmArgs[i]);
      }
    }
  }

  /** The bodies of all lambdas that a method creates, itself first. */
  static void collect(ClassModel owner, MethodNode method, List<MethodNode> all) {
    if (all.contains(method)) {
      return;
    }
    all.add(method);
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof InvokeDynamicInsnNode indy && isLambda(indy)) {
        @Nullable MethodNode body = Lambdas.body(owner, (Handle) indy.bsmArgs[1]);
        if (body != null) {
          collect(owner, body, all);
        }
      }
    }
  }
}
