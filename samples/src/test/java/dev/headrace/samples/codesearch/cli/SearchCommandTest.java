package dev.headrace.samples.codesearch.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SearchCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    write("guide.md", "# Guide\n\nHello.\n\n## Milking\n\nCows are milked by the farmer.\n");
    write("Barn.java", "class Barn {\n  /** Opens the gate. */\n  void open() {}\n}\n");
    write("target/Copy.java", "class Copy {}\n");
    write("src/test/java/BarnTest.java", "class BarnTest {}\n");
  }

  @Test
  void answersWithPathLinesScoreAndText() {
    assertThat(run("--query", "how are cows milked?", "--k", "1")).isZero();

    assertThat(out.toString())
        .contains("source     files      2 added, 0 changed, 0 removed, 0 unchanged")
        .containsPattern(
            "guide\\.md:5-7  Guide > Milking  \\(0\\.03\\d\\d\\)\\R"
                + " +5 \\| ## Milking\\R +6 \\|\\R +7 \\| Cows are milked by the farmer\\.\\R$");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theSecondRunComputesNothing() {
    run();
    out.getBuffer().setLength(0);

    assertThat(run("--query", "gate")).isZero();

    assertThat(out.toString())
        .contains("0 added, 0 changed, 0 removed, 2 unchanged")
        .contains("Barn.java:1-4  Barn  (")
        .doesNotContainPattern("[1-9]\\d* computed");
  }

  @Test
  void aPreviewDoesNothing() throws IOException {
    assertThat(run("--preview")).isZero();

    assertThat(out.toString()).contains("2 added").contains("document");
    assertThat(files(".headrace")).noneMatch(file -> file.toString().contains("outlines"));
  }

  @Test
  void aFileThatFailsIsNamedAndTheOthersAreThere() throws IOException {
    write("Bad.java", "class {\n");

    assertThat(run("--query", "milking")).isEqualTo(1);

    assertThat(out.toString())
        .contains("1 failed:")
        .contains("Bad.java")
        .contains("line 1, column 7")
        .contains("guide.md:5-7");
  }

  @Test
  void stateAndIndexMayBeElsewhere() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve(".elsewhere"));

    assertThat(run("--state", elsewhere.resolve("s").toString(), "--index", elsewhere + "/i"))
        .isZero();

    assertThat(elsewhere.resolve("s")).isDirectory();
    assertThat(elsewhere.resolve("i")).isDirectory();
    assertThat(elsewhere.resolve("i-outlines")).isDirectory();
    assertThat(folder.resolve(".headrace")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --root nowhere            | --root nowhere is not a directory
          --k 0                     | --k must be at least 1, but is 0
          --k many                  | Invalid value for option '--k'
          --nonsense                | Unknown option: '--nonsense'
          --dimensions -1           | --dimensions must be at least 1, but is -1
          --model m                 | --model m needs --embedder with an endpoint
          --embedder http://h/v1    | needs --model
          --embedder semantic --model m | semantic is not a URL of http or https
          """)
  void wrongWordsAreExplained(String words, String message) {
    assertThat(execute(words.split(" "))).isEqualTo(2);

    assertThat(err.toString()).contains(message).contains("Usage:");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aQuestionToNothingIsExplained() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(execute("--root", empty.toString(), "--query", "milk")).isEqualTo(2);

    assertThat(err.toString()).contains("index").doesNotContain("\tat ");
  }

  @Test
  void aStateThatIsNotOursIsExplained() throws IOException {
    write(".alien/file.txt", "mine");

    assertThat(run("--state", folder.resolve(".alien").toString())).isEqualTo(2);

    assertThat(err.toString()).contains(".alien").doesNotContain("\tat ");
    assertThat(folder.resolve(".alien/file.txt")).hasContent("mine");
  }

  @Test
  void anEndpointThatIsNotThereIsToldOnce() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port + "/v1";

    assertThat(run("--embedder", url, "--model", "m")).isEqualTo(2);

    assertThat(err.toString()).startsWith(url + "/embeddings gave no answer: ").hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anEndpointMakesTheVectors() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(new TwoDimensions());
      server.start(InetAddress.getLoopbackAddress(), 0);

      int code =
          execute(
              "--root",
              folder.toString(),
              "--embedder",
              server.url("/v1").toString(),
              "--model",
              "m",
              "--query",
              "milked");

      assertThat(code).isZero();
      assertThat(out.toString()).contains("embedding  3 computed").contains("guide.md:5-7");
    }
  }

  /** An endpoint whose vectors say how long a text is. */
  private static final class TwoDimensions extends Dispatcher {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      try {
        ObjectNode answer = json.createObjectNode();
        ArrayNode data = answer.putArray("data");
        for (JsonNode text : json.readTree(requireNonNull(request.getBody()).utf8()).get("input")) {
          data.addObject().putArray("embedding").add(text.asText().length()).add(1);
        }
        return new MockResponse(200, Headers.of(), answer.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void helpNamesAllOptions() {
    assertThat(execute("--help")).isZero();

    assertThat(out.toString())
        .contains("--root", "--state", "--index", "--embedder", "--model", "--dimensions")
        .contains("--query", "--k", "--preview", "HEADRACE_EMBEDDER_KEY", "Exit codes:");
  }

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of("--root", folder.toString(), "--dimensions", "64"));
    all.addAll(List.of(args));
    return execute(all.toArray(String[]::new));
  }

  private int execute(String... args) {
    CommandLine line = SearchCommand.commandLine(Map.of());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int code = line.execute(args);
    line.getOut().flush();
    line.getErr().flush();
    return code;
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<Path> files(String path) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(path))) {
      return files.toList();
    }
  }
}
