package dev.headrace.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which package may know which, and how large files may grow. */
@AnalyzeClasses(
    packages = "dev.headrace.processor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final int MOST_LINES = 400;
  private static final int MOST_FILES = 20;
  private static final int PIPELINE_LINES = 30;

  @ArchTest
  static final ArchRule packagesPointOneWay =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("root")
          .definedBy("dev.headrace.processor")
          .layer("read")
          .definedBy("..processor.read")
          .layer("check")
          .definedBy("..processor.check..")
          .layer("write")
          .definedBy("..processor.write")
          .layer("logic")
          .definedBy("..processor.logic")
          .layer("schema")
          .definedBy("..processor.schema")
          .layer("problem")
          .definedBy("..processor.problem")
          .layer("model")
          .definedBy("..processor.model..")
          .whereLayer("root")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("read")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("check")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("write")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("logic")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("schema")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("problem")
          .mayOnlyBeAccessedByLayers("root", "check", "schema")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers(
              "root", "read", "check", "write", "schema", "problem", "logic");

  @ArchTest
  static final ArchRule packagesKnowEachOtherOneWay =
      SlicesRuleDefinition.slices()
          .matching("dev.headrace.processor.(**)")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule runtimeTypesAreKnownByNameOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.headrace", "dev.headrace.plan..");

  /** The table of impure members is data, and readers of bodies look things up in it. */
  @ArchTest
  static final ArchRule fingerprintsAreMadeInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("..processor.logic")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.headrace.fingerprint",
              "dev.headrace.fingerprint.classes..",
              "dev.headrace.fingerprint.code..",
              "dev.headrace.fingerprint.graph..",
              "dev.headrace.hash..");

  @ArchTest
  static final ArchRule theModelNeitherPrintsNorWrites =
      noClasses()
          .that()
          .resideInAPackage("..processor.model..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "javax\\.annotation\\.processing\\.(Messager|Filer|ProcessingEnvironment)");

  @Test
  void noFileIsLong() throws IOException {
    for (Path file : Compilation.javaFiles(Path.of("src/main/java").toAbsolutePath())) {
      assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(MOST_LINES);
    }
  }

  @Test
  void noPackageIsLarge() throws IOException {
    Map<Path, List<Path>> packages =
        Compilation.javaFiles(Path.of("src/main/java").toAbsolutePath()).stream()
            .collect(Collectors.groupingBy(Path::getParent));
    assertThat(packages)
        .allSatisfy((name, files) -> assertThat(files).hasSizeLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void thePipelineIsOneShortMethod() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/main/java/dev/headrace/processor/FlowPipeline.java"));
    int from = lines.indexOf("  Outcome run(TypeElement element, Stage stage) {");
    List<String> method = lines.subList(from, lines.size());
    assertThat(method.indexOf("  }")).isBetween(1, PIPELINE_LINES);
    assertThat(method.subList(0, method.indexOf("  }")).toString())
        .containsSubsequence("FlowReader.read", "Checks.run", "write(flow");
  }
}
