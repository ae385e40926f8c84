package dev.headrace.samples.codesearch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.files.TextFiles;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.report.UpdateReport;
import dev.headrace.samples.codesearch.embed.LexicalEmbedder;
import dev.headrace.samples.codesearch.row.Outline;
import dev.headrace.samples.codesearch.row.Passage;
import dev.headrace.samples.codesearch.split.SplitJava;
import dev.headrace.samples.codesearch.split.SplitMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSearchTest {

  private static final List<String> TRANSFORMS =
      List.of(
          "document",
          "sections",
          "members",
          "chunks",
          "wording",
          "embedding",
          "passage",
          "outline");

  @TempDir Path folder;

  private final Engine engine = Engine.inMemory(EngineOptions.defaults());
  private final MemoryTarget<Passage> index = new MemoryTarget<>();
  private final MemoryTarget<Outline> outlines = new MemoryTarget<>();

  @BeforeEach
  void write() throws IOException {
    write("guide.md", "Hello.\n\n# Guide\n\nRead it.\n\n## Install\n\nUnpack it.\n");
    write(
        "shop/Till.java",
        "class Till {\n  int sum;\n\n  void add(int price) {}\n\n  void clear() {}\n}\n");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void filesBecomePassagesAndOutlines() {
    UpdateReport report = update();

    assertThat(report.succeeded()).isTrue();
    assertThat(computed(report)).containsExactly(2L, 1L, 1L, 2L, 6L, 6L, 6L, 2L);
    assertThat(index.rows().values())
        .extracting(Passage::path, Passage::place, Passage::firstLine, Passage::lastLine)
        .map(Object::toString)
        .containsExactlyInAnyOrder(
            "(\"guide.md\", \"(start)\", 1, 1)",
            "(\"guide.md\", \"Guide\", 3, 5)",
            "(\"guide.md\", \"Guide > Install\", 7, 9)",
            "(\"shop/Till.java\", \"Till\", 1, 2)",
            "(\"shop/Till.java\", \"Till.add(int)\", 4, 4)",
            "(\"shop/Till.java\", \"Till.clear()\", 6, 6)");
    assertThat(outlines.row("guide.md"))
        .extracting(Outline::lines, Outline::chunks, Outline::places)
        .containsExactly(9, 3, List.of("(start)", "Guide", "Guide > Install"));
    assertThat(outlines.row("shop/Till.java"))
        .extracting(Outline::places)
        .isEqualTo(List.of("Till", "Till.add(int)", "Till.clear()"));
  }

  @Test
  void theSecondUpdateDoesNothing() {
    update();
    index.forgetApplied();
    outlines.forgetApplied();

    UpdateReport report = update();

    assertThat(report.computed()).isZero();
    assertThat(report.source("files").unchanged()).isEqualTo(2);
    assertThat(index.applied()).isEmpty();
    assertThat(outlines.applied()).isEmpty();
  }

  @Test
  void anEditIsTheWorkOfWhatItChanged() throws IOException {
    update();

    write("guide.md", "Hello.\n\n# Guide\n\nRead it.\n\n## Install\n\nUnpack it with tar.\n");
    UpdateReport report = update();

    assertThat(computed(report)).containsExactly(1L, 1L, 0L, 1L, 1L, 1L, 1L, 1L);
    assertThat(report.target("index"))
        .isEqualTo(new UpdateReport.TargetCounts("index", 0, 1, 0, 2));
    assertThat(report.target("outlines").updated()).isEqualTo(1);
    assertThat(passage("guide.md", "Guide > Install").text())
        .isEqualTo("## Install\n\nUnpack it with tar.");
  }

  @Test
  void whatOnlyMovesWithinItsFileIsNotEmbeddedAgain() throws IOException {
    update();
    float[] before = passage("shop/Till.java", "Till.clear()").embedding();

    write(
        "shop/Till.java",
        "\n\nclass Till {\n  int sum;\n\n  void add(int price) {}\n\n  void clear() {}\n}\n");
    UpdateReport report = update();

    assertThat(report.node("embedding").computed()).isZero();
    assertThat(report.target("index").updated()).isEqualTo(3);
    assertThat(passage("shop/Till.java", "Till.clear()"))
        .extracting(Passage::firstLine, Passage::embedding)
        .containsExactly(8, before);
  }

  @Test
  void aRenamedFileIsNotSplitOrEmbeddedAgain() throws IOException {
    update();

    Files.move(folder.resolve("guide.md"), folder.resolve("manual.md"));
    UpdateReport report = update();

    assertThat(report.source("files").added()).isEqualTo(1);
    assertThat(report.source("files").removed()).isEqualTo(1);
    assertThat(computed(report)).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 3L, 1L);
    assertThat(index.row("guide.md", "Guide")).isNull();
    assertThat(passage("manual.md", "Guide").firstLine()).isEqualTo(3);
  }

  @Test
  void theRowsOfARemovedFileAreRetired() throws IOException {
    update();

    Files.delete(folder.resolve("guide.md"));
    UpdateReport report = update();

    assertThat(report.computed()).isZero();
    assertThat(report.target("index").deleted()).isEqualTo(3);
    assertThat(report.target("outlines").deleted()).isEqualTo(1);
    assertThat(index.rows().values()).extracting(Passage::path).containsOnly("shop/Till.java");
    assertThat(outlines.rows().values())
        .extracting(Outline::path)
        .containsExactly("shop/Till.java");
  }

  @Test
  void aFileThatIsNotJavaFailsAloneAndKeepsItsRows() throws IOException {
    update();

    write("shop/Till.java", "class Till {\n  void add( {}\n}\n");
    write("guide.md", "# Guide\n");
    UpdateReport report = update();

    assertThat(report.failures()).hasSize(1);
    UpdateReport.RowFailure failure = report.failures().get(0);
    assertThat(failure.key()).isEqualTo("shop/Till.java");
    assertThat(failure.step()).isEqualTo("members");
    assertThat(failure.cause())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This is not Java 25 that can be parsed: line 2, column 13: Parse error. Found \"{\". Mend the file, or exclude it.");
    assertThat(passage("shop/Till.java", "Till.clear()").firstLine()).isEqualTo(6);
    assertThat(index.row("guide.md", "Guide > Install")).isNull();
  }

  @Test
  void equalTextsAreEmbeddedOnce() throws IOException {
    write("copy/guide.md", Files.readString(folder.resolve("guide.md")));

    UpdateReport report = update();

    assertThat(report.node("embedding").computed()).isEqualTo(6);
    assertThat(report.target("index").inserted()).isEqualTo(9);
  }

  private UpdateReport update() {
    return engine.update(
        CodeSearchPlan.of(
            new CodeSearch(
                TextFiles.in(folder),
                new SplitMarkdown(1000),
                new SplitJava(0, 1000),
                new LexicalEmbedder(16),
                index,
                outlines)));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Passage passage(String path, String place) {
    return requireNonNull(index.row(path, place), () -> path + " has no " + place);
  }

  private static List<Long> computed(UpdateReport report) {
    return TRANSFORMS.stream().map(name -> report.node(name).computed()).toList();
  }
}
