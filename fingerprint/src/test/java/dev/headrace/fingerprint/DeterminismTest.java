package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headrace.fingerprint.classes.LoaderClasses;
import dev.headrace.fingerprint.classes.PathClasses;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifest is the same to the byte, wherever, whenever and by whichever JVM it is written. */
final class DeterminismTest {

  private static final List<String> PROGRAMS = List.of("search", "orders", "ledger");

  @TempDir private Path directory;

  /** Writes the manifest of each program to the standard output. */
  public static final class Child {

    private Child() {}

    /**
     * Fingerprints.
     *
     * @param arguments "path" or "loader", then the directory with a directory for each program
     */
    public static void main(String[] arguments) throws Exception {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      for (String name : PROGRAMS) {
        Path classes = Path.of(arguments[1]).resolve(name);
        Program program = Program.read(name);
        URL[] path = {classes.toUri().toURL()};
        try (URLClassLoader loader =
            new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
          LogicTree tree =
              program.fingerprint(
                  arguments[0].equals("path") ? PathClasses.of(classes) : LoaderClasses.of(loader));
          out.print(new Manifest(name, "", List.of(), new TreeMap<>(Map.of("root", tree))).write());
        }
      }
    }
  }

  @Test
  void twoBuildsInTwoDirectoriesReadByFourJvms() throws Exception {
    Path one = build(directory.resolve("one"), false);
    Path other = build(directory.resolve("a/rather other/plâce"), true);
    String expected = manifest(javaHome(), one, "path");
    assertThat(expected).contains("flow\tsearch\n", "flow\torders\n", "flow\tledger\n");
    assertThat(manifest(javaHome(), one, "path", "-Duser.language=tr", "-Duser.country=TR"))
        .isEqualTo(expected);
    assertThat(
            manifest(
                javaHome(),
                other,
                "loader",
                "-Duser.timezone=Asia/Kathmandu",
                "-Duser.language=ar",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:hashCode=2"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void theJdkThatFingerprintsDoesNotCount(int feature) throws Exception {
    Optional<Path> home = Jdks.home(feature);
    assumeTrue(home.isPresent(), "needs JDK " + feature + ", see Jdks");
    Path one = build(directory.resolve("one"), false);
    assertThat(manifest(home.orElseThrow(), one, "path"))
        .isEqualTo(manifest(javaHome(), one, "path"));
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Compiles each program; another order of the sources is another order on the disk as well. */
  private static Path build(Path place, boolean reversed) throws Exception {
    for (String name : PROGRAMS) {
      List<Map.Entry<String, String>> files =
          new ArrayList<>(Program.read(name).files().entrySet());
      if (reversed) {
        Collections.reverse(files);
      }
      Map<String, String> ordered = new java.util.LinkedHashMap<>();
      files.forEach(file -> ordered.put(file.getKey(), file.getValue()));
      CompilersTest.write(Javac.compile(ordered), place.resolve(name));
    }
    return place;
  }

  private String manifest(Path home, Path classes, String how, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
    command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Child.class.getName(), how, classes.toString()));
    File out = Files.createTempFile(directory, "manifest", ".txt").toFile();
    File err = Files.createTempFile(directory, "error", ".txt").toFile();
    Process child = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    assertThat(child.waitFor()).as(() -> read(err)).isZero();
    return read(out);
  }

  private static String read(File file) {
    try {
      return Files.readString(file.toPath());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
