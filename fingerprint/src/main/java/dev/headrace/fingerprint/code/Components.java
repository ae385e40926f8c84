package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** The components of the receiver, and how each counts. */
public final class Components {

  private static final String FINGERPRINTED = "dev/headrace/Fingerprinted";
  private static final String UNTRACKED = "Ldev/headrace/Untracked;";

  private Components() {}

  /**
   * The names of a class's instance fields, for a record its components.
   *
   * @param receiver the flow or transform record
   * @return names in order of declaration
   */
  public static List<String> names(ClassModel receiver) {
    List<String> names = new ArrayList<>();
    for (FieldNode field : receiver.node().fields) {
      if ((field.access & Opcodes.ACC_STATIC) == 0) {
        names.add(field.name);
      }
    }
    return names;
  }

  /** Whether a component's value is code to follow: not what says itself what counts about it. */
  static boolean byValue(ClassModel receiver, FieldNode field, World world) {
    Type type = Type.getType(field.desc);
    if (type.getSort() == Type.OBJECT
        && world.supertypes(type.getInternalName()).contains(FINGERPRINTED)) {
      return false;
    }
    if (receiver.node().recordComponents == null) {
      return true;
    }
    for (RecordComponentNode component : receiver.node().recordComponents) {
      if (component.name.equals(field.name) && component.invisibleAnnotations != null) {
        for (AnnotationNode annotation : component.invisibleAnnotations) {
          if (annotation.desc.equals(UNTRACKED)) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
