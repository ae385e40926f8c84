package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headrace.fingerprint.classes.LoaderClasses;
import dev.headrace.fingerprint.classes.PathClasses;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a program is compiled, where it lies and where it is read do not matter. */
final class CompilersTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"search", "orders", "ledger"})
  void debugInformationDoesNotCount(String name) {
    Program program = Program.read(name);
    String plain = program.fingerprint().hash();
    assertThat(program.fingerprint("-g").hash()).isEqualTo(plain);
    assertThat(program.fingerprint("-g:none").hash()).isEqualTo(plain);
    assertThat(program.fingerprint("-parameters").hash()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"search", "orders", "ledger"})
  void jdk25AtRelease17GivesWhatJdk17Gives(String name) throws Exception {
    List<Path> homes = Stream.of(17, 25).flatMap(each -> Jdks.home(each).stream()).toList();
    assumeTrue(homes.size() == 2, "needs JDK 17 and JDK 25, see Jdks");
    Program program = Program.read(name);
    String expected = program.fingerprint("-g").hash();
    for (Path home : homes) {
      Path classes = compile(program, home, name + home.getFileName());
      assertThat(program.fingerprint(PathClasses.of(classes)).hash())
          .as(home.toString())
          .isEqualTo(expected);
    }
  }

  @Test
  void directoryLoaderAndArchiveGiveTheSame() throws Exception {
    Program program = Program.read("orders");
    Javac.Compiled compiled = Javac.compile(program.files());
    Path one = write(compiled, directory.resolve("one"));
    Path other = write(compiled, directory.resolve("another/place"));
    LogicTree expected = program.fingerprint(PathClasses.of(one));
    assertThat(program.fingerprint(PathClasses.of(other))).isEqualTo(expected);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {one.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      assertThat(program.fingerprint(LoaderClasses.of(loader))).isEqualTo(expected);
    }
    assertThat(program.fingerprint(compiled).hash()).isEqualTo(expected.hash());
  }

  private Path compile(Program program, Path home, String name) throws Exception {
    Path sources = directory.resolve(name + "-sources");
    Path classes = Files.createDirectories(directory.resolve(name));
    List<String> command =
        new ArrayList<>(List.of(home.resolve("bin/javac").toString(), "-J-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--release", "17", "-g", "-d"));
    command.add(classes.toString());
    for (var file : program.files().entrySet()) {
      boolean java = file.getKey().endsWith(".java");
      Path target = (java ? sources : classes).resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
      if (java) {
        command.add(target.toString());
      }
    }
    Process javac = new ProcessBuilder(command).inheritIO().start();
    assertThat(javac.waitFor()).isZero();
    return classes;
  }

  /** Writes classes and resources, in the order in which they are given. */
  static Path write(Javac.Compiled compiled, Path place) throws IOException {
    for (var each : compiled.classes().entrySet()) {
      Path file = place.resolve(each.getKey() + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
    for (var each : compiled.resources().entrySet()) {
      Path file = place.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
    return place;
  }
}
