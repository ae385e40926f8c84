package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored row types against the lock file that records them. */
class SchemaLockTest {

  private static final String FLOW =
      """
      package p;
      import dev.headrace.*;
      import java.util.*;
      @Flow
      record Pages(Source<Pages.Page> pages, Target<Pages.Page> copy) {
        record Page(%s) {}
        record Part(%s) {}
        sealed interface Piece permits %s {}
        record Text(String text) implements Piece {}
        record Image(byte[] data) implements Piece {}
      }
      """;
  private static final String PAGE = "@Key String url, @Key int number, String title, Part part";
  private static final String PART = "int from, List<Piece> pieces";
  private static final String PIECES = "Text, Image";

  @TempDir Path directory;

  private Compilation compile(Path schemas, String mode, String page, String part, String pieces) {
    return Compilation.into(directory.resolve("out"))
        .source(directory.resolve("src"), "p/Pages.java", source(page, part, pieces))
        .with(new FlowProcessor())
        .options("-Aheadrace.schemaDir=" + schemas, "-Aheadrace.schema=" + mode)
        .run();
  }

  private static String source(String page, String part, String pieces) {
    String text = FLOW.formatted(page, part, pieces);
    return pieces.contains("Image")
        ? text
        : text.replace("byte[] data) implements Piece", "byte[] data)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LockedFlow", "TargetGone", "LockBehind", "WithoutLock", "BadLock"})
  void aDifferenceIsToldAsItsFixtureSays(String name) {
    told(name, "-Aheadrace.schemaDir=" + Compilation.TEST.resolve("fixtures/schemas"));
  }

  @Test
  void anUnknownModeIsTold() {
    told("BadOption", "-Aheadrace.schema=renew");
  }

  private void told(String name, String... options) {
    Path file = Compilation.TEST.resolve("fixtures/special/" + name + ".java");
    Fixture.of(file)
        .hasExactlyItsFaults(
            Compilation.into(directory.resolve("out"))
                .files(Compilation.javaFiles(Compilation.TEST.resolve("fixtures/shared")))
                .files(List.of(file))
                .with(new FlowProcessor())
                .options(options)
                .run());
  }

  @Test
  void theLockFileIsReadableAndStable() throws IOException {
    compile(directory, "update", PAGE, PART, PIECES).clean();
    Path file = directory.resolve("p.Pages.schema");
    assertThat(file)
        .content()
        .isEqualTo(
            """
            # What p.Pages stores. Commit this file; -Aheadrace.schema=update writes it anew.
            format 1

            source pages: p.Pages.Page
            target copy: p.Pages.Page

            row p.Pages.Image
              data: byte[]

            row p.Pages.Page
              key url: string
              key number: int
              title: string
              part: p.Pages.Part

            row p.Pages.Part
              from: int
              pieces: list<p.Pages.Piece>

            row p.Pages.Text
              text: string

            union p.Pages.Piece
              p.Pages.Image
              p.Pages.Text
            """);
    String first = Files.readString(file);
    compile(directory, "update", PAGE, PART, PIECES).clean();
    assertThat(file).content().isEqualTo(first);
    compile(directory, "check", PAGE, PART, PIECES).clean();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("out", "src", "p.Pages.schema");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Key String url, @Key int number, String title, Part part, Optional<String> by | from, list | compatible | Page.by is new
          @Key String url, @Key int number, String title, Part part, int size            | from, list | backfill   | Page.size is new
          @Key String url, @Key int number, Part part, String title                      | from, list | backfill   | Page has its components in another order
          @Key int number, @Key String url, String title, Part part                      | from, list | rebuild    | Page has its key in another order
          @Key String url, int number, String title, Part part                           | from, list | rebuild    | Page.number is no longer part of the key
          @Key String url, @Key int number, @Key String title, Part part                 | from, list | rebuild    | Page.title is part of the key
          @Key String url, @Key int number, Part part                                    | from, list | rebuild    | Page.title is gone
          @Key String url, @Key long number, String title, Part part                     | from, list | rebuild    | Page.number is of type long, was int
          @Key String url, @Key int number, String title, Part part                      | list       | rebuild    | Part.from is gone
          @Key String url, @Key int number, String title, Part part                      | text       | rebuild    | Piece no longer permits Image
          """)
  void eachDifferenceIsClassified(String page, String rest, String effect, String text) {
    compile(directory, "update", PAGE, PART, PIECES).clean();
    String part = rest.startsWith("list") ? "List<Piece> pieces" : PART;
    Compilation changed =
        compile(directory, "check", page, part, rest.equals("text") ? "Text" : PIECES);
    assertThat(changed.success()).isEqualTo(!effect.equals("rebuild"));
    assertThat(changed.messages())
        .singleElement()
        .asString()
        .contains(text + " (" + effect + ")", effect.equals("rebuild") ? "HR601" : "HR321");
  }

  @Test
  void anUpdateAcceptsTheDifference() {
    compile(directory, "update", PAGE, PART, PIECES).clean();
    String changed = PAGE.replace("String title", "int title");
    assertThat(compile(directory, "check", changed, PART, PIECES).success()).isFalse();
    compile(directory, "update", changed, PART, PIECES).clean();
    compile(directory, "check", changed, PART, PIECES).clean();
  }

  @Test
  void withoutADirectoryNothingIsComparedOrWritten() throws IOException {
    Path out = directory.resolve("out");
    Compilation.into(out)
        .source(directory.resolve("src"), "p/Pages.java", source(PAGE, PART, PIECES))
        .with(new FlowProcessor())
        .run()
        .clean();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(out, directory.resolve("src"));
    }
  }

  @Test
  void aFlowWithMistakesLeavesTheFileAlone() {
    compile(directory, "update", PAGE.replace("@Key ", ""), PART, PIECES);
    assertThat(directory.resolve("p.Pages.schema")).doesNotExist();
  }
}
