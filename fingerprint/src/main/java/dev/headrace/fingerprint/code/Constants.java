package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.code.NodeKey.Kind;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.LdcInsnNode;

/** Writes constants: numbers by value, texts in full, types, method handles, dynamic constants. */
final class Constants {

  private final Scope scope;
  private final Members members;
  private final Tokens out;

  Constants(Scope scope, Members members, Tokens out) {
    this.scope = scope;
    this.members = members;
    this.out = out;
  }

  void load(LdcInsnNode ldc) {
    write(ldc.cst);
    Type type = Insns.classConstant(ldc);
    if (type != null && !ClassLiterals.byNameOnly(ldc)) {
      shape(type);
    }
    if (type != null && scope.isReceiver(type.getInternalName()) && ClassLiterals.tellsName(ldc)) {
      out.word(type.getInternalName());
    }
  }

  private void shape(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    if (element.getSort() == Type.OBJECT && scope.world().code(element.getInternalName()) != null) {
      out.edge(Kind.SHAPE, element.getInternalName());
    }
  }

  void write(Object constant) {
    if (constant instanceof Integer number) {
      out.word("int").number(number);
    } else if (constant instanceof Long number) {
      out.word("long").number(number);
    } else if (constant instanceof Float number) {
      out.word("float").number(Float.floatToRawIntBits(number));
    } else if (constant instanceof Double number) {
      out.word("double").number(Double.doubleToRawLongBits(number));
    } else if (constant instanceof String text) {
      out.word("text").string(text);
    } else if (constant instanceof Type type) {
      type(type);
    } else if (constant instanceof Handle handle) {
      handle(handle);
    } else if (constant instanceof ConstantDynamic dynamic) {
      dynamic(dynamic);
    } else {
      throw new IllegalArgumentException("Unknown constant " + constant);
    }
  }

  private void type(Type type) {
    out.word("class");
    if (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY) {
      scope.type(type.getInternalName(), out);
    } else {
      out.word(scope.descriptor(type.getDescriptor()));
    }
  }

  private void dynamic(ConstantDynamic dynamic) {
    out.word("dynamic").word(dynamic.getName()).word(scope.descriptor(dynamic.getDescriptor()));
    handle(dynamic.getBootstrapMethod());
    for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
      write(dynamic.getBootstrapMethodArgument(i));
    }
  }

  /** A handle is written like the access that it stands for. */
  void handle(Handle handle) {
    out.word("handle");
    String owner = handle.getOwner();
    String name = handle.getName();
    String descriptor = handle.getDesc();
    switch (handle.getTag()) {
      case Opcodes.H_GETFIELD -> members.instanceField(Opcodes.GETFIELD, owner, name, descriptor);
      case Opcodes.H_PUTFIELD -> members.instanceField(Opcodes.PUTFIELD, owner, name, descriptor);
      case Opcodes.H_GETSTATIC -> members.staticField(Opcodes.GETSTATIC, owner, name, descriptor);
      case Opcodes.H_PUTSTATIC -> members.staticField(Opcodes.PUTSTATIC, owner, name, descriptor);
      case Opcodes.H_INVOKESTATIC ->
          members.reference(Opcodes.INVOKESTATIC, owner, name, descriptor);
      case Opcodes.H_INVOKESPECIAL ->
          members.reference(Opcodes.INVOKESPECIAL, owner, name, descriptor);
      case Opcodes.H_INVOKEINTERFACE ->
          members.reference(Opcodes.INVOKEINTERFACE, owner, name, descriptor);
      case Opcodes.H_NEWINVOKESPECIAL -> {
        out.word("new");
        scope.type(owner, out);
        members.instantiated(owner);
        members.reference(Opcodes.INVOKESPECIAL, owner, name, descriptor);
      }
      default -> members.reference(Opcodes.INVOKEVIRTUAL, owner, name, descriptor);
    }
  }
}
