package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Eclipse's compiler: the same files and the same faults, by the standard API alone. */
class EclipseTest {

  private static final Pattern CODE = Pattern.compile("^\\[(HR\\d+)] ");

  @TempDir Path directory;

  static Stream<Path> fixtures() {
    return Fixture.all("errors");
  }

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

  @ParameterizedTest
  @MethodSource("fixtures")
  void aFaultyFileHasTheSameFaults(Path file) {
    Fixture fixture = Fixture.of(file);
    Compilation compilation =
        fixture.request(directory).byEclipse().with(new FlowProcessor()).run();
    assertThat(faults(compilation))
        .containsExactlyInAnyOrderElementsOf(
            fixture.faults().stream().map(Fixture.Fault::code).toList());
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
