package dev.headrace.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine. */
final class Jdks {

  private Jdks() {}

  /**
   * The home of a JDK: the running one, the system property {@code headrace.jdk17}, the variable
   * {@code JAVA_HOME_17}, or one below {@code /usr/lib/jvm}.
   */
  static Optional<Path> home(int feature) {
    return Stream.of(
            Stream.of(System.getProperty("java.home")),
            Stream.ofNullable(System.getProperty("headrace.jdk" + feature)),
            Stream.ofNullable(System.getenv("JAVA_HOME_" + feature)),
            installed())
        .flatMap(each -> each)
        .map(Path::of)
        .filter(home -> feature(home) == feature)
        .findFirst();
  }

  private static Stream<String> installed() {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return Stream.of();
    }
    try (Stream<Path> homes = Files.list(all)) {
      return homes.map(Path::toString).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the file {@code release} says; 0 where there is no compiler. */
  private static int feature(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.isRegularFile(release)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(release)) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("\\D+(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
