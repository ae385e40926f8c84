package dev.headrace.fingerprint.classes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** One parsed class: members by name, and what its name is worth. Not to be changed. */
public final class ClassModel {

  private static final String UNKNOWN =
      "Its logic is unknown, so nothing that reaches it may be reused; ";

  private final ClassNode node;
  private final ClassFile file;
  private final Map<String, MethodNode> methods = new LinkedHashMap<>();
  private final Map<String, FieldNode> fields = new LinkedHashMap<>();
  private final Map<String, Boolean> mentioned = new HashMap<>();
  private final boolean nameless;

  private ClassModel(ClassNode node, ClassFile file) {
    this.node = node;
    this.file = file;
    for (MethodNode method : node.methods) {
      methods.put(method.name.concat(method.desc), method);
    }
    for (FieldNode field : node.fields) {
      fields.put(field.name, field);
    }
    nameless = nameless(node);
  }

  static ClassModel parse(ClassFile file) {
    ClassNode node = new ClassNode();
    reading(
        file,
        () -> {
          new ClassReader(file.bytes().array())
              .accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
          return node;
        });
    if (!node.name.equals(file.name())) {
      throw new FingerprintException(
          about(file)
              + " holds class "
              + node.name.replace('/', '.')
              + ": expected the class that its path names. "
              + UNKNOWN
              + "build it again.");
    }
    return new ClassModel(node, file);
  }

  /**
   * Reads a class file; a newer format or damage is told with the class's name.
   *
   * @param file is read
   * @param reading reads it
   * @param <T> what is read
   * @return what was read
   * @throws FingerprintException if it can't be read
   */
  public static <T> T reading(ClassFile file, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new FingerprintException(
          about(file)
              + " can't be read ("
              + e.getMessage()
              + "): expected a class file version that this Headrace knows. "
              + UNKNOWN
              + "use a newer Headrace or compile for an older release.",
          e);
    } catch (RuntimeException e) {
      throw new FingerprintException(
          about(file) + " is damaged (" + e + "). " + UNKNOWN + "build it again.", e);
    }
  }

  private static String about(ClassFile file) {
    return "Class " + file.name().replace('/', '.') + " in " + file.origin();
  }

  /**
   * The internal name.
   *
   * @return {@code "docs/Text$Line"}
   */
  public String name() {
    return node.name;
  }

  /**
   * What ASM read, without debug information and frames.
   *
   * @return not to be changed
   */
  public ClassNode node() {
    return node;
  }

  /**
   * The directory or archive that holds the class.
   *
   * @return a URL without the entry
   */
  public String origin() {
    return file.origin();
  }

  /**
   * Whether the name is the compiler's: an anonymous or local class, or a member of one. Such names
   * change when an unrelated class is added above.
   *
   * @return whether the name means nothing
   */
  public boolean nameless() {
    return nameless;
  }

  /**
   * What the class file says of the class as a member, local or anonymous class.
   *
   * @return its own entry; null for a class that stands by itself
   */
  public @Nullable InnerClassNode innerEntry() {
    return entry(node, node.name);
  }

  /**
   * Whether the class file could refer to a type at all: most of what a transform reaches does not
   * know its flow or its rows, and need not be looked at for them.
   *
   * @param type an internal name
   * @return false only if no instruction, member or constant has the name in it
   */
  public boolean mentions(String type) {
    Boolean known = mentioned.get(type);
    if (known == null) {
      String bytes = new String(file.bytes().array(), StandardCharsets.ISO_8859_1);
      boolean ascii = type.length() == type.getBytes(StandardCharsets.UTF_8).length;
      known = !ascii || bytes.contains(type);
      mentioned.put(type, known);
    }
    return known;
  }

  /**
   * Whether this is an enum itself, not the body of one of its constants.
   *
   * @return whether it has constants
   */
  public boolean isEnum() {
    return "java/lang/Enum".equals(node.superName);
  }

  /**
   * Whether this is an interface.
   *
   * @return whether it is
   */
  public boolean isInterface() {
    return (node.access & Opcodes.ACC_INTERFACE) != 0;
  }

  /**
   * Finds a declared method.
   *
   * @param name its name
   * @param descriptor its descriptor
   * @return the method, or null if it is not declared here
   */
  public @Nullable MethodNode method(String name, String descriptor) {
    return methods.get(name.concat(descriptor));
  }

  /**
   * Finds a declared field.
   *
   * @param name its name
   * @return the field, or null if it is not declared here
   */
  public @Nullable FieldNode field(String name) {
    return fields.get(name);
  }

  /**
   * The enum's constants.
   *
   * @return names in order of declaration
   */
  public List<String> constants() {
    List<String> names = new ArrayList<>();
    for (FieldNode field : node.fields) {
      if ((field.access & Opcodes.ACC_ENUM) != 0) {
        names.add(field.name);
      }
    }
    return names;
  }

  private static boolean nameless(ClassNode node) {
    String name = node.name;
    if (node.outerClass != null) {
      return true;
    }
    while (true) {
      InnerClassNode entry = entry(node, name);
      if (entry == null) {
        return false;
      }
      if (entry.outerName == null || entry.innerName == null) {
        return true;
      }
      name = entry.outerName;
    }
  }

  private static @Nullable InnerClassNode entry(ClassNode node, String name) {
    for (InnerClassNode entry : node.innerClasses) {
      if (entry.name.equals(name)) {
        return entry;
      }
    }
    return null;
  }
}
