package dev.headrace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The order of the house: which package may know which. */
class HouseTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.headrace");

  @Test
  void packagesKnowEachOtherInOneDirection() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("words")
        .definedBy("dev.headrace")
        .layer("hash")
        .definedBy("dev.headrace.hash")
        .layer("plan")
        .definedBy("dev.headrace.plan")
        .layer("memo")
        .definedBy("dev.headrace.memo..")
        .layer("state")
        .definedBy("dev.headrace.state")
        .layer("sqlite")
        .definedBy("dev.headrace.state.sqlite")
        .layer("event")
        .definedBy("dev.headrace.event")
        .layer("report")
        .definedBy("dev.headrace.report")
        .layer("logic")
        .definedBy("dev.headrace.logic")
        .layer("fingerprint")
        .definedBy("dev.headrace.fingerprint..")
        .layer("trace")
        .definedBy("dev.headrace.trace")
        .layer("evaluate")
        .definedBy("dev.headrace.evaluate")
        .layer("lineage")
        .definedBy("dev.headrace.lineage")
        .layer("commit")
        .definedBy("dev.headrace.commit")
        .layer("engine")
        .definedBy("dev.headrace.engine")
        .layer("files")
        .definedBy("dev.headrace.files")
        .layer("memory")
        .definedBy("dev.headrace.memory")
        .whereLayer("words")
        .mayNotAccessAnyLayer()
        .whereLayer("hash")
        .mayNotAccessAnyLayer()
        .whereLayer("event")
        .mayNotAccessAnyLayer()
        .whereLayer("plan")
        .mayOnlyAccessLayers("words", "hash")
        .whereLayer("memo")
        .mayOnlyAccessLayers("hash")
        .whereLayer("state")
        .mayOnlyAccessLayers("hash")
        .whereLayer("sqlite")
        .mayOnlyAccessLayers("hash", "state")
        .whereLayer("sqlite")
        .mayOnlyBeAccessedByLayers("engine")
        .whereLayer("report")
        .mayOnlyAccessLayers("words", "hash")
        .whereLayer("logic")
        .mayOnlyAccessLayers("hash", "plan", "fingerprint", "report")
        .whereLayer("fingerprint")
        .mayOnlyAccessLayers("hash")
        .whereLayer("trace")
        .mayOnlyAccessLayers("hash", "plan")
        .whereLayer("evaluate")
        .mayOnlyAccessLayers("words", "hash", "plan", "memo", "trace")
        .whereLayer("lineage")
        .mayOnlyAccessLayers("hash", "trace", "state", "report")
        .whereLayer("commit")
        .mayOnlyAccessLayers(
            "words", "hash", "plan", "state", "event", "report", "trace", "evaluate")
        .whereLayer("engine")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("files")
        .mayOnlyAccessLayers("words")
        .whereLayer("memory")
        .mayOnlyAccessLayers("words")
        .check(MAIN);
  }

  @Test
  void oneInsideTheMemoKnowsChronicle() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.headrace.memo.chronicle")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("net.openhft..")
        .check(MAIN);
  }

  @Test
  void noPackagesKnowEachOtherInACircle() {
    slices().matching("dev.headrace.(*)..").should().beFreeOfCycles().check(MAIN);
  }
}
