package dev.headrace.fingerprint.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * One thing that logic consists of.
 *
 * @param kind what it is
 * @param owner the internal name of a class; for an input its signature, for a resource its path
 * @param name the member's name, or empty
 * @param descriptor the member's descriptor, or empty
 */
public record NodeKey(Kind kind, String owner, String name, String descriptor) {

  /** What a node is. */
  public enum Kind {
    /** Where everything begins. */
    ROOT,
    /** A method's or constructor's instructions. */
    METHOD,
    /** A static field's initialiser. */
    FIELD,
    /** What a class does when it is initialised, without the initialisers of fields. */
    CLASS_INIT,
    /** A type of which there may be instances. */
    TYPE,
    /** A call whose target the receiver's type decides. */
    VIRTUAL,
    /** All constants of an enum, in no order. */
    CONSTANTS,
    /** The order of an enum's constants. */
    ORDER,
    /** What reflection sees of a class. */
    SHAPE,
    /** A type whose instances come from outside. */
    INPUT,
    /** The flow or transform record itself, whose components count by value. */
    RECEIVER,
    /** A resource file. */
    RESOURCE
  }

  /**
   * A node that is a class.
   *
   * @param kind what of the class
   * @param owner its internal name
   * @return the key
   */
  public static NodeKey of(Kind kind, String owner) {
    return new NodeKey(kind, owner, "", "");
  }

  /**
   * A node that is a member.
   *
   * @param kind what it is
   * @param owner the internal name of its class
   * @param name its name
   * @param descriptor its descriptor
   * @return the key
   */
  public static NodeKey of(Kind kind, String owner, String name, String descriptor) {
    return new NodeKey(kind, owner, name, descriptor);
  }

  /** Written out, as in other keys of this module: a record's own is slow until it is compiled. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NodeKey key
        && kind == key.kind
        && owner.equals(key.owner)
        && name.equals(key.name)
        && descriptor.equals(key.descriptor);
  }

  @Override
  public int hashCode() {
    return ((kind.name().hashCode() * 31 + owner.hashCode()) * 31 + name.hashCode()) * 31
        + descriptor.hashCode();
  }

  /** {@code docs.Text.normalize(String)}; nodes that are not methods say what they are first. */
  @Override
  public String toString() {
    String readable = owner.replace('/', '.');
    return switch (kind) {
      case METHOD -> readable + "." + name + parameters();
      case VIRTUAL -> "call " + readable + "." + name + parameters();
      case FIELD -> "field " + readable + "." + name;
      case CLASS_INIT -> "init " + readable;
      case RESOURCE -> "resource " + owner;
      case ROOT -> "root";
      default -> kind.name().toLowerCase(Locale.ROOT) + " " + readable;
    };
  }

  private String parameters() {
    List<String> simple = new ArrayList<>();
    for (Type type : Type.getArgumentTypes(descriptor)) {
      String full = type.getClassName();
      simple.add(full.substring(full.lastIndexOf('.') + 1));
    }
    return "(" + String.join(", ", simple) + ")";
  }
}
