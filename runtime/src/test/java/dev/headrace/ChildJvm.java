package dev.headrace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Starts this module's classes in another process. */
public final class ChildJvm {

  private ChildJvm() {}

  /**
   * Starts a main class in a process that starts quickly. What it leaves behind when it is killed,
   * such as SQLite's unpacked library, lies beside its output.
   *
   * @param output takes what it prints, in place of what is there, so that it is there whoever dies
   */
  public static Process start(Class<?> main, Path output, List<String> options, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + Objects.requireNonNull(output.toAbsolutePath().getParent())));
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
