package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every message as the compiler shows it, in one committed file, so that a change of a text is read
 * in review. {@code mvn test -Drecreate=true} writes it anew.
 */
class MessagesTest {

  private static final Path GOLDEN = Compilation.TEST.resolve("goldens/messages.txt");

  @TempDir Path directory;

  @Test
  void theMessagesOfAllFaultyFilesAreTheCommittedOnes() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : Fixture.all("errors").toList()) {
      append(Fixture.of(file).request(directory.resolve("out")), text);
    }
    Fixture namesLost = Fixture.of(EnvironmentsTest.NAMES_LOST);
    Path library = EnvironmentsTest.library(directory, "-g:none");
    append(namesLost.request(directory.resolve("out")).classPath(library), text);
    if (Boolean.getBoolean("recreate")) {
      Files.writeString(GOLDEN, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(GOLDEN));
  }

  private static void append(Compilation.Request request, StringBuilder text) {
    List<String> messages =
        request.with(new FlowProcessor()).run().diagnostics().stream()
            .map(Fixture::describe)
            .toList();
    messages.forEach(message -> text.append(message.replaceAll("\\R", "\n")).append("\n\n"));
  }
}
