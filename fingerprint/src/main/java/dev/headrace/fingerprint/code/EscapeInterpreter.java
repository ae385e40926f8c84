package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Follows values of the receiver's type through one body and notes where one loses its type. */
class EscapeInterpreter extends BasicInterpreter {

  private final ClassModel owner;
  private final Type receiver;
  private final Type returned;
  private final BasicValue value;
  private boolean escaped;

  EscapeInterpreter(ClassModel owner, String receiver, Type returned) {
    super(Opcodes.ASM9);
    this.owner = owner;
    this.receiver = Type.getObjectType(receiver);
    this.returned = returned;
    this.value = new BasicValue(this.receiver);
  }

  final boolean escaped() {
    return escaped;
  }

  final void escapeIf(boolean lost) {
    escaped |= lost;
  }

  @Override
  public @Nullable BasicValue newValue(@Nullable Type type) {
    return receiver.equals(type) ? value : super.newValue(type);
  }

  /** The types of variables are joined to "some reference": keep the receiver in sight. */
  @Override
  public BasicValue merge(BasicValue one, BasicValue other) {
    if (!one.equals(other) && one.isReference() && other.isReference()) {
      return is(one) || is(other) ? value : super.merge(one, other);
    }
    return super.merge(one, other);
  }

  @Override
  public @Nullable BasicValue unaryOperation(AbstractInsnNode insn, BasicValue operand)
      throws AnalyzerException {
    if (insn.getOpcode() == Opcodes.CHECKCAST && is(operand)) {
      return value;
    }
    if (insn instanceof FieldInsnNode field && insn.getOpcode() == Opcodes.PUTSTATIC) {
      flow(operand, Type.getType(field.desc));
    }
    return super.unaryOperation(insn, operand);
  }

  @Override
  public @Nullable BasicValue binaryOperation(
      AbstractInsnNode insn, BasicValue first, BasicValue second) throws AnalyzerException {
    if (insn instanceof FieldInsnNode field) {
      flow(second, Type.getType(field.desc));
    }
    return super.binaryOperation(insn, first, second);
  }

  @Override
  public @Nullable BasicValue ternaryOperation(
      AbstractInsnNode insn, BasicValue first, BasicValue second, BasicValue third)
      throws AnalyzerException {
    escaped |= is(third);
    return super.ternaryOperation(insn, first, second, third);
  }

  @Override
  public @Nullable BasicValue naryOperation(
      AbstractInsnNode insn, List<? extends BasicValue> values) throws AnalyzerException {
    if (insn instanceof MethodInsnNode call) {
      if (!isNullCheck(call)) {
        call(call, values);
      }
    } else if (insn instanceof InvokeDynamicInsnNode indy) {
      dynamic(indy, values);
    }
    return super.naryOperation(insn, values);
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, BasicValue operand, BasicValue expected) {
    flow(operand, returned);
  }

  /** As compilers write it before {@code receiver::method}. */
  private static boolean isNullCheck(MethodInsnNode call) {
    return call.owner.equals("java/util/Objects")
        && call.name.equals("requireNonNull")
        && call.desc.equals("(Ljava/lang/Object;)Ljava/lang/Object;")
        && call.getNext() != null
        && call.getNext().getOpcode() == Opcodes.POP;
  }

  void call(MethodInsnNode call, List<? extends BasicValue> values) {
    Type[] types = Type.getArgumentTypes(call.desc);
    int self = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
    if (self == 1 && !call.name.equals("getClass") && !call.name.equals("<init>")) {
      flow(values.get(0), Type.getObjectType(call.owner));
    }
    for (int i = 0; i < types.length; i++) {
      flow(values.get(i + self), types[i]);
    }
  }

  /**
   * A lambda of the class and a reference to a method of the receiver are code of the closure; but
   * what they return goes to whoever calls them. A record's generated methods give its components
   * to a library.
   */
  private void dynamic(InvokeDynamicInsnNode indy, List<? extends BasicValue> values) {
    if (Dynamics.isLambda(indy) && indy.bsmArgs[1] instanceof Handle body) {
      escaped |= returnsAsAnotherType(indy, body);
      if (Lambdas.body(owner, body) != null || body.getOwner().equals(receiver.getInternalName())) {
        return;
      }
    }
    for (BasicValue each : values) {
      escaped |= is(each);
    }
    escaped |= Dynamics.isRecordMethod(indy) && holds(indy);
  }

  /** Whether one of the components that a record's generated method takes may be the receiver. */
  boolean holds(InvokeDynamicInsnNode recordMethod) {
    for (Object each : recordMethod.bsmArgs) {
      if (each instanceof Handle getter && getter.getDesc().equals(receiver.toString())) {
        return true;
      }
    }
    return false;
  }

  /** {@code () -> receiver} as a Supplier; bridges that a lambda may have are not looked at. */
  private boolean returnsAsAnotherType(InvokeDynamicInsnNode indy, Handle body) {
    return body.getTag() != Opcodes.H_NEWINVOKESPECIAL
        && receiver.equals(Type.getReturnType(body.getDesc()))
        && !(indy.bsm.getName().equals("metafactory")
            && indy.bsmArgs[0] instanceof Type erased
            && receiver.equals(erased.getReturnType()));
  }

  private void flow(@Nullable BasicValue from, @Nullable Type to) {
    escaped |= from != null && is(from) && !receiver.equals(to);
  }

  final boolean is(BasicValue candidate) {
    return receiver.equals(candidate.getType());
  }
}
