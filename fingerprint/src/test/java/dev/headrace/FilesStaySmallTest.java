package dev.headrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How large a file may be, in every module: this is the first one that is tested. */
class FilesStaySmallTest {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath().resolveSibling("");
  private static final int MAX_LINES = 400;

  @Test
  void noFileHasTwoJobs() throws IOException {
    List<Path> files = mainFiles();
    assertThat(files)
        .as("main code of all modules")
        .anyMatch(file -> file.startsWith(REPOSITORY.resolve("fingerprint")))
        .anyMatch(file -> file.startsWith(REPOSITORY.resolve("runtime")))
        .anyMatch(file -> file.startsWith(REPOSITORY.resolve("connectors/lucene")));
    assertThat(files.stream().filter(file -> lines(file) > MAX_LINES))
        .as("files of more than %d lines have two jobs", MAX_LINES)
        .isEmpty();
  }

  private static List<Path> mainFiles() throws IOException {
    List<Path> modules;
    try (Stream<Path> folders = Files.walk(REPOSITORY, 2)) {
      modules = folders.map(folder -> folder.resolve("src/main/java")).toList();
    }
    return modules.stream().filter(Files::isDirectory).flatMap(FilesStaySmallTest::files).toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
