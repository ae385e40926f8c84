package dev.headrace.memo.chronicle;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether this JVM lets Chronicle Map work. It asks the module system, and initialises no class of
 * Chronicle: one that fails to initialise prints pages and stays broken.
 */
public final class ChronicleAccess {

  private static final String MAP = "net.openhft.chronicle.map.ChronicleMap";
  private static final int UNSAFE_WARNS = 24;

  /** What Chronicle Map reaches into, and whether by reflection. */
  private record Need(String module, String packageName, boolean opened) {

    private String flag() {
      return "%s %s/%s=ALL-UNNAMED"
          .formatted(opened ? "--add-opens" : "--add-exports", module, packageName);
    }

    private boolean isMet(Module user) {
      Optional<Module> known = ModuleLayer.boot().findModule(module);
      return known.isPresent()
          && (opened
              ? known.get().isOpen(packageName, user)
              : known.get().isExported(packageName, user));
    }
  }

  private static final List<Need> NEEDS =
      List.of(
          new Need("java.base", "jdk.internal.ref", false),
          new Need("java.base", "sun.nio.ch", false),
          new Need("jdk.compiler", "com.sun.tools.javac.file", false),
          new Need("java.base", "java.lang", true),
          new Need("java.base", "java.lang.reflect", true));

  private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";
  private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  private ChronicleAccess() {}

  /**
   * Whether the library can be loaded at all; it may have been left out on purpose.
   *
   * @return whether it is on the class path or module path
   */
  public static boolean isPresent() {
    return map().isPresent();
  }

  /**
   * Whether Chronicle Map works here, without a word of its own.
   *
   * @return whether it is there and all flags are
   */
  public static boolean isPermitted() {
    return map()
        .map(type -> NEEDS.stream().allMatch(need -> need.isMet(type.getModule())) && unsafe())
        .orElse(false);
  }

  /**
   * All flags that this version of Java needs.
   *
   * @return as on a command line, in one order
   */
  public static List<String> flags() {
    List<String> flags = new ArrayList<>();
    NEEDS.forEach(need -> flags.add(need.flag()));
    if (Runtime.version().feature() >= UNSAFE_WARNS) {
      flags.add(NATIVE);
      flags.add(UNSAFE);
    }
    return flags;
  }

  private static Optional<Class<?>> map() {
    try {
      return Optional.of(Class.forName(MAP, false, ChronicleAccess.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** From JDK 24 on, the JVM prints warnings at the first use of what Chronicle is built on. */
  private static boolean unsafe() {
    return Runtime.version().feature() < UNSAFE_WARNS
        || ManagementFactory.getRuntimeMXBean().getInputArguments().contains(UNSAFE);
  }
}
