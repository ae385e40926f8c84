package dev.headrace.samples.codesearch.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.samples.codesearch.row.Document;
import dev.headrace.samples.codesearch.row.Member;
import dev.headrace.samples.codesearch.row.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Splits this repository's own files and puts them together again. */
class NothingIsLostTest {

  private static final Path REPOSITORY = Path.of("..");

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 200, 1600, 1_000_000})
  void sectionsTogetherAreTheDocument(int maxChars) {
    String text =
        """
        Start.

        # A `b`
        * one
          * two 🚰🚰🚰🚰🚰

            ```
            # no heading
            ```
        1. three

        > quoted
        > # more

        [x]: y "z"

        Last
        ----
        | a | b |
        |---|---|
        | c | d |
        """;

    List<Section> sections = new SplitMarkdown(maxChars).apply(new Document.Markdown(text));

    assertThat(squeezed(sections.stream().map(Section::text).collect(Collectors.joining())))
        .isEqualTo(squeezed(text));
    assertThat(sections).allMatch(section -> section.text().length() <= Math.max(maxChars, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 200, 1600})
  void membersTogetherAreTheSource(int maxChars) throws IOException {
    for (Path file : javaFiles()) {
      String text = Files.readString(file);
      List<Member> members = new SplitJava(0, maxChars).apply(new Document.Java(text));

      String together =
          withoutClosingBraces(members.stream().map(Member::text).collect(Collectors.joining()));
      String whole = withoutClosingBraces(text);
      assertThat(whole).as("%s", file).endsWith(together);
      assertThat(whole.substring(0, whole.length() - together.length()))
          .as("what is left of %s: package and imports", file)
          .startsWith("package")
          .endsWith(";");
      assertThat(members).as("%s", file).allMatch(member -> member.text().length() <= maxChars);
    }
  }

  @Test
  void theRepositoryHasFilesToTry() throws IOException {
    assertThat(javaFiles()).hasSizeGreaterThan(40);
  }

  private static List<Path> javaFiles() throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY.resolve("annotations/src"));
        Stream<Path> more = Files.walk(REPOSITORY.resolve("runtime/src"))) {
      return Stream.concat(files, more)
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList();
    }
  }

  private static String squeezed(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The closing brace of a type is in none of its members. */
  private static String withoutClosingBraces(String text) {
    return squeezed(text).replace("}", "");
  }
}
