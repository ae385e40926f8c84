package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import org.objectweb.asm.tree.MethodNode;

/** The rules that look at a whole body before its instructions are written, in order. */
final class Rules {

  private Rules() {}

  static Edits apply(ClassModel owner, MethodNode method, World world) {
    Edits edits = new Edits();
    DeadStores.apply(method, edits);
    Captures.apply(owner, method, world, edits);
    CapturedParameters.apply(owner, method, world, edits);
    EnumSwitches.apply(method, world, edits);
    ConcatArguments.apply(owner, method, edits);
    UnboxedParameters.apply(method, edits);
    return edits;
  }
}
