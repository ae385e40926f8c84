package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What comes in with an instance of a local or anonymous class: what it and the classes around it
 * have captured, and the instance of the first of them that has a name. Which of that a class holds
 * itself, and which it gets at through an outer instance, is the compiler's choice. A class that is
 * made while the instance around it is being constructed has the outer instance of that.
 */
final class CapturedInputs {

  private final World world;
  private final SortedSet<String> signatures = new TreeSet<>();
  private final Set<String> seen = new HashSet<>();

  private CapturedInputs(World world) {
    this.world = world;
  }

  /** The signatures of their types, sorted. */
  static SortedSet<String> of(ClassModel nameless, World world) {
    CapturedInputs inputs = new CapturedInputs(world);
    inputs.add(nameless);
    return inputs.signatures;
  }

  private void add(ClassModel model) {
    if (!seen.add(model.name())) {
      return;
    }
    if (!model.nameless()) {
      signatures.add("L" + model.name() + ";");
      return;
    }
    String around = around(model);
    boolean hasOuter = false;
    for (FieldNode field : model.node().fields) {
      hasOuter |= isHidden(field) && field.name.startsWith("this$");
    }
    for (FieldNode field : model.node().fields) {
      boolean outer = field.name.startsWith("this$") && !field.desc.equals("L" + around + ";");
      boolean passedOn = field.name.startsWith("val$this$") && hasOuter;
      boolean captured = field.name.startsWith("val$") && !passedOn;
      if (isHidden(field) && (outer || captured)) {
        signatures.add(field.desc);
      }
    }
    ClassModel outer = around == null ? null : world.code(around);
    if (outer != null && !isStatic(model, outer)) {
      add(outer);
    }
  }

  private static boolean isHidden(FieldNode field) {
    return (field.access & Opcodes.ACC_SYNTHETIC) != 0;
  }

  private static @Nullable String around(ClassModel model) {
    if (model.node().outerClass != null) {
      return model.node().outerClass;
    }
    InnerClassNode entry = model.innerEntry();
    return entry == null ? null : entry.outerName;
  }

  /** Whether there is no instance of the class around. */
  private static boolean isStatic(ClassModel model, ClassModel outer) {
    String name = model.node().outerMethod;
    MethodNode method = name == null ? null : outer.method(name, model.node().outerMethodDesc);
    if (method != null) {
      return (method.access & Opcodes.ACC_STATIC) != 0;
    }
    InnerClassNode entry = model.innerEntry();
    return entry != null && (entry.access & Opcodes.ACC_STATIC) != 0;
  }
}
