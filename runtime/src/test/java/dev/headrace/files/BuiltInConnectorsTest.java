package dev.headrace.files;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The built-in connectors can do nothing that a user's connector can't. */
@AnalyzeClasses(packages = "dev.headrace", importOptions = DoNotIncludeTests.class)
class BuiltInConnectorsTest {

  @ArchTest
  static final ArchRule FILES_USE_ONLY_THE_WORDS =
      classes()
          .that()
          .resideInAPackage("dev.headrace.files..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.headrace", "dev.headrace.files..", "java..", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule MEMORY_USES_ONLY_THE_WORDS =
      classes()
          .that()
          .resideInAPackage("dev.headrace.memory..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.headrace", "dev.headrace.memory..", "java..", "org.jspecify.annotations");
}
