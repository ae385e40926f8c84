package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.classes.World.Resolved;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * The root's own edges: the method, the object it is called on, the types that come in and go out,
 * and the declared dependencies.
 */
final class Roots {

  private Roots() {}

  static Form form(World world, Start start, @Nullable Resolved target) {
    if (target == null) {
      throw new FingerprintException(
          "Method "
              + NodeKey.of(Kind.METHOD, start.owner(), start.name(), start.descriptor())
              + " was not found: its class and the plan do not belong together. Recompile both.");
    }
    List<NodeKey> edges = new ArrayList<>();
    StringBuilder text = new StringBuilder("root\n");
    edges.add(Types.method(target));
    boolean instance = (target.method().access & Opcodes.ACC_STATIC) == 0;
    if (instance && start.receiver()) {
      edges.add(NodeKey.of(Kind.RECEIVER, start.owner()));
    } else if (instance) {
      edges.add(NodeKey.of(Kind.TYPE, start.owner()));
      edges.add(NodeKey.of(Kind.CLASS_INIT, start.owner()));
      members(world.require(start.owner()), true, edges);
    } else {
      edges.add(NodeKey.of(Kind.CLASS_INIT, target.owner().name()));
    }
    text.append(instance ? "instance" : "static").append('\n');
    for (String input : start.inputs()) {
      text.append("in\n");
      edges.add(NodeKey.of(Kind.INPUT, input));
    }
    for (String output : start.outputs()) {
      text.append("out\n");
      edges.add(NodeKey.of(Kind.INPUT, output));
    }
    for (String dep : new TreeSet<>(start.deps())) {
      text.append("dep\n");
      dep(world, dep, edges);
    }
    for (String pattern : new TreeSet<>(start.resources())) {
      text.append("file\n");
      edges.add(NodeKey.of(Kind.RESOURCE, Contents.GLOB + pattern));
    }
    return new Form(text.append(edges.size()).toString(), edges);
  }

  /** A class of a library that is not followed has been consulted: it counts by the policy. */
  private static void dep(World world, String name, List<NodeKey> edges) {
    ClassModel model = world.code(name);
    if (model != null) {
      edges.add(NodeKey.of(Kind.TYPE, name));
      edges.add(NodeKey.of(Kind.CLASS_INIT, name));
      edges.add(NodeKey.of(Kind.SHAPE, name));
      members(model, false, edges);
    } else if (world.kind(name) == World.Kind.PLATFORM) {
      throw new FingerprintException(
          "Class %s is named in deps, but it is of the JDK, whose code does not count. Remove it."
              .formatted(name.replace('/', '.')));
    }
  }

  private static void members(ClassModel model, boolean constructors, List<NodeKey> edges) {
    TreeSet<String> sorted = new TreeSet<>();
    for (MethodNode method : model.node().methods) {
      boolean hidden =
          method.name.equals("<clinit>")
              || (method.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_ABSTRACT)) != 0;
      if (!hidden && (!constructors || method.name.equals("<init>"))) {
        sorted.add(method.name + method.desc);
      }
    }
    for (String each : sorted) {
      int at = each.indexOf('(');
      edges.add(NodeKey.of(Kind.METHOD, model.name(), each.substring(0, at), each.substring(at)));
    }
  }
}
