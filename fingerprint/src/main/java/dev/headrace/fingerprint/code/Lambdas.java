package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the bodies of lambdas, which are written where the lambda is created: their names are
 * numbers that change when a lambda is added above, and equal bodies may share one method.
 */
final class Lambdas {

  private final Set<String> open = new HashSet<>();

  /** The body of a lambda, if a handle leads to one of the class itself. */
  static @Nullable MethodNode body(ClassModel owner, Handle handle) {
    if (!handle.getOwner().equals(owner.name()) || !handle.getName().startsWith("lambda$")) {
      return null;
    }
    MethodNode method = owner.method(handle.getName(), handle.getDesc());
    return method != null && (method.access & Opcodes.ACC_SYNTHETIC) != 0 ? method : null;
  }

  boolean enter(MethodNode method) {
    return open.add(method.name + method.desc);
  }

  void leave(MethodNode method) {
    open.remove(method.name + method.desc);
  }
}
