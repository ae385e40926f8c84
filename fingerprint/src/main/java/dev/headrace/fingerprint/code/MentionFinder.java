package dev.headrace.fingerprint.code;

import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds out whether a body refers to a type at all. */
final class MentionFinder extends MethodVisitor {

  private final String type;
  private boolean found;

  MentionFinder(String type) {
    super(Opcodes.ASM9);
    this.type = type;
  }

  boolean found() {
    return found;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    found |= descriptor.contains(type) || owner.equals(type);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    found |= descriptor.contains(type) || owner.equals(type);
  }

  @Override
  public void visitTypeInsn(int opcode, String operand) {
    found |= operand.contains(type);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    found |= descriptor.contains(type);
    for (Object argument : arguments) {
      found |=
          argument instanceof Handle handle
              && (handle.getOwner().equals(type) || handle.getDesc().contains(type));
    }
  }
}
