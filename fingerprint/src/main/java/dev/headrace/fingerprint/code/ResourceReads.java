package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World.Resolved;
import dev.headrace.fingerprint.code.Body.Unseen;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the resource files that code reads by a constant name, its own or one that it gives to a
 * helper: their content counts. A name that is not constant is noted.
 */
final class ResourceReads {

  private final ClassModel owner;
  private final MethodNode method;
  private final Tokens out;

  ResourceReads(ClassModel owner, MethodNode method, Tokens out) {
    this.owner = owner;
    this.method = method;
    this.out = out;
  }

  void read(MethodInsnNode call) {
    if (call.owner.equals("java/util/ResourceBundle") && call.name.equals("getBundle")) {
      bundle(call);
    } else if (ResourceNames.isRead(call.owner, call.name)) {
      ResourceName name = ResourceNames.read(owner, method, call);
      if (name != null && !name.isConstant() && ResourceNames.isHelper(method)) {
        out.unseen(Unseen.RESOURCE_OF_CALLER);
      } else {
        file(name == null ? null : name.path(List.of()));
      }
    }
  }

  /** What a helper of user code reads with the constants that it is given. */
  void helper(Resolved target, MethodInsnNode call) {
    for (ResourceName each : ResourceNames.ofHelper(target.owner(), target.method())) {
      file(each.path(ResourceNames.arguments(call)));
    }
  }

  /** A method reference: nobody knows here with what name it will be called. */
  void reference(String library, String name, @Nullable Resolved target) {
    boolean helper =
        target != null && !ResourceNames.ofHelper(target.owner(), target.method()).isEmpty();
    if (helper || ResourceNames.isRead(library, name)) {
      out.unseen(Unseen.RESOURCE);
    }
  }

  private void file(@Nullable String path) {
    if (path == null) {
      out.unseen(Unseen.RESOURCE);
    } else {
      out.edge(Kind.RESOURCE, path);
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
      out.unseen(Unseen.RESOURCE);
    } else {
      out.edge(Kind.RESOURCE, name.replace('.', '/') + "*.properties");
    }
  }
}
