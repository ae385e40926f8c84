package dev.headrace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The order of this module: it is on users' processor paths, so it knows bytecode and nothing else.
 */
class FingerprintHouseTest {

  private static final int MAX_LINES = 400;

  private final JavaClasses main =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.headrace");

  @Test
  void hashKnowsNothing() {
    noClasses()
        .that()
        .resideInAPackage("dev.headrace.hash")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.headrace.fingerprint..", "org.objectweb.asm..")
        .check(main);
  }

  @Test
  void nothingButTheJdkAndAsmIsNeeded() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..",
            "org.objectweb.asm..",
            "org.jspecify..",
            "dev.headrace.hash",
            "dev.headrace.fingerprint..")
        .check(main);
  }

  @Test
  void noPackagesKnowEachOtherInACircle() {
    slices().matching("dev.headrace.(*)..").should().beFreeOfCycles().check(main);
  }

  @Test
  void filesStaySmall() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> large =
          files.filter(Files::isRegularFile).filter(file -> lines(file) > MAX_LINES).toList();
      assertThat(large).as("files of more than %d lines have two jobs", MAX_LINES).isEmpty();
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
