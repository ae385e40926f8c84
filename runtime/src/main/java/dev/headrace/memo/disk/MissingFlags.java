package dev.headrace.memo.disk;

import dev.headrace.memo.chronicle.ChronicleAccess;
import java.util.stream.Collectors;

/** Says in one line what to add so that Chronicle Map works. */
final class MissingFlags {

  private MissingFlags() {}

  static String advice() {
    if (!ChronicleAccess.isPresent()) {
      return "The memo grows in SQLite; with net.openhft:chronicle-map on the class path, and flags for the JVM, it would be faster (see docs/STATE.md)";
    }
    String flags = String.join(" ", ChronicleAccess.flags());
    String listed =
        ChronicleAccess.flags().stream()
            .map(flag -> flag.replaceFirst("(?<=--add-(?:opens|exports)) ", "="))
            .map("\"%s\""::formatted)
            .collect(Collectors.joining(", "));
    return ("The memo grows in SQLite, for want of JVM flags it can't use Chronicle Map, which is faster. Add"
            + " to java -jar or MAVEN_OPTS (exec:java): %s;"
            + " for Maven's surefire: <argLine>%s</argLine>;"
            + " for Gradle's JavaExec and Test tasks: jvmArgs(%s)")
        .formatted(flags, flags, listed);
  }
}
