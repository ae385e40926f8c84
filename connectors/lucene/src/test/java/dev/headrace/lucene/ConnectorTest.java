package dev.headrace.lucene;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The connector can do nothing that a user's connector can't. */
@AnalyzeClasses(packages = "dev.headrace.lucene", importOptions = DoNotIncludeTests.class)
class ConnectorTest {

  @ArchTest
  static final ArchRule USES_ONLY_THE_WORDS_AND_LUCENE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.headrace",
              "dev.headrace.lucene..",
              "java..",
              "org.apache.lucene..",
              "org.jspecify.annotations");
}
