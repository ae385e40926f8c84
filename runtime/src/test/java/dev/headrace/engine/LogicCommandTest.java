package dev.headrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.LogicTree;
import dev.headrace.fingerprint.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogicCommandTest {

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String old = "";
  private String now = "";

  @BeforeEach
  void twoBuilds() throws IOException {
    old =
        write(
            "old",
            Map.of("chunks", tree("1", "a"), "gone", tree("5", "e"), "words", tree("2", "b")));
    now = write("new", Map.of("chunks", tree("3", "c"), "words", tree("2", "b")));
  }

  private String write(String name, Map<String, LogicTree> trees) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(
        file, new Manifest("p.Flow", "spec", List.of(), new TreeMap<>(trees)).write());
    return file.toString();
  }

  private static LogicTree tree(String hash, String helper) {
    return new LogicTree(
        "p.Flow.run()",
        hash.repeat(64),
        List.of(
            new LogicTree.Node("root", "0", List.of(1)),
            new LogicTree.Node("p.Flow.run()", "0", List.of(2)),
            new LogicTree.Node("p.Text.clean()", helper, List.of())),
        new TreeMap<>(),
        List.of(),
        List.of(),
        new TreeSet<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    return LogicCommand.run(
        List.of(args),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void explainTellsWhatChangedAndWhetherAnythingDid() {
    assertThat(run("explain", old, now)).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "chunks: changed",
            "  p.Text.clean() changed, reached through p.Flow.run()",
            "words: unchanged",
            "gone: gone");
    assertThat(run("explain", now, now)).isZero();
  }

  @Test
  void rebaseAcceptsOnceAndSaysWhich() {
    String state = directory.resolve("state").toString();
    assertThat(run("rebase", state, old, now)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("accepted as equivalent: chunks");
    assertThat(run("rebase", state, old, now)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("nothing to accept");
  }

  @Test
  void aWrongUseIsTold() {
    assertThat(run("explain", old)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: explain");
    assertThat(run("explain", old, directory.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("can't read").contains("none");
  }
}
