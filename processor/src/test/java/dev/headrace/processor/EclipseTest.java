package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eclipse's compiler: the same files and the same faults, by the standard API alone. */
class EclipseTest {

  /** Warnings about bodies need javac's trees. */
  private static final String OF_BODIES = "HR31";

  private static final Pattern CODE = Pattern.compile("^\\[(HR\\d+)] ");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"handbook", "oddities", "semantics", "types"})
  void theFilesOfAFlowAreThoseThatJavacGets(String folder) throws IOException {
    Compilation javac = Flows.compile(folder, directory.resolve("javac"));
    Compilation eclipse = flows(folder);
    for (Path file : Compilation.javaFiles(javac.output())) {
      Path name = javac.output().relativize(file);
      assertThat(eclipse.output().resolve(name)).hasSameTextualContentAs(file);
    }
  }

  @Test
  void aPlanThatItCompiledRuns() throws Exception {
    Compilation javac = Flows.compile("semantics", directory.resolve("javac"));
    assertThat(Flows.run(flows("semantics"), "semantics.NestedScopes"))
        .isEqualTo(Flows.run(javac, "semantics.NestedScopes"));
  }

  private Compilation flows(String folder) {
    Compilation compilation =
        Compilation.into(directory.resolve("eclipse"))
            .files(Compilation.javaFiles(Flows.folder(folder)))
            .byEclipse()
            .with(new FlowProcessor())
            .run();
    assertThat(faults(compilation)).isEmpty();
    return compilation;
  }

  @Test
  void faultyFilesHaveTheSameFaults() {
    for (List<Path> faulty : Fixture.together("errors")) {
      Compilation compilation =
          Compilation.into(directory)
              .files(Compilation.javaFiles(Compilation.TEST.resolve("fixtures/shared")))
              .files(faulty)
              .byEclipse()
              .with(new FlowProcessor())
              .run();
      assertThat(faults(compilation))
          .containsExactlyInAnyOrderElementsOf(
              faulty.stream()
                  .flatMap(file -> Fixture.of(file).faults().stream())
                  .filter(fault -> !fault.code().startsWith(OF_BODIES))
                  .map(Fixture.Fault::code)
                  .toList());
      assertThat(compilation.diagnostics())
          .filteredOn(diagnostic -> diagnostic.getSource() == null)
          .allSatisfy(
              diagnostic ->
                  assertThat(diagnostic.getMessage(Locale.ROOT)).containsPattern("\n    At: .+"));
    }
  }

  /** As docs/ERRORS.md says; where it changes, that is to change as well. */
  @Test
  void anAnnotationThatOnlyTheAccessorCouldCarryIsDropped() {
    Compilation compilation =
        Compilation.into(directory)
            .files(Compilation.javaFiles(Compilation.TEST.resolve("fixtures/shared")))
            .files(List.of(Compilation.TEST.resolve("fixtures/special/BatchedOnComponent.java")))
            .byEclipse()
            .with(new FlowProcessor())
            .run();
    assertThat(faults(compilation)).isEmpty();
  }

  /** The codes of our messages, and the compiler's own errors; its warnings are its own affair. */
  private static List<String> faults(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(
            diagnostic -> {
              Matcher code = CODE.matcher(diagnostic.getMessage(Locale.ROOT));
              boolean error = diagnostic.getKind() == Diagnostic.Kind.ERROR;
              return code.find() ? code.group(1) : error ? diagnostic.toString() : "";
            })
        .filter(fault -> !fault.isEmpty())
        .toList();
  }
}
