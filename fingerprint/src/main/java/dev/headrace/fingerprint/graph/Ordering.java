package dev.headrace.fingerprint.graph;

import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.LibraryUse;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the order of an enum's constants can matter: something in the closure compares, sorts, or
 * asks for ordinals, or a library that is not followed might.
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

  static boolean matters(Set<LibraryUse> uses, World world) {
    for (LibraryUse use : uses) {
      boolean valueOf = use.owner().equals("java/lang/Enum") && use.name().equals("valueOf");
      if (!valueOf
          && (NAMES.matcher(use.name()).matches()
              || TYPES.matcher(use.owner()).matches()
              || world.kind(use.owner()) == World.Kind.OPAQUE)) {
        return true;
      }
    }
    return false;
  }
}
