package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.LibraryUse;
import java.util.regex.Pattern;

/**
 * Whether the order of an enum's constants can matter to what is used: it compares, sorts, or asks
 * for ordinals, or belongs to a library that is not followed and might.
 */
final class Ordering {

  private static final Pattern NAMES =
      Pattern.compile(
          "(?i)ordinal|compare.*|.*sort.*|max|min|maxBy|minBy|binarySearch|naturalOrder"
              + "|reverseOrder|comparing.*|thenComparing.*|reversed|getEnumConstants|range|.*heap.*");
  private static final Pattern TYPES =
      Pattern.compile(
          "java/util/(Tree|Enum|Priority|Sorted|Navigable).*"
              + "|java/util/concurrent/(Priority|ConcurrentSkipList).*");

  private Ordering() {}

  static boolean matters(LibraryUse use, World world) {
    boolean valueOf = use.owner().equals("java/lang/Enum") && use.name().equals("valueOf");
    return !valueOf
        && (NAMES.matcher(use.name()).matches()
            || TYPES.matcher(use.owner()).matches()
            || world.kind(use.owner()) == World.Kind.OPAQUE);
  }
}
