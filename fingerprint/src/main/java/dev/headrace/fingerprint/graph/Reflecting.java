package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.LibraryUse;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/**
 * Whether what is used may look into objects by reflection: the JDK's reflection itself, or a
 * library that is not followed and that objects of user code may be given to, such as one that
 * writes JSON. Then what reflection sees of every class of which there may be instances counts.
 */
final class Reflecting {

  private static final Pattern MEMBERS =
      Pattern.compile(
          "java/lang/Class\\.(newInstance|get(Declared|Generic|Record|Annotation).*"
              + "|get(Methods?|Fields?|Constructors?)|isAnnotationPresent)"
              + "|java/lang/invoke/MethodHandles\\$Lookup\\.(find|unreflect).*"
              + "|java/io/Object(In|Out)putStream\\..*"
              + "|java/beans/.*|javax/script/.*");
  private static final Pattern CARRIERS =
      Pattern.compile(
          "java/lang/(Object|Comparable|Iterable|Record)"
              + "|java/util/(?!(Locale|UUID|Date|Properties|TimeZone|Currency)$|regex/).*");

  private Reflecting() {}

  static boolean happens(LibraryUse use, World world) {
    return use.owner().startsWith("java")
        ? MEMBERS.matcher(use.owner() + "." + use.name()).matches()
        : takesObjects(use, world);
  }

  private static boolean takesObjects(LibraryUse use, World world) {
    if (!use.descriptor().startsWith("(") || !world.countsWhole(use.owner())) {
      return false;
    }
    for (Type type : Type.getArgumentTypes(use.descriptor())) {
      Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
      if (element.getSort() == Type.OBJECT) {
        String name = element.getInternalName();
        if (CARRIERS.matcher(name).matches() || world.code(name) != null) {
          return true;
        }
      }
    }
    return false;
  }
}
