package dev.headrace.state.sqlite;

import static dev.headrace.state.States.DOCS;
import static dev.headrace.state.States.INDEX;
import static dev.headrace.state.States.bytes;
import static dev.headrace.state.States.claim;
import static dev.headrace.state.States.failure;
import static dev.headrace.state.States.failures;
import static dev.headrace.state.States.found;
import static dev.headrace.state.States.outcome;
import static dev.headrace.state.States.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.state.Durability;
import dev.headrace.state.StateException;
import dev.headrace.state.StateStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A state file that is not what was written is refused: which file, what was found, a way out. */
class DamageTest {

  private final Path temp;
  private final Path file;

  DamageTest(@TempDir Path temp) {
    this.temp = temp;
    this.file = temp.resolve("state.db");
    try (SqliteFixture fixture = SqliteFixture.open(temp)) {
      fixture.store.commit(
          IntStream.range(0, 2_000).mapToObj(i -> outcome("k" + i, i, claim("t" + i, i))).toList(),
          1);
      fixture.store.fail(List.of(failure("k7", "why")), Instant.EPOCH);
    }
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
    return assertThatThrownBy(() -> SqliteFixture.open(temp).close())
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith(file + " ");
  }

  private String wayOut() {
    return "Restore the state directory %s from a backup; or call Engine.rebuild on it, and update: every row is then processed again, with the results that are remembered"
        .formatted(temp);
  }

  private void overwrite(long position, int length) throws IOException {
    byte[] garbage = new byte[length];
    Arrays.fill(garbage, (byte) 0xa5);
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(position);
      raw.write(garbage);
    }
  }

  private void truncate(long size) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.setLength(size);
    }
  }

  @Test
  void aMissingFileIsNotTakenForAnEmptyState() throws Exception {
    Files.delete(file);
    assertRefused().hasMessage(file + " is missing. " + wayOut());
    assertThat(file).doesNotExist();
  }

  @Test
  void somethingElseInItsPlaceIsRefused() throws Exception {
    for (String text : List.of("", "SQLite", "not a database".repeat(1_000))) {
      Files.writeString(file, text);
      assertRefused()
          .hasMessage(
              file + " is damaged: expected an SQLite database, found something else. " + wayOut());
      assertThat(file).hasContent(text);
    }
    Files.delete(file);
    Files.createDirectory(file);
    assertRefused().hasMessageContaining("can't be read").hasMessageEndingWith(wayOut());
  }

  @Test
  void anotherDatabaseInItsPlaceIsRefusedAndLeftAlone() throws Exception {
    Files.delete(file);
    SqliteFixture.execute(file, "CREATE TABLE theirs (x)");
    byte[] theirs = Files.readAllBytes(file);
    assertRefused()
        .hasMessage(
            file
                + " is damaged: expected a Headrace state (application id 1214542435), found another SQLite database (0). "
                + wayOut());
    assertThat(file).hasBinaryContent(theirs);
  }

  @Test
  void aTruncatedFileIsRefused() throws Exception {
    truncate(Files.size(file) / 2);
    assertThatThrownBy(
            () -> {
              try (SqliteFixture fixture = SqliteFixture.open(temp)) {
                rows(fixture.store, DOCS);
              }
            })
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith(file + " is damaged: ")
        .hasMessageEndingWith(wayOut());
  }

  @Test
  void overwrittenPagesAreRefusedWhenTheyAreRead() throws Exception {
    overwrite(4096, (int) Files.size(file) - 4096);
    assertThatThrownBy(
            () -> {
              try (SqliteFixture fixture = SqliteFixture.open(temp)) {
                rows(fixture.store, DOCS);
              }
            })
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith(file + " is damaged: ")
        .hasMessageEndingWith(wayOut());
  }

  @Test
  void missingTablesAreNamed() {
    SqliteFixture.execute(file, "DROP INDEX intending", "DROP VIEW holding");
    assertRefused().hasMessage(file + " is damaged: it lacks holding, intending. " + wayOut());
  }

  @Test
  void valuesThatWereNeverWrittenAreRefused() {
    SqliteFixture.execute(
        file,
        "UPDATE tracked SET content = x'010203' WHERE label = 'k3'",
        "UPDATE tracked SET held = zeroblob(100000000) WHERE label = 'k4'",
        "UPDATE failure SET first = 'yesterday'");
    try (SqliteFixture fixture = SqliteFixture.open(temp)) {
      StateStore store = fixture.store;
      assertThatThrownBy(() -> store.find(DOCS, bytes("k3")))
          .isInstanceOf(StateException.class)
          .hasMessage(file + " is damaged: column content has 3 bytes instead of 16. " + wayOut());
      assertThatThrownBy(() -> store.findTarget(INDEX, bytes("t4")))
          .hasMessageStartingWith(file + " is damaged: column held has an empty group");
      assertThatThrownBy(() -> failures(store, DOCS))
          .hasMessage(file + " is damaged: column first is not a time: yesterday. " + wayOut());
      assertThat(found(store, "k5").version()).isEqualTo("v5");
    }
  }

  @Test
  void formatsAreBroughtUpToDateAndNewerOnesRefused() {
    List<Schema.Step> newer = new ArrayList<>(Schema.STEPS);
    newer.add(Schema.Step.script("CREATE TABLE added (x);"));
    Database.open(file, Durability.KILL, newer).close();

    assertThat(SqliteFixture.query(file, "PRAGMA user_version")).isEqualTo(List.of(List.of("4")));
    assertThat(SqliteFixture.query(file, "SELECT * FROM added")).isEmpty();
    assertThat(SqliteFixture.query(file, "SELECT count(*) FROM source_row"))
        .isEqualTo(List.of(List.of("2000")));
    Database.open(file, Durability.KILL, newer).close();
    assertRefused()
        .hasMessage(
            file
                + " has format 4, but this version of Headrace knows formats up to 3. Use the version that wrote it, or a newer one");
  }

  @Test
  void aFailedMigrationChangesNothing() {
    List<Schema.Step> broken = new ArrayList<>(Schema.STEPS);
    broken.add(Schema.Step.script("CREATE TABLE added (x); CREATE TABLE added (x);"));
    assertThatThrownBy(() -> Database.open(file, Durability.KILL, broken))
        .isInstanceOf(StateException.class);

    assertThat(SqliteFixture.query(file, "PRAGMA user_version")).isEqualTo(List.of(List.of("3")));
    SqliteFixture.open(temp).close();
  }

  @Test
  void eachFaultOfTheDatabaseHasItsWayOut() {
    Faults faults = new Faults(file);
    assertThat(faults.of(new SQLiteException("m", SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT)))
        .hasMessageContaining("is locked by another program");
    assertThat(faults.of(new SQLiteException("m", SQLiteErrorCode.SQLITE_FULL)))
        .hasMessageContaining("free space and update again");
    assertThat(faults.of(new SQLiteException("m", SQLiteErrorCode.SQLITE_IOERR_SHMSIZE)))
        .hasMessageContaining("free space and update again");
    assertThat(faults.of(new SQLiteException("m", SQLiteErrorCode.SQLITE_CANTOPEN)))
        .hasMessageContaining("can't be opened");
    assertThat(faults.of(new SQLiteException("m", SQLiteErrorCode.SQLITE_TOOBIG)))
        .hasMessageContaining("larger than 268435456 bytes");
    assertThat(faults.of(new SQLiteException("m", SQLiteErrorCode.SQLITE_IOERR_FSYNC)))
        .hasMessageContaining("check it and update again. If that does not help: " + wayOut());
    assertThat(faults.of(new SQLiteException("m", SQLiteErrorCode.SQLITE_IOERR_SHORT_READ)))
        .hasMessageContaining(" is damaged: ")
        .hasMessageContaining(wayOut());
    assertThat(faults.of(new SQLiteException("m", SQLiteErrorCode.SQLITE_CORRUPT_INDEX)))
        .hasMessageContaining(wayOut());
    assertThat(faults.of(new SQLiteException("what", SQLiteErrorCode.SQLITE_MISMATCH)))
        .hasMessage(file + " can't be used: what");
  }
}
