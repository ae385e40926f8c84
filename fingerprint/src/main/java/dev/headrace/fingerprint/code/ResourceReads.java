package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds the resource files that code reads by a constant name: their content counts. A name that is
 * not constant is noted.
 */
final class ResourceReads {

  private final ClassModel owner;
  private final Tokens out;

  ResourceReads(ClassModel owner, Tokens out) {
    this.owner = owner;
    this.out = out;
  }

  void read(MethodInsnNode call) {
    boolean ofClass = call.owner.equals("java/lang/Class");
    boolean ofLoader = call.owner.equals("java/lang/ClassLoader");
    boolean ofBundle =
        call.owner.equals("java/util/ResourceBundle") && call.name.equals("getBundle");
    if (ofBundle) {
      bundle(call);
    } else if ((ofClass || ofLoader)
        && (call.name.startsWith("getResource") || call.name.startsWith("getSystemResource"))) {
      String name = Insns.stringConstant(Insns.previous(call));
      if (name == null) {
        out.openResource();
      } else {
        String path = ofLoader || name.startsWith("/") ? name : directory(call) + name;
        out.edge(Kind.RESOURCE, path.startsWith("/") ? path.substring(1) : path);
      }
    }
  }

  private void bundle(MethodInsnNode call) {
    String name = null;
    AbstractInsnNode each = Insns.previous(call);
    for (int back = Type.getArgumentTypes(call.desc).length; back > 0 && name == null; back--) {
      name = Insns.stringConstant(each);
      each = Insns.previous(each);
    }
    if (name == null) {
      out.openResource();
    } else {
      out.edge(Kind.RESOURCE, name.replace('.', '/') + "*.properties");
    }
  }

  /** The package of {@code X.class.getResource("name")}, else of the class whose code this is. */
  private String directory(MethodInsnNode call) {
    Type literal = Insns.classConstant(Insns.previous(Insns.previous(call)));
    String name = literal == null ? owner.name() : literal.getInternalName();
    return name.substring(0, name.lastIndexOf('/') + 1);
  }
}
