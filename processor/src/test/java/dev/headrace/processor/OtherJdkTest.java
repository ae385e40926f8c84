package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The javac of another release, run as a build runs it, where a JDK of 17 or newer lies beside the
 * one of the tests; skipped where there is none.
 */
class OtherJdkTest {

  private static final Pattern RELEASE = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");
  private static final Pattern RAW =
      Pattern.compile(
          "^(\\w+\\.java:\\d+:\\d+): compiler\\.(err|warn)\\.proc\\.messager: (\\[HR\\d+]).*");

  @TempDir Path directory;
  private Path javac = Path.of("javac");

  @BeforeEach
  void findJavac() throws IOException {
    Optional<Path> found = otherJdk();
    assumeTrue(found.isPresent(), "there is no other JDK");
    javac = found.orElseThrow().resolve("bin/javac");
  }

  private static Optional<Path> otherJdk() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> beside =
        Files.list(Objects.requireNonNull(own.getParent(), "a JDK's folder"))) {
      return beside
          .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
          .filter(home -> release(home) >= 17 && release(home) != Runtime.version().feature())
          .sorted()
          .findFirst();
    }
  }

  private static int release(Path home) {
    try {
      return RELEASE
          .matcher(Files.readString(home.resolve("release")))
          .results()
          .mapToInt(match -> Integer.parseInt(match.group(1)))
          .findFirst()
          .orElse(0);
    } catch (IOException none) {
      return 0;
    }
  }

  @Test
  void theFilesOfFlowsAreTheSameAndCompileWithoutAWarning() throws Exception {
    List<Path> files =
        Stream.of("handbook", "oddities", "semantics", "types")
            .flatMap(folder -> Compilation.javaFiles(Flows.folder(folder)).stream())
            .toList();
    Path out = directory.resolve("other");
    assertThat(run(out, files, "-Xlint:all,-processing", "-Werror")).isEmpty();
    Compilation own =
        Compilation.into(directory.resolve("own"))
            .files(files)
            .with(new FlowProcessor())
            .options("-Werror")
            .run()
            .clean();
    for (Path file : Compilation.javaFiles(own.output())) {
      assertThat(out.resolve(own.output().relativize(file))).hasSameTextualContentAs(file);
    }
  }

  @Test
  void theFaultsAreTheSameAtTheSamePlaces() throws Exception {
    for (List<Path> faulty : Fixture.together("errors")) {
      List<Path> files = new ArrayList<>(faulty);
      files.addAll(Compilation.javaFiles(Compilation.TEST.resolve("fixtures/shared")));
      List<String> found =
          run(directory, files, "-XDrawDiagnostics", "-Xmaxerrs", "999", "-Xmaxwarns", "999")
              .stream()
              .filter(line -> line.contains("compiler.err") || line.contains("compiler.warn"))
              .map(OtherJdkTest::plain)
              .toList();
      assertThat(found)
          .containsExactlyInAnyOrderElementsOf(
              faulty.stream()
                  .flatMap(file -> Fixture.of(file).faults().stream())
                  .map(Fixture.Fault::where)
                  .toList());
    }
  }

  /** {@code Cycle.java:5:3 error [HR410]}, or the line as it is where it is none of ours. */
  private static String plain(String line) {
    return RAW.matcher(line)
        .replaceFirst(
            found ->
                found.group(1)
                    + (found.group(2).equals("err") ? " error " : " warning ")
                    + found.group(3));
  }

  private List<String> run(Path output, List<Path> files, String... options) throws Exception {
    Files.createDirectories(output);
    List<String> command = new ArrayList<>(List.of(javac.toString(), "--release", "17"));
    command.addAll(List.of("-encoding", "UTF-8", "-d", output.toString()));
    command.addAll(List.of("-cp", joined(Compilation.testClassPath())));
    command.addAll(List.of("-processorpath", joined(Compilation.processorPath())));
    command.addAll(List.of(options));
    files.forEach(file -> command.add(file.toString()));
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.waitFor();
    return Files.readAllLines(log);
  }

  private static String joined(List<Path> entries) {
    return entries.stream()
        .map(Path::toString)
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }
}
