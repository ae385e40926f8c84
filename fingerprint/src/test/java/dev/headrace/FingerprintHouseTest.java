package dev.headrace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * The order of this module: it is on users' processor paths, so it knows bytecode and nothing else.
 */
class FingerprintHouseTest {

  private static final JavaClasses MAIN =
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
        .check(MAIN);
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
        .check(MAIN);
  }

  @Test
  void noPackagesKnowEachOtherInACircle() {
    slices().matching("dev.headrace.(*)..").should().beFreeOfCycles().check(MAIN);
  }
}
