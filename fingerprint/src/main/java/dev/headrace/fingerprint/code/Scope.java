package dev.headrace.fingerprint.code;

import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * How types are named in tokens: anonymous and local classes by their place in the graph, the
 * receiver by its role, all others by name.
 *
 * @param world the classes
 * @param receiver the internal name of the flow or transform record whose components count by value
 */
record Scope(World world, @Nullable String receiver) {

  static final String RECEIVER = "<receiver>";

  boolean isReceiver(String internalName) {
    return internalName.equals(receiver);
  }

  /** Writes a type, an internal name or an array's descriptor. */
  void type(String internalName, Tokens out) {
    if (internalName.startsWith("[")) {
      out.word("array").number(internalName.lastIndexOf('[') + 1L);
      Type element = Type.getType(internalName.substring(internalName.lastIndexOf('[') + 1));
      if (element.getSort() == Type.OBJECT) {
        type(element.getInternalName(), out);
      } else {
        out.word(element.getDescriptor());
      }
      return;
    }
    out.word(name(internalName));
    if (nameless(internalName)) {
      out.edge(Kind.TYPE, internalName);
    }
  }

  /** A name for descriptors, where a nameless class needs no identity. */
  String name(String internalName) {
    if (isReceiver(internalName)) {
      return RECEIVER;
    }
    return nameless(internalName) ? "?" : internalName;
  }

  /** A field's or method's descriptor. */
  String descriptor(String descriptor) {
    if (descriptor.indexOf('L') < 0) {
      return descriptor;
    }
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int start = descriptor.indexOf('L'); start >= 0; start = descriptor.indexOf('L', from)) {
      int end = descriptor.indexOf(';', start);
      text.append(descriptor, from, start + 1)
          .append(name(descriptor.substring(start + 1, end)))
          .append(';');
      from = end + 1;
    }
    return text.append(descriptor, from, descriptor.length()).toString();
  }

  private boolean nameless(String internalName) {
    ClassModel model = world.code(internalName);
    return model != null && model.nameless();
  }
}
