package dev.headrace.state.sqlite;

import static dev.headrace.state.States.DOCS;
import static dev.headrace.state.States.INDEX;
import static dev.headrace.state.States.bytes;
import static dev.headrace.state.States.claim;
import static dev.headrace.state.States.found;
import static dev.headrace.state.States.intention;
import static dev.headrace.state.States.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.hash.Bytes;
import dev.headrace.state.CommitContract;
import dev.headrace.state.Durability;
import dev.headrace.state.FailureContract;
import dev.headrace.state.LookUpContract;
import dev.headrace.state.MemoryState;
import dev.headrace.state.Observation;
import dev.headrace.state.RandomChange;
import dev.headrace.state.RemovalContract;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.States;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStateTest implements LookUpContract, CommitContract, RemovalContract, FailureContract {

  private final Path temp;
  private SqliteFixture fixture;

  SqliteStateTest(@TempDir Path temp) {
    this.temp = temp;
    this.fixture = SqliteFixture.open(temp);
  }

  @Override
  public StateStore store() {
    return fixture.store;
  }

  @BeforeEach
  void isNew() {
    assertThat(SqliteFixture.query(fixture.directory.state(), "SELECT * FROM tracked")).isEmpty();
  }

  @AfterEach
  void isSound() {
    fixture.close();
    SqliteFixture.assertSound(fixture.directory.state());
  }

  @Test
  void whatWasRecordedIsThereAfterReopening() {
    store().commit(List.of(outcome("a", 1, claim("x", 1))), 1);
    StateStore.SourceRow row = found(store(), "a");

    fixture.close();
    fixture = SqliteFixture.open(temp);

    assertThat(found(store(), "a")).isEqualTo(row);
    assertThat(store().owners(INDEX, bytes("x"))).containsExactly(row);
    assertThat(store().find(DOCS, bytes("b"))).isNull();
  }

  @Test
  void idsOfTheLastRowsAreGivenOnce() {
    List<Long> ids = store().commit(List.of(outcome("a", 1), outcome("b", 1), outcome("c", 1)), 1);
    store().retire(ids.subList(1, 3));
    fixture.close();
    fixture = SqliteFixture.open(temp);

    List<Long> given =
        store()
            .commit(List.of(outcome("d", 1), outcome("e", 1), outcome("f", 1), outcome("g", 1)), 2);

    assertThat(ids).containsExactly(1L, 2L, 3L);
    assertThat(given).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void theFileIsAsDurableAsAsked() {
    fixture.close();
    try (StateDirectory directory = StateDirectory.open(temp)) {
      for (Durability durability : Durability.values()) {
        Database database = Database.open(directory.state(), durability, Schema.STEPS);
        List<String> settings = new ArrayList<>();
        for (String name : List.of("synchronous", "journal_mode", "foreign_keys")) {
          database.write(
              session -> settings.add(session.first("PRAGMA " + name, row -> row.getString(1))));
        }
        database.close();
        assertThat(settings)
            .containsExactly(durability == Durability.POWER_LOSS ? "2" : "1", "wal", "1");
      }
    }
  }

  @Test
  void closingLeavesOneFile() {
    store().commit(List.of(outcome("a", 1)), 1);
    found(store(), "a");

    fixture.close();

    Path file = fixture.directory.state();
    assertThat(file).exists();
    assertThat(file.resolveSibling("state.db-wal")).doesNotExist();
    assertThat(file.resolveSibling("owner")).doesNotExist();
  }

  @Test
  void tracesAreReadInPagesOfBoundedSize() {
    Bytes trace = Bytes.of(new byte[3 << 20]);
    store()
        .commit(
            IntStream.range(0, 9)
                .mapToObj(
                    i ->
                        new Commit(
                            DOCS,
                            States.key("k" + i),
                            null,
                            States.hash(i),
                            States.hash(i),
                            trace,
                            List.of()))
                .toList(),
            1);

    List<Reads.Traced> page = fixture.database.read(session -> Reads.traces(session, null, 9));

    assertThat(page).hasSize(2);
    List<Bytes> all = new ArrayList<>();
    store().forEachTrace(all::add);
    assertThat(all).hasSize(9);
  }

  @Test
  void theLogIsNotHeldBackByAVisitor() throws Exception {
    Path log = temp.resolve("state.db-wal");
    store().commit(IntStream.range(0, 100).mapToObj(i -> outcome("k" + i, i)).toList(), 1);
    Bytes trace = Bytes.of(new byte[1 << 20]);

    store()
        .forEachRow(
            DOCS,
            row ->
                store()
                    .commit(
                        List.of(
                            new Commit(
                                DOCS,
                                row.key(),
                                null,
                                States.hash(1),
                                States.hash(1),
                                trace,
                                List.of())),
                        1));

    assertThat(Files.size(log)).isLessThan(30L << 20); // 100 MB were written
  }

  @Test
  void whatAnotherProgramHasWrittenIsSeen() {
    store().commit(List.of(outcome("a", 1, claim("x", 1))), 1);

    SqliteFixture.execute(
        fixture.directory.state(), "DELETE FROM owner", "UPDATE tracked SET held = NULL");
    store().commit(List.of(outcome("b", 2, claim("x", 1))), 1);

    assertThat(store().owners(INDEX, bytes("x"))).containsExactly(found(store(), "b"));
  }

  @Test
  void aStateOfFormat1IsOpenedWithAllThatItHad() throws Exception {
    fixture.close();
    for (String name : List.of("headrace", "state.db")) {
      Files.copy(
          Path.of("src", "test", "resources", "state", "format-1", name),
          temp.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(SqliteFixture.query(temp.resolve("state.db"), "PRAGMA user_version"))
        .isEqualTo(List.of(List.of("1")));
    MemoryState expected = new MemoryState();
    for (long change = 0; change < 300; change++) {
      RandomChange.apply(expected, change);
    }

    fixture = SqliteFixture.open(temp);

    assertThat(Observation.of(store())).isEqualTo(Observation.of(expected));
    for (long change = 300; change < 400; change++) {
      Object result = RandomChange.apply(expected, change);
      assertThat(RandomChange.apply(store(), change)).isEqualTo(result);
    }
    assertThat(Observation.of(store())).isEqualTo(Observation.of(expected));
  }

  @Test
  void anInterruptedThreadLosesNothing() {
    Thread.currentThread().interrupt();
    try {
      store().intend(List.of(intention("a", "x")));
      store().commit(List.of(outcome("a", 1, claim("x", 1))), 1);
      assertThat(found(store(), "a").version()).isEqualTo("v1");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
