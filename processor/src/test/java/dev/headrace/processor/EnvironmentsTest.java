package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files, modules, packages, and builds that compile only what changed. */
class EnvironmentsTest {

  private static final String MERGE =
      """
      package lib;
      @dev.headrace.Transform
      public record Merge() {
        public String apply(String first, String second) { return first + second; }
      }
      """;

  /** A flow over a class file without parameter names. */
  static final Path NAMES_LOST = Compilation.TEST.resolve("fixtures/special/NamesLost.java");

  @TempDir Path directory;

  private Path library(String... options) {
    return library(directory, options);
  }

  /** Compiles a transform record of two parameters of one type. */
  static Path library(Path directory, String... options) {
    return Compilation.into(directory.resolve("lib"))
        .source(directory, "lib/Merge.java", MERGE)
        .options(options)
        .run()
        .clean()
        .output();
  }

  @Test
  void aTransformRecordWhoseParameterNamesAreLostIsToldSo() {
    Fixture.of(NAMES_LOST)
        .hasExactlyItsFaults(
            Fixture.of(NAMES_LOST)
                .request(directory.resolve("out"))
                .classPath(library("-g:none"))
                .with(new FlowProcessor())
                .run());
  }

  @Test
  void aTransformRecordFromAClassFileIsWiredByTheNamesInIt() {
    Compilation compilation =
        Compilation.into(directory.resolve("out"))
            .source(
                directory,
                "p/Uses.java",
                """
                package p;
                import dev.headrace.*;
                @Flow
                record Uses(Source<Uses.Row> rows, lib.Merge both, Target<Uses.Row> copy) {
                  record Row(@Key String id) {}
                  @Transform String first(Row rows) { return rows.id(); }
                  @Transform String second(Row rows) { return rows.id(); }
                  @Transform @Export("copy") Row made(@From("both") String both) { return new Row(both); }
                }
                """)
            .classPath(library("-g:none", "-parameters"))
            .with(new FlowProcessor())
            .options("-Werror")
            .run()
            .clean();
    assertThat(compilation.generated("p/UsesPlan.java"))
        .contains("Edge.each(\"first\"), Edge.each(\"second\")");
  }

  @Test
  void keysAndNullabilityOfRowsAreReadFromClassFiles() throws IOException {
    Path rows =
        Compilation.into(directory.resolve("rows"))
            .source(
                directory,
                "r/Row.java",
                "package r; public record Row(@dev.headrace.Key String id, @r.Nullable String text)"
                    + " {}")
            .source(directory, "r/Nullable.java", "package r; public @interface Nullable {}")
            .options("-g:none")
            .run()
            .clean()
            .output();
    Compilation compilation =
        Compilation.into(directory.resolve("out"))
            .source(
                directory,
                "p/Uses.java",
                "package p; @dev.headrace.Flow record Uses(dev.headrace.Source<r.Row> rows,"
                    + " dev.headrace.Target<r.Row> copy) {}")
            .classPath(rows)
            .with(new FlowProcessor())
            .options("-Werror")
            .run()
            .clean();
    assertThat(compilation.generated("p/UsesRows.java"))
        .contains("Column.key(\"id\"", "Column.nullable(\"text\"");
  }

  @Test
  void aFaultInAClassFileStandsOnTheUsersElementAndNamesTheOther() {
    Path rows =
        Compilation.into(directory.resolve("rows"))
            .source(directory, "r/Row.java", "package r; public record Row(String id) {}")
            .run()
            .clean()
            .output();
    Compilation compilation =
        Compilation.into(directory.resolve("out"))
            .source(
                directory,
                "p/Uses.java",
                "package p;\n@dev.headrace.Flow\nrecord Uses(\n  dev.headrace.Source<r.Row> rows,\n"
                    + "  dev.headrace.Target<r.Row> copy) {}")
            .classPath(rows)
            .with(new FlowProcessor())
            .run();
    assertThat(compilation.messages())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("[HR213] The row Row has no key", "source \"rows\"", "target \"copy\"");
    assertThat(compilation.diagnostics().get(0).getLineNumber()).isEqualTo(4);
  }

  @Test
  void aFlowInAModuleCompilesWithoutAWarning() {
    Compilation.into(directory.resolve("out"))
        .source(
            directory,
            "module-info.java",
            """
            module shop {
              requires dev.headrace.annotations;
              requires dev.headrace.runtime;
              exports shop;
            }
            """)
        .source(
            directory,
            "shop/Copy.java",
            """
            package shop;
            import dev.headrace.*;
            /** A flow. */
            @Flow
            public record Copy(Source<Copy.Row> rows, Target<Copy.Row> copy) {
              /** A row. */
              public record Row(@Key String id) {}
            }
            """)
        .onModulePath()
        .with(new FlowProcessor())
        .options("-Xlint:-requires-automatic,-exports", "-Werror")
        .run()
        .clean();
  }

  @Test
  void anIncrementalBuildWritesOnlyTheFilesOfTheFlowThatChanged() throws IOException {
    Path output = directory.resolve("out");
    List<Path> files = Compilation.javaFiles(Flows.folder("semantics"));
    Flows.compile("semantics", output);
    Map<Path, Instant> before = times(output);
    Path changed =
        files.stream().filter(file -> file.endsWith("Filters.java")).findFirst().orElseThrow();
    Compilation.into(output)
        .files(List.of(changed))
        .classPath(output)
        .with(new FlowProcessor())
        .options("-Werror")
        .run()
        .clean();
    assertThat(changedSince(output, before))
        .containsExactlyInAnyOrder(
            "semantics/Filters.class",
            "semantics/Filters$Long.class",
            "semantics/FiltersPlan.java",
            "semantics/FiltersPlan.class",
            "semantics/FiltersRows.java",
            "semantics/FiltersRows.class",
            "semantics/FiltersRows$DocCodec.class",
            "semantics/FiltersRows$MetaCodec.class",
            "semantics/FiltersRows$AuthorCodec.class",
            "semantics/FiltersRows$LongCodec.class",
            "semantics/FiltersRows$OutCodec.class",
            "META-INF/headrace/semantics.Filters.fingerprint",
            "META-INF/headrace/semantics.Filters.plan.json",
            "META-INF/headrace/semantics.Filters.mmd");
  }

  /** Back-dates all files, so that any later write shows. */
  private static Map<Path, Instant> times(Path output) throws IOException {
    Map<Path, Instant> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        times.put(file, Instant.EPOCH);
      }
    }
    return times;
  }

  private static List<String> changedSince(Path output, Map<Path, Instant> before)
      throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toFile().lastModified() != 0 || !before.containsKey(file))
          .map(file -> output.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  @Test
  void theProcessorIsAServiceAndIsolating() throws IOException {
    assertThat(ServiceLoader.load(Processor.class).stream().map(ServiceLoader.Provider::type))
        .contains(FlowProcessor.class);
    try (var in =
        FlowProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(in).isNotNull();
      assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("dev.headrace.processor.FlowProcessor,isolating\n");
    }
  }
}
