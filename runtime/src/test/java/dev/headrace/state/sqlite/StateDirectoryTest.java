package dev.headrace.state.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.headrace.ChildJvm;
import dev.headrace.state.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

  private final Path temp;
  private final Path state;

  StateDirectoryTest(@TempDir Path temp) {
    this.temp = temp;
    this.state = temp.resolve("state");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static void openAndClose(Path path) {
    SqliteFixture.open(path).close();
  }

  @Test
  void aNewDirectoryIsCreatedWithItsParents() throws Exception {
    Path deep = temp.resolve("a/b/state");

    openAndClose(deep);
    openAndClose(deep);

    assertThat(names(deep)).containsExactly("changes", "headrace", "lock", "state.db");
    assertThat(deep.resolve("headrace"))
        .content()
        .matches(
            "Headrace state directory. Keep its files together, or delete them all.\nformat 2\nid [0-9a-f]{32}\n");
  }

  @Test
  void anEmptyDirectoryIsTaken() throws Exception {
    Files.createDirectory(state);
    openAndClose(state);
    assertThat(names(state)).contains("headrace");
  }

  @Test
  void aLinkToADirectoryIsFollowed() throws Exception {
    Files.createDirectory(temp.resolve("real"));
    Files.createSymbolicLink(state, temp.resolve("real"));
    try (StateDirectory open = StateDirectory.open(state)) {
      assertThat(open.path()).isEqualTo(state);
      assertThatThrownBy(() -> StateDirectory.open(temp.resolve("real")))
          .hasMessageContaining("already open in this process");
    }
  }

  @Test
  void aForeignDirectoryIsRefusedAndLeftAlone() throws Exception {
    Files.createDirectory(state);
    for (String name : List.of("a", "b", "c", "d", "e")) {
      Files.writeString(state.resolve(name), "mine");
    }
    assertThatThrownBy(() -> StateDirectory.open(state))
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith(state + " is not a Headrace state directory")
        .hasMessageContaining("it has no file \"headrace\", but holds ")
        .hasMessageEndingWith(" and more. Choose a new or an empty directory");
    assertThat(names(state)).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void aStateWithoutItsMarkerIsRefused() throws Exception {
    openAndClose(state);
    Files.delete(state.resolve("headrace"));
    assertThatThrownBy(() -> StateDirectory.open(state))
        .hasMessage(
            "%1$s is not a Headrace state directory: it has no file \"headrace\", but holds changes, state.db. If it is one that has lost that file: Restore the state directory %1$s from a backup; or call Engine.rebuild on it, and update: every row is then processed again, with the results that are remembered. Else choose a new or an empty directory"
                .formatted(state));
  }

  @Test
  void aFolderInPlaceOfTheMarkerIsRefusedAndMovedAwayByARebuild() throws Exception {
    openAndClose(state);
    Path marker = state.resolve("headrace");
    Files.delete(marker);
    Files.createDirectory(marker);
    assertThatThrownBy(() -> StateDirectory.open(state))
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith(marker + " is not the marker of a Headrace state directory")
        .hasMessageContaining("Engine.rebuild");

    Path aside = StateDirectory.rebuild(state);

    assertThat(aside.resolve("headrace")).isDirectory();
    openAndClose(state);
  }

  @Test
  void aFileInItsPlaceIsRefused() throws Exception {
    Files.writeString(state, "mine");
    String message =
        state
            + " is a file, but a directory for the state is expected. Choose another path, or move the file away";
    assertThatThrownBy(() -> StateDirectory.open(state)).hasMessage(message);
    assertThatThrownBy(() -> StateDirectory.open(state.resolve("below"))).hasMessage(message);
    assertThat(state).hasContent("mine");
  }

  @Test
  void aDamagedMarkerIsRefused() throws Exception {
    openAndClose(state);
    String sound = Files.readString(state.resolve("headrace"));
    for (String text :
        List.of(
            "",
            "format 1",
            "x".repeat(100_000),
            sound + "more",
            sound.replaceFirst("id .{8}", "id "),
            sound.replaceFirst("id .*\n", ""),
            sound.replace("format 2", "format 1"))) {
      Files.writeString(state.resolve("headrace"), text);
      assertThatThrownBy(() -> StateDirectory.open(state))
          .isInstanceOf(StateException.class)
          .hasMessageStartingWith(
              state.resolve("headrace") + " is not the marker of a Headrace state directory")
          .hasMessageContaining("Restore the state directory " + state);
    }
  }

  @Test
  void aNewerFormatIsRefused() throws Exception {
    openAndClose(state);
    Path marker = state.resolve("headrace");
    Files.writeString(marker, Files.readString(marker).replace("format 2", "format 3"));
    assertThatThrownBy(() -> StateDirectory.open(state))
        .hasMessage(
            "The state directory %s has format 3, but this version of Headrace knows formats up to 2. Use the version that wrote it, or a newer one"
                .formatted(state));
  }

  @Test
  void aCreationThatWasKilledBeginsAnew() throws Exception {
    openAndClose(state);
    Path marker = state.resolve("headrace");
    Files.writeString(marker, Files.readString(marker).replaceAll("(?s)format.*", "creating\n"));
    Files.writeString(state.resolve("state.db"), "half of a database");
    Files.writeString(state.resolve("state.db-wal"), "half of a log");

    openAndClose(state);

    assertThat(marker).content().containsPattern("format 2\nid [0-9a-f]{32}\n$");
    SqliteFixture.assertSound(state.resolve("state.db"));
  }

  @Test
  void aFailedCreationLeavesNothing() throws Exception {
    Path tooLong = temp.resolve("a/b").resolve("n".repeat(300));
    assertThatThrownBy(() -> StateDirectory.open(tooLong))
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith("The state directory " + tooLong + " can't be used: ");
    assertThat(names(temp)).isEmpty();

    Files.createDirectories(state.resolve("headrace.new/in the way"));
    assertThatThrownBy(() -> StateDirectory.open(state)).isInstanceOf(StateException.class);
    assertThat(names(state)).containsExactly("headrace.new");
  }

  @Test
  void missingPermissionIsTold() throws Exception {
    Path closed = Files.createDirectory(temp.resolve("closed"));
    assertThat(closed.toFile().setWritable(false)).isTrue();
    try {
      assumeFalse(Files.isWritable(closed), "this user may write everywhere");
      assertThatThrownBy(() -> StateDirectory.open(closed.resolve("state")))
          .hasMessage(
              "The state directory %s can't be used: no permission for %s. Let this process read and write it, or choose another path"
                  .formatted(closed.resolve("state"), closed.resolve("state")));
      assertThatThrownBy(() -> StateDirectory.open(closed))
          .isInstanceOf(StateException.class)
          .hasMessageStartingWith("The state directory " + closed + " can't be used: ");
    } finally {
      assertThat(closed.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPlaceThatCannotBeWrittenIsTold() {
    Path nowhere = Path.of("/proc/headrace");
    assertThatThrownBy(() -> StateDirectory.open(nowhere))
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith("The state directory /proc/headrace can't be used: ")
        .hasMessageEndingWith("or choose another path");
  }

  @Test
  void openingTwiceInOneProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
    try (StateDirectory first = StateDirectory.open(state)) {
      assertThat(first.path()).isEqualTo(state);
      assertThatThrownBy(() -> StateDirectory.open(state))
          .isInstanceOf(StateException.class)
          .hasMessage(
              "The state directory %s is already open in this process. Use the one that is open, or close it first"
                  .formatted(state));
      assertThat(inAnotherProcess())
          .matches(
              "The state directory %s is in use by process %d on host \\S+ since \\S+Z\\. Wait until that process ends, or use another directory\n"
                  .formatted(state, ProcessHandle.current().pid()));
    }
    assertThat(inAnotherProcess()).isEqualTo("opened\n");
    openAndClose(state);
  }

  @Test
  void theLockOfADeadProcessIsTakenOver() throws Exception {
    Path output = temp.resolve("output");
    Process holder = ChildJvm.start(Opening.class, output, List.of(), state.toString(), "hold");
    try {
      while (holder.isAlive() && !Files.readString(output).endsWith("\n")) {
        holder.waitFor(5, TimeUnit.MILLISECONDS);
      }
      assertThat(output).hasContent("opened");
      assertThatThrownBy(() -> StateDirectory.open(state))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("is in use by process " + holder.pid() + " on host ");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(state.resolve("owner")).content().contains("process " + holder.pid() + "\n");

    try (StateDirectory taken = StateDirectory.open(state)) {
      assertThat(taken.path().resolve("owner"))
          .content()
          .contains("process " + ProcessHandle.current().pid() + "\n");
    }
    assertThat(state.resolve("owner")).doesNotExist();
  }

  private String inAnotherProcess() throws Exception {
    Path output = temp.resolve("output");
    Process other = ChildJvm.start(Opening.class, output, List.of(), state.toString(), "try");
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }

  /** Opens a state directory and says how that went. */
  static final class Opening {

    private Opening() {}

    /** Arguments: the state directory; "hold" to keep it open until killed. */
    public static void main(String[] arguments) throws Exception {
      try (StateDirectory open = StateDirectory.open(Path.of(arguments[0]))) {
        System.out.println("opened");
        if (arguments[1].equals("hold")) {
          new CountDownLatch(1).await();
        }
        open.path();
      } catch (StateException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
