package dev.headrace.state.sqlite;

import static dev.headrace.state.States.claim;
import static dev.headrace.state.States.found;
import static dev.headrace.state.States.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.hash.Hash;
import dev.headrace.state.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A {@code state.db} that is sound, but not the one of its directory, or not the last one, is
 * refused.
 */
class BindingTest {

  private static final List<String> FILES =
      List.of("headrace", "changes", "state.db", "state.db-wal");

  private final Path own;
  private final Path other;

  BindingTest(@TempDir Path temp) {
    own = temp.resolve("own");
    other = temp.resolve("other");
  }

  @BeforeEach
  void make() {
    for (Path directory : List.of(own, other)) {
      try (SqliteFixture fixture = SqliteFixture.open(directory)) {
        fixture.store.commit(List.of(outcome(directory.getFileName().toString(), 1)), 1);
      }
    }
  }

  private static void copy(Path from, Path to, String... names) throws IOException {
    Files.createDirectories(to);
    for (String name : names) {
      if (Files.exists(from.resolve(name))) {
        Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** What a kill leaves of a directory after some changes. */
  private static Path killed(Path directory) throws IOException {
    Path copy = directory.resolveSibling(directory.getFileName() + "-killed");
    try (SqliteFixture fixture = SqliteFixture.open(directory)) {
      for (int i = 0; i < 5; i++) {
        fixture.store.commit(List.of(outcome("k" + i, i, claim("t" + i, i))), 2);
      }
      copy(directory, copy, FILES.toArray(String[]::new));
    }
    return copy;
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path directory) {
    return assertThatThrownBy(() -> SqliteFixture.open(directory).close())
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith(directory.resolve("state.db") + " ")
        .hasMessageContaining(Faults.wayOut(directory.resolve("state.db")));
  }

  private static String marked(Path directory) throws IOException {
    return Files.readString(directory.resolve("headrace")).replaceAll("(?s).*id (.*)\n", "$1");
  }

  private static String idOfState(Path directory) {
    return SqliteFixture.query(
            directory.resolve("state.db"), "SELECT lower(hex(id)) FROM directory")
        .get(0)
        .get(0);
  }

  @Test
  void theStateOfAnotherDirectoryIsRefusedAndARebuildKeepsIt() throws Exception {
    copy(other, own, "state.db");

    assertRefused(own)
        .hasMessage(
            "%s belongs to another state directory: expected the id %s, as in the file \"headrace\" beside it, found %s. %s"
                .formatted(
                    own.resolve("state.db"),
                    marked(own),
                    marked(other),
                    Faults.wayOut(own.resolve("state.db"))));

    String id = marked(own);
    Path aside = StateDirectory.rebuild(own);
    try (SqliteFixture fixture = SqliteFixture.open(own)) {
      assertThat(fixture.store.property("", StateDirectory.REBUILT)).isNotNull();
    }
    assertThat(aside.resolve("state.db"))
        .hasBinaryContent(Files.readAllBytes(other.resolve("state.db")));
    assertThat(marked(own)).isEqualTo(id).isEqualTo(idOfState(own));
  }

  @Test
  void theMarkerOfAnotherDirectoryIsRefused() throws Exception {
    copy(other, own, "headrace");
    assertRefused(own).hasMessageContaining("found " + idOfState(own));
  }

  @Test
  void anOlderCopyOfTheStateIsRefused() throws Exception {
    Path backup = own.resolveSibling("backup");
    copy(own, backup, FILES.toArray(String[]::new));
    try (SqliteFixture fixture = SqliteFixture.open(own)) {
      fixture.store.commit(List.of(outcome("later", 1), outcome("too", 2)), 2);
      fixture.store.commit(List.of(outcome("last", 3)), 2);
    }
    copy(backup, own, "state.db");

    assertRefused(own)
        .hasMessageContaining(
            " has lost changes: expected 3, as in the file \"changes\" beside it, found 1. ");

    copy(backup, own, "changes"); // the whole backup
    SqliteFixture.open(own).close();
  }

  @Test
  void whatAKillLeftIsOpenedAndALogThatIsMissingOrCutIsNoticed() throws Exception {
    Path whole = killed(own);
    byte[] log = Files.readAllBytes(whole.resolve("state.db-wal"));
    for (int length : List.of(0, 40, log.length / 2, log.length - 1)) {
      Path cut = own.resolveSibling("cut-" + length);
      copy(whole, cut, FILES.toArray(String[]::new));
      Files.write(cut.resolve("state.db-wal"), Arrays.copyOf(log, length));
      assertRefused(cut).hasMessageContaining(" has lost changes: expected 6, ");
    }
    Path without = own.resolveSibling("without");
    copy(whole, without, "headrace", "changes", "state.db");
    assertRefused(without).hasMessageContaining(" found 1. It is an older copy, or its log ");

    try (SqliteFixture fixture = SqliteFixture.open(whole)) {
      assertThat(found(fixture.store, "k4").version()).isEqualTo("v4");
    }
  }

  @Test
  void theLogOfAnotherDirectoryIsRefused() throws Exception {
    Path ownKilled = killed(own);
    copy(killed(other), ownKilled, "state.db-wal");
    assertThatThrownBy(() -> SqliteFixture.open(ownKilled).close())
        .isInstanceOf(StateException.class)
        .hasMessageContaining(" belongs to another state directory: ");
  }

  @Test
  void aStateThatIsAheadOfItsCountIsTheRuleAfterAKill() throws Exception {
    Path before = own.resolveSibling("before");
    copy(own, before, "changes");
    Path killed = killed(own);
    copy(before, killed, "changes");
    SqliteFixture.open(killed).close();
    try (ChangeCount count = ChangeCount.open(killed, hash(killed))) {
      assertThat(count.changes()).isEqualTo(6);
    }
  }

  @Test
  void aCountThatIsLostDamagedOrForeignIsMadeAnew() throws Exception {
    try (SqliteFixture fixture = SqliteFixture.open(other)) {
      for (int i = 0; i < 100; i++) {
        fixture.store.beginRun("flow", Instant.EPOCH);
      }
    }
    byte[] foreign = Files.readAllBytes(other.resolve("changes"));
    for (byte[] bytes : List.of(new byte[0], new byte[7], new byte[1000], foreign)) {
      Files.write(own.resolve("changes"), bytes);
      SqliteFixture.open(own).close();
      try (ChangeCount count = ChangeCount.open(own, hash(own))) {
        assertThat(count.changes()).isEqualTo(1);
      }
    }
    Files.delete(own.resolve("changes"));
    Files.createDirectory(own.resolve("changes"));
    assertThatThrownBy(() -> SqliteFixture.open(own).close())
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith(own.resolve("changes") + " can't be read or written (")
        .hasMessageContaining("Engine.rebuild");
    StateDirectory.rebuild(own);
    SqliteFixture.open(own).close();
  }

  private static Hash hash(Path directory) throws IOException {
    return Hash.of(HexFormat.of().parseHex(marked(directory)), 0);
  }

  @Test
  void oneOfTheTwoSlotsIsEnough() throws Exception {
    try (SqliteFixture fixture = SqliteFixture.open(own)) {
      fixture.store.beginRun("flow", Instant.EPOCH);
    }
    byte[] whole = Files.readAllBytes(own.resolve("changes"));
    for (int slot = 0; slot < 2; slot++) {
      byte[] torn = whole.clone();
      torn[32 * slot + 3] ^= 1;
      Files.write(own.resolve("changes"), torn);
      try (ChangeCount count = ChangeCount.open(own, hash(own))) {
        assertThat(count.changes()).isEqualTo(slot == 0 ? 1 : 2);
      }
    }
  }

  @Test
  void aDirectoryWithoutAnIdTakesThatOfItsState() throws Exception {
    Path old = own.resolveSibling("old");
    copy(Path.of("src", "test", "resources", "state", "format-1"), old, "headrace", "state.db");
    String without = Files.readString(old.resolve("headrace"));
    SqliteFixture.open(old).close();
    assertThat(marked(old)).hasSize(32).isEqualTo(idOfState(old));

    // A kill between the two: the state has its id, the marker has none.
    String id = marked(old);
    Files.writeString(old.resolve("headrace"), without);
    SqliteFixture.open(old).close();
    assertThat(marked(old)).isEqualTo(id);

    copy(other, old, "state.db");
    assertRefused(old).hasMessageContaining(" belongs to another state directory: ");
  }

  @Test
  void aStateThatSaysNothingOfItsDirectoryIsDamaged() {
    SqliteFixture.execute(own.resolve("state.db"), "DELETE FROM directory");
    assertRefused(own)
        .hasMessageContaining(" is damaged: the table directory has none instead of one row. ");
  }
}
