package dev.headrace.processor;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.engine.Engine;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.LogicReport.TransformLogic;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateReport.SourceCounts;
import dev.headrace.report.UpdateReport.TargetCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Code changes between two updates: a flow is compiled, run, edited, compiled again into another
 * directory and run against the same state and the same target by the real engine.
 */
class LogicChangesTest {

  private static final String FLOW =
      """
      package p;
      import dev.headrace.*;
      import dev.headrace.files.JsonLines;
      import dev.headrace.memory.MemorySource;
      import java.nio.file.Path;
      @Flow
      public record Docs(
          MemorySource<Docs.Doc> docs, int maxLength, String mark, JsonLines<Docs.Out> target) {
        public record Doc(@Key String id, String text) {}
        public record Out(@Key String id, String text) {}
        @Transform public String clean(Doc doc) { return Text.clean(doc.text()); }
        @Transform public Integer length(Doc doc) { return Math.min(maxLength, doc.text().length()); }
        @Transform public Out out(Doc doc, String clean, Integer length) {
          return new Out(doc.id(), mark + Text.join(clean, length));
        }
        public static Docs example() {
          MemorySource<Doc> docs = MemorySource.of(Doc::id);
          docs.put(new Doc("a", " one "));
          docs.put(new Doc("b", " two "));
          return new Docs(docs, 100, "<", JsonLines.to(Path.of("OUT")));
        }
      }
      """;
  private static final String TEXT =
      """
      package p;
      final class Text {
        private static final String SEPARATOR = ":";
        static String clean(String text) { return Spaces.strip(text); }
        static String join(String text, int length) { return text + SEPARATOR + length; }
      }
      """;
  private static final String SPACES =
      "package p; class Spaces { static String strip(String text) { return text.strip(); } }";

  @TempDir Path directory;

  private final Map<String, String> files = new TreeMap<>();
  private Path library = Path.of("none");
  private int builds;

  @BeforeEach
  void firstVersion() {
    String out = directory.resolve("out.jsonl").toString().replace("\\", "\\\\");
    files.put("p/Docs.java", FLOW.replace("OUT", out));
    files.put("p/Text.java", TEXT);
    files.put("p/Spaces.java", SPACES);
  }

  private void edit(String file, String before, String after) {
    String text = files.getOrDefault(file, "");
    assertThat(text).contains(before);
    files.put(file, text.replace(before, after));
  }

  private BoundPlan<?> build(String... options) throws Exception {
    builds++;
    Compilation.Request request = Compilation.into(directory.resolve("out" + builds));
    files.forEach((name, text) -> request.source(directory.resolve("src" + builds), name, text));
    if (Files.exists(library)) {
      request.classPath(library);
    }
    Compilation compilation = request.with(new FlowProcessor()).options(options).run().clean();
    return Flows.plan(compilation.withLibrary(library), "p.Docs");
  }

  private UpdateReport update(String... options) throws Exception {
    BoundPlan<?> plan = build(options);
    try (Engine engine = Engine.open(directory.resolve("state"))) {
      return engine.update(plan);
    }
  }

  private static void wrote(UpdateReport report, int inserted, int updated, int unchanged) {
    assertThat(report.target("target"))
        .isEqualTo(new TargetCounts("target", inserted, updated, 0, unchanged));
  }

  /** No row was even looked at further than whether it had changed. */
  private static void didNothing(UpdateReport report) {
    assertThat(Flows.computed(report)).isEmpty();
    assertThat(report.nodes()).allSatisfy(node -> assertThat(node.reused()).isZero());
    assertThat(report.source("docs")).isEqualTo(new SourceCounts("docs", 0, 0, 0, 2));
    wrote(report, 0, 0, 0);
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(directory.resolve("out.jsonl"));
  }

  private static List<String> changes(UpdateReport report) {
    return report.logic().changed().stream().map(TransformLogic::toString).toList();
  }

  private static final String DEPS_OF_CLEAN =
      "@Transform(deps = lib.Strings.class) public String clean";
  private static final Map<String, Long> CLEAN = Map.of("clean", 2L);
  private static final Map<String, Long> EVERYTHING = Map.of("clean", 2L, "length", 2L, "out", 2L);

  @Test
  void aChangedHelperInAnotherClassRecomputesExactlyWhatReachesItWithCutOffBelow()
      throws Exception {
    UpdateReport first = update();
    assertThat(Flows.computed(first)).isEqualTo(EVERYTHING);
    wrote(first, 2, 0, 0);
    edit("p/Spaces.java", "text.strip()", "text.trim()");
    UpdateReport sameResults = update();
    assertThat(Flows.computed(sameResults)).isEqualTo(Map.of("clean", 2L));
    assertThat(sameResults.node("out").reused()).isEqualTo(2);
    assertThat(sameResults.source("docs")).isEqualTo(new SourceCounts("docs", 0, 0, 0, 2));
    wrote(sameResults, 0, 0, 2);
    assertThat(changes(sameResults))
        .containsExactly(
            "clean: p.Spaces.strip(String) changed, reached through p.Docs.clean(Docs$Doc) ->"
                + " p.Text.clean(String)");
    edit("p/Spaces.java", "text.trim()", "text.trim().replace(\"two\", \"2\")");
    UpdateReport oneOther = update();
    assertThat(Flows.computed(oneOther)).isEqualTo(Map.of("clean", 2L, "out", 1L));
    assertThat(oneOther.node("out").reused()).isEqualTo(1);
    wrote(oneOther, 0, 1, 1);
    assertThat(rows())
        .containsExactly("{\"id\":\"a\",\"text\":\"<one:5\"}", "{\"id\":\"b\",\"text\":\"<2:5\"}");
    UpdateReport again = update();
    didNothing(again);
    assertThat(changes(again)).isEmpty();
  }

  @Test
  void aConstantThatAHelperReadsIsPartOfIt() throws Exception {
    update();
    edit("p/Text.java", "\":\"", "\"=\"");
    assertThat(Flows.computed(update())).isEqualTo(Map.of("out", 2L));
  }

  @Test
  void rebuildingFormattingAndCodeThatIsNotReachedChangeNothing() throws Exception {
    update();
    edit(
        "p/Docs.java",
        "return Text.clean(doc.text());",
        "// cleaner\n\n    return Text.clean( doc.text() );");
    edit(
        "p/Text.java",
        "static String clean",
        "static final java.util.function.Supplier<String> LAZY = () -> \"x\";\n"
            + "static int unused() { return 7; }\nstatic String clean");
    UpdateReport report = update("-g:none", "-Xlint:none");
    didNothing(report);
    assertThat(changes(report)).isEmpty();
  }

  @Test
  void goingBackToOlderCodeFindsItsResults() throws Exception {
    update();
    edit("p/Spaces.java", "text.strip()", "text.strip() + \"!\"");
    update();
    files.put("p/Spaces.java", SPACES);
    UpdateReport back = update();
    assertThat(Flows.computed(back)).isEmpty();
    assertThat(back.nodes()).allSatisfy(node -> assertThat(node.reused()).isEqualTo(2));
    wrote(back, 0, 2, 0);
  }

  @Test
  void aResourceCountsForTheTransformThatReadsItAndTheReportSaysWhatItWas() throws Exception {
    update();
    edit("p/Docs.java", "docs, 100,", "docs, 3,");
    UpdateReport report = update();
    assertThat(Flows.computed(report)).isEqualTo(Map.of("length", 2L, "out", 2L));
    assertThat(changes(report)).containsExactly("length: resource maxLength went from 100 to 3");
    edit("p/Docs.java", "\"<\"", "\"(\"");
    UpdateReport marked = update();
    assertThat(Flows.computed(marked)).isEqualTo(Map.of("out", 2L));
    assertThat(changes(marked)).containsExactly("out: resource mark has another value");
  }

  @Test
  void aVersionRecomputesItsTransform() throws Exception {
    update();
    edit(
        "p/Docs.java",
        "@Transform public String clean",
        "@Transform(version = 2) public String clean");
    UpdateReport report = update();
    assertThat(Flows.computed(report)).isEqualTo(Map.of("clean", 2L));
    assertThat(changes(report))
        .containsExactly("clean: its declaration changed (version, parameters, deps or resources)");
  }

  @Test
  void ofAPinnedTransformOnlyTheVersionCounts() throws Exception {
    String pinned = "@Transform(logic = Transform.Logic.PINNED, version = %d) public String clean";
    edit("p/Docs.java", "@Transform public String clean", pinned.formatted(1));
    update();
    edit("p/Spaces.java", "text.strip()", "text.strip() + \"!\"");
    assertThat(Flows.computed(update())).isEmpty();
    edit("p/Docs.java", "version = 1", "version = 2");
    assertThat(Flows.computed(update())).isEqualTo(Map.of("clean", 2L, "out", 2L));
  }

  @Test
  void behindALogicBoundaryOnlyItsVersionCounts() throws Exception {
    edit(
        "p/Spaces.java", "static String", "@dev.headrace.LogicBoundary(version = 1) static String");
    update();
    edit("p/Spaces.java", "text.strip()", "text.strip() + \"!\"");
    assertThat(Flows.computed(update())).isEmpty();
    edit("p/Spaces.java", "version = 1", "version = 2");
    assertThat(Flows.computed(update())).isEqualTo(Map.of("clean", 2L, "out", 2L));
  }

  @Test
  void aLibraryCountsByWhatIsReachedInIt() throws Exception {
    edit("p/Spaces.java", "text.strip()", "lib.Strings.strip(text)");
    library = library("1.0", "text.strip()", "1");
    update();
    library = library("1.1", "text.strip()", "2");
    assertThat(Flows.computed(update())).isEmpty();
    library = library("1.2", "text.trim()", "2");
    UpdateReport report = update();
    assertThat(Flows.computed(report)).isEqualTo(Map.of("clean", 2L));
    assertThat(changes(report))
        .containsExactly(
            "clean: library text-utils from 1.0 to 1.2; lib.Strings.strip(String) changed, reached"
                + " through p.Docs.clean(Docs$Doc) -> p.Text.clean(String) ->"
                + " p.Spaces.strip(String)");
  }

  @ParameterizedTest
  @CsvSource({"content, true, true", "version, false, true", "ignore, false, false"})
  void aLibraryThatOnlyDepsNameCountsByItsPolicy(
      String policy, boolean countsCode, boolean countsVersion) throws Exception {
    edit("p/Docs.java", "@Flow", "@Flow @LogicScope(%s = \"text-utils\")".formatted(policy));
    edit("p/Docs.java", "@Transform public String clean", DEPS_OF_CLEAN);
    library = library("1.0", "text.strip()", "1");
    update();
    Files.move(library("1.1", "text.strip()", "2"), library, REPLACE_EXISTING);
    assertThat(Flows.computed(update())).isEqualTo(countsCode ? CLEAN : Map.of());
    library = library("1.2", "text.strip()", "2");
    UpdateReport report = update();
    boolean counts = countsVersion && !countsCode;
    assertThat(Flows.computed(report)).isEqualTo(counts ? CLEAN : Map.of());
  }

  @Test
  void acceptedLogicKeepsItsResults() throws Exception {
    update();
    edit(
        "p/Spaces.java", "return text.strip();", "String stripped = text.trim(); return stripped;");
    BoundPlan<?> refactored = build();
    try (Engine engine = Engine.open(directory.resolve("state"))) {
      assertThat(engine.explainLogic(refactored).changed()).hasSize(1);
      assertThat(engine.acceptLogic(refactored)).containsExactly("clean");
      assertThat(engine.explainLogic(refactored).changed()).isEmpty();
      didNothing(engine.update(refactored));
    }
    didNothing(update());
    files.put("p/Spaces.java", SPACES);
    didNothing(update());
    edit("p/Docs.java", "new Doc(\"b\", \" two \")", "new Doc(\"b\", \" one \")");
    UpdateReport known = update();
    assertThat(Flows.computed(known)).as("of a key that is known").isEqualTo(Map.of("out", 1L));
    assertThat(known.node("clean").reused()).isEqualTo(1);
    wrote(known, 0, 1, 0);
    edit("p/Spaces.java", "text.strip()", "text.strip() + \"!\"");
    UpdateReport edited = update();
    assertThat(Flows.computed(edited)).isEqualTo(Map.of("clean", 1L, "out", 2L));
    wrote(edited, 0, 2, 0);
  }

  @Test
  void ofAcceptedLogicThatReadsMoreOfARowNothingOlderIsTaken() throws Exception {
    update();
    edit("p/Docs.java", "Text.clean(doc.text());", "Text.clean(doc.text() + doc.id().charAt(0));");
    BoundPlan<?> more = build();
    try (Engine engine = Engine.open(directory.resolve("state"))) {
      assertThat(engine.acceptLogic(more)).containsExactly("clean");
      didNothing(engine.update(more));
    }
    edit("p/Docs.java", "new Doc(\"b\", \" two \")", "new Doc(\"b\", \" one \")");
    UpdateReport report = update();
    assertThat(Flows.computed(report)).isEqualTo(Map.of("clean", 1L, "out", 1L));
    wrote(report, 0, 1, 0);
    assertThat(rows())
        .containsExactly(
            "{\"id\":\"a\",\"text\":\"<one:5\"}", "{\"id\":\"b\",\"text\":\"<one b:5\"}");
  }

  @Test
  void acceptedLogicThatReadsMoreOfTheFlowIsComputedAgain() throws Exception {
    update();
    edit("p/Docs.java", "Text.clean(doc.text());", "Text.clean(doc.text()) + mark.length();");
    BoundPlan<?> more = build();
    try (Engine engine = Engine.open(directory.resolve("state"))) {
      assertThat(engine.acceptLogic(more)).containsExactly("clean");
      assertThat(engine.explainLogic(more).changed())
          .hasToString("[clean: resource mark is read now]");
      assertThat(Flows.computed(engine.update(more))).isEqualTo(Map.of("clean", 2L, "out", 2L));
    }
  }

  @Test
  void explainingDoesNotNeedAnUpdateAndChangesNothing() throws Exception {
    BoundPlan<?> plan = build();
    try (Engine engine = Engine.open(directory.resolve("state"))) {
      assertThat(engine.explainLogic(plan).transforms()).isEmpty();
      engine.update(plan);
      assertThat(engine.explainLogic(plan).toString())
          .isEqualTo("clean: unchanged\nlength: unchanged\nout: unchanged");
    }
    edit("p/Text.java", "\":\"", "\"=\"");
    BoundPlan<?> edited = build();
    try (Engine engine = Engine.open(directory.resolve("state"))) {
      for (int time = 0; time < 2; time++) {
        assertThat(engine.explainLogic(edited).changed())
            .extracting(TransformLogic::name)
            .containsExactly("out");
      }
    }
  }

  private Path library(String version, String strip, String other) throws Exception {
    Path classes =
        Compilation.into(directory.resolve("lib" + version))
            .source(
                directory.resolve("libsrc" + version),
                "lib/Strings.java",
                "package lib; public class Strings { public static String strip(String text) { return "
                    + strip
                    + "; } public static int other() { return "
                    + other
                    + "; } }")
            .run()
            .clean()
            .output();
    Path jar = directory.resolve("text-utils-" + version + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("lib/Strings.class"));
      Files.copy(classes.resolve("lib/Strings.class"), out);
    }
    return jar;
  }
}
