package dev.headrace.samples.codesearch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Asks about this repository itself: the file that should answer must be among the first three. */
class QuestionsTest {

  private static final Path REPOSITORY = Path.of("..");

  @TempDir static Path folder;

  @BeforeAll
  static void index() {
    String report = ask();
    assertThat(report).contains("0 changed, 0 removed, 0 unchanged").doesNotContain("failed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          how are rows retired                          | /state/
          how is a state directory locked               | /DirectoryLock.java
          what about a malformed text file charset      | /TextDecoder.java
          which files are excluded by a glob pattern    | /FileTree.java
          what is reciprocal rank fusion                | /RankFusion.java
          which vectors are nearest                     | /LuceneSearch.java
          how is Markdown split at headings             | /SplitMarkdown.java
          when is a request sent again after a 429      | /embed/
          """)
  void theRepositoryAnswers(String question, String path) {
    String answer = ask("--query", question, "--k", "3");

    assertThat(answer.lines().filter(line -> line.matches("\\S+:\\d+-\\d+  .*")))
        .hasSize(3)
        .anyMatch(line -> line.contains(path));
    assertThat(answer).contains("0 added, 0 changed, 0 removed");
  }

  private static String ask(String... args) {
    StringWriter out = new StringWriter();
    CommandLine line = SearchCommand.commandLine(Map.of());
    line.setOut(new PrintWriter(out));
    String[] places = {
      "--root", REPOSITORY.toString(),
      "--state", folder.resolve("state").toString(),
      "--index", folder.resolve("index").toString()
    };
    String[] all = new String[places.length + args.length];
    System.arraycopy(places, 0, all, 0, places.length);
    System.arraycopy(args, 0, all, places.length, args.length);
    assertThat(line.execute(all)).isZero();
    return out.toString();
  }
}
