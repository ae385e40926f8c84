package dev.headrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The snippets of {@code docs/TESTING.md} are code that is compiled and run, and messages that
 * come.
 */
class TestingDocumentTest {

  private static final Path TESTS = Path.of("src/test/java/dev/headrace/testing");

  private static List<String> snippets(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("..", "docs", "TESTING.md")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @Test
  void everyJavaSnippetIsInTheTestOfTheFlow() throws IOException {
    String source = Files.readString(TESTS.resolve("HandbookSearchTest.java"));

    assertThat(snippets("java")).hasSize(8).allSatisfy(code -> assertThat(source).contains(code));
  }

  @Test
  void theFailedCheckIsTheOneOfATest() throws IOException {
    String source = unindented("IncrementalChecksTest.java");

    assertThat(snippets("text"))
        .hasSize(2)
        .last()
        .asString()
        .satisfies(message -> assertThat(source).contains(message.strip()));
  }

  @Test
  void theFailedAssertionIsTheOneOfATest() throws IOException {
    List<String> lines = snippets("text").get(0).lines().toList();

    assertThat(unindented("UpdateAssertTest.java")).contains(lines.get(0));
    assertThat(UpdateAssertTest.BUSY.toString().lines())
        .startsWith(lines.subList(1, lines.size()).toArray(new String[0]));
  }

  /** A test's lines without the indentation of its text blocks. */
  private static String unindented(String test) throws IOException {
    return Files.readString(TESTS.resolve(test))
        .lines()
        .map(line -> line.startsWith("            ") ? line.substring(12) : line)
        .collect(Collectors.joining("\n"));
  }
}
