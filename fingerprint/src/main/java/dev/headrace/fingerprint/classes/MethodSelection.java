package dev.headrace.fingerprint.classes;

import dev.headrace.fingerprint.classes.World.Resolved;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Selects the method that a call runs, as the JVM does: in the class and its superclasses, then in
 * interfaces. Each call is looked at once.
 */
final class MethodSelection {

  private final World world;
  private final Map<Call, Optional<Resolved>> selected = new HashMap<>();

  MethodSelection(World world) {
    this.world = world;
  }

  @Nullable Resolved select(String owner, String name, String descriptor) {
    Call call = new Call(owner, name, descriptor);
    Optional<Resolved> known = selected.get(call);
    if (known == null) {
      known = Optional.ofNullable(search(owner, name, descriptor));
      selected.put(call, known);
    }
    return known.orElse(null);
  }

  private @Nullable Resolved search(String owner, String name, String descriptor) {
    for (ClassModel model = world.code(owner); model != null; model = superclass(model)) {
      MethodNode method = model.method(name, descriptor);
      if (method != null) {
        return new Resolved(model, method);
      }
    }
    return resolveInInterfaces(owner, name, descriptor);
  }

  private @Nullable Resolved resolveInInterfaces(String owner, String name, String descriptor) {
    Resolved found = null;
    for (String each : world.supertypes(owner)) {
      ClassModel model = world.code(each);
      MethodNode method = model == null ? null : model.method(name, descriptor);
      if (model == null || method == null || (method.access & Opcodes.ACC_PRIVATE) != 0) {
        continue;
      }
      Resolved candidate = new Resolved(model, method);
      if (found == null
          || (found.isAbstract() && !candidate.isAbstract())
          || (found.isAbstract() == candidate.isAbstract()
              && world.supertypes(model.name()).contains(found.owner().name()))) {
        found = candidate;
      }
    }
    return found;
  }

  private @Nullable ClassModel superclass(ClassModel model) {
    return model.node().superName == null ? null : world.code(model.node().superName);
  }

  private record Call(String owner, String name, String descriptor) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Call call
          && owner.equals(call.owner)
          && name.equals(call.name)
          && descriptor.equals(call.descriptor);
    }

    @Override
    public int hashCode() {
      return (owner.hashCode() * 31 + name.hashCode()) * 31 + descriptor.hashCode();
    }
  }
}
