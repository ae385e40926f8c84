package dev.headrace.state.sqlite;

import static dev.headrace.state.States.INDEX;
import static dev.headrace.state.States.bytes;
import static dev.headrace.state.States.claim;
import static dev.headrace.state.States.failure;
import static dev.headrace.state.States.found;
import static dev.headrace.state.States.intention;
import static dev.headrace.state.States.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.hash.Bytes;
import dev.headrace.state.StateException;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.Touch;
import dev.headrace.state.States;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that fails in the middle changes nothing, and the next one succeeds. */
class RollbackTest {

  private final Path file;
  private final SqliteFixture fixture;
  private final StateStore store;

  RollbackTest(@TempDir Path temp) {
    fixture = SqliteFixture.open(temp);
    file = fixture.directory.state();
    store = fixture.store;
    store.commit(
        List.of(outcome("a", 1, claim("x", 1)), outcome("b", 2, claim("x", 1), claim("y", 2))), 1);
    store.intend(List.of(intention("c", "intended")));
    store.commit(List.of(outcome("d", 3, claim("orphan", 3), claim("orphan2", 4))), 1);
    store.commit(List.of(outcome("d", 4)), 1);
    store.fail(List.of(failure("b", "why")), Instant.EPOCH);
  }

  @AfterEach
  void close() {
    fixture.close();
    SqliteFixture.assertSound(file);
  }

  private Map<String, List<List<String>>> everything() {
    Map<String, List<List<String>>> tables = new TreeMap<>();
    for (String table :
        List.of("tracked", "owner", "orphan", "plan", "failure", "free_row", "source", "run")) {
      tables.put(table, SqliteFixture.query(file, "SELECT * FROM " + table));
    }
    return tables;
  }

  private void assertChangesNothing(ThrowingCallable change, String message) {
    Map<String, List<List<String>>> before = everything();
    assertThatThrownBy(change)
        .isInstanceOf(StateException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message)
        .hasCauseInstanceOf(SQLException.class);
    assertThat(everything()).isEqualTo(before);
  }

  private void assertUsable() {
    store.commit(List.of(outcome("later", 3, claim("x", 1))), 2);
    assertThat(found(store, "later").run()).isEqualTo(2);
  }

  private void failOn(String table, String event, String label, String action) {
    SqliteFixture.execute(
        file,
        "CREATE TRIGGER fault BEFORE %s ON %s WHEN %s BEGIN SELECT RAISE(%s, 'fault'); END"
            .formatted(event, table, label, action));
  }

  @Test
  void everyChangeIsAllOrNothing() {
    for (String action : List.of("ABORT", "FAIL", "ROLLBACK")) {
      failOn("tracked", "INSERT", "instr(new.held, CAST('fault' AS BLOB))", action);
      assertChangesNothing(
          () -> store.intend(List.of(intention("a", "x"), intention("n", "fresh", "fault"))),
          "fault");
      assertChangesNothing(
          () ->
              store.commit(
                  List.of(outcome("b", 5), outcome("n", 6, claim("y", 7), claim("fault", 8))), 1),
          "fault");
      SqliteFixture.execute(file, "DROP TRIGGER fault");

      failOn("owner", "INSERT", "new.source_row = 3", action);
      assertChangesNothing(
          () -> store.intend(List.of(intention("a", "x"), intention("c", "fresh"))), "fault");
      SqliteFixture.execute(file, "DROP TRIGGER fault");

      long a = found(store, "a").id();
      long b = found(store, "b").id();
      failOn("tracked", "DELETE", "old.label = 'b'", action);
      assertChangesNothing(() -> store.retire(List.of(a, b)), "fault");
      SqliteFixture.execute(file, "DROP TRIGGER fault");

      failOn("tracked", "UPDATE", "old.label = 'b'", action);
      assertChangesNothing(
          () -> store.touch(List.of(new Touch(a, "new"), new Touch(b, "new"))), "fault");
      SqliteFixture.execute(file, "DROP TRIGGER fault");

      failOn("orphan", "UPDATE", "old.label = 'orphan2'", action);
      assertChangesNothing(
          () -> store.intendDelete(INDEX, List.of(bytes("orphan"), bytes("orphan2"))), "fault");
      SqliteFixture.execute(file, "DROP TRIGGER fault");

      failOn("orphan", "DELETE", "old.label = 'orphan2'", action);
      assertChangesNothing(
          () -> store.forget(INDEX, List.of(bytes("orphan"), bytes("orphan2"))), "fault");
      SqliteFixture.execute(file, "DROP TRIGGER fault");

      failOn("tracked", "UPDATE", "new.label = 'b'", action);
      assertChangesNothing(() -> store.invalidate(INDEX), "fault");
      SqliteFixture.execute(file, "DROP TRIGGER fault");

      failOn("failure", "INSERT", "new.message = 'fault'", action);
      assertChangesNothing(
          () -> store.fail(List.of(failure("b", "again"), failure("n", "fault")), Instant.EPOCH),
          "fault");
      SqliteFixture.execute(file, "DROP TRIGGER fault");
      assertUsable();
    }
  }

  @Test
  void aBrokenCallIsAllOrNothingToo() {
    Map<String, List<List<String>>> before = everything();
    List<Commit> broken = new ArrayList<>(Arrays.asList(outcome("a", 9), null));
    assertThatThrownBy(() -> store.commit(broken, 1)).isInstanceOf(NullPointerException.class);
    assertThat(everything()).isEqualTo(before);
    assertUsable();
  }

  @Test
  void aFullDiskIsToldAndNothingIsLost() {
    limitPages(1);
    Bytes large = Bytes.of(new byte[1 << 20]);
    Commit one = outcome("a", 5);
    Commit growing =
        new Commit(one.source(), one.key(), "v", States.hash(1), States.hash(1), large, List.of());
    assertChangesNothing(
        () -> store.commit(List.of(outcome("b", 3), growing), 1), "No space is left to write ");
    limitPages(1 << 30);
    store.commit(List.of(growing), 2);
    assertThat(store.trace(found(store, "a").id())).isEqualTo(large);
    assertUsable();
  }

  private void limitPages(int pages) {
    fixture.database.write(
        session -> {
          Integer limit = session.first("PRAGMA max_page_count = " + pages, row -> row.getInt(1));
          return limit != null;
        });
  }

  @Test
  void aStateThatCannotBeWrittenIsToldAndCanBeRead() {
    queryOnly(true);
    assertChangesNothing(
        () -> store.commit(List.of(outcome("b", 3)), 1),
        "can't be written (Attempt to write a readonly database)");
    assertThat(found(store, "a").version()).isEqualTo("v1");
    queryOnly(false);
    assertUsable();
  }

  private void queryOnly(boolean on) {
    fixture.database.write(
        session -> {
          session.script("PRAGMA query_only = " + on);
          return on;
        });
  }

  @Test
  void aReaderSeesAllOfAChangeOrNothing() throws Exception {
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < 200; i++) {
                int round = i;
                store.commit(
                    IntStream.range(0, 5).mapToObj(k -> outcome("k" + k, round)).toList(), round);
              }
            });
    writer.start();
    while (writer.isAlive()) {
      List<Long> runs =
          fixture.database.read(
              session -> {
                List<Long> seen = new ArrayList<>();
                session.each(
                    "SELECT run FROM source_row WHERE label LIKE 'k_'",
                    row -> seen.add(row.getLong(1)));
                return seen;
              });
      assertThat(runs.stream().distinct()).hasSizeLessThan(2);
      assertThat(runs.size()).isIn(0, 5);
    }
    writer.join();
  }
}
