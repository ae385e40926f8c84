package dev.headrace.memo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.hash.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMemoTest extends MemoStoreContract {

  @TempDir Path directory = Path.of("");

  @Override
  MemoStore open() {
    return new SqliteMemo(file());
  }

  private Path file() {
    return directory.resolve("state").resolve("memo.db");
  }

  private void reopen() {
    memo.close();
    memo = open();
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void survivesReopening() {
    for (int i = 0; i < 1000; i++) {
      memo.put(key(i), value(i));
    }
    reopen();

    for (int i = 0; i < 1000; i++) {
      assertThat(memo.get(key(i))).isEqualTo(value(i));
    }
  }

  @Test
  void makesNoFileBeforeItIsUsed() {
    memo.flush();
    memo.close();

    assertThat(file()).doesNotExist();
  }

  @Test
  void aDamagedEntryIsAMissAndCanBePutAgain() throws Exception {
    memo.put(key(1), value(1));
    memo.put(key(2), value(2));
    memo.close();
    execute("update entry set value = x'00ff' where high = " + key(1).high());
    memo = open();

    assertThat(memo.get(key(1))).isNull();
    assertThat(memo.get(key(2))).isEqualTo(value(2));

    memo.put(key(1), value(1));
    reopen();
    assertThat(memo.get(key(1))).isEqualTo(value(1));
  }

  @Test
  void anEntryUnderAnothersKeyIsAMiss() throws Exception {
    memo.put(key(1), value(1));
    memo.close();
    execute("update entry set high = %d, low = %d".formatted(key(2).high(), key(2).low()));
    memo = open();

    assertThat(memo.get(key(2))).isNull();
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "this is not a database at all. ".repeat(100));

    assertThatThrownBy(() -> memo.get(key(1)))
        .isInstanceOf(MemoException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("Delete it");
    assertThat(Files.readString(file())).startsWith("this is not a database");
  }

  @Test
  void aDatabaseOfSomeoneElseIsLeftAlone() throws Exception {
    Files.createDirectories(file().getParent());
    execute("create table customers (name text)");

    assertThatThrownBy(() -> memo.put(key(1), value(1)))
        .isInstanceOf(MemoException.class)
        .hasMessage(
            file()
                + " is an SQLite database, but not a memo of Headrace. Move it away, or choose another state directory.");
  }

  @Test
  void aMemoOfAnotherFormatIsNamed() throws Exception {
    memo.put(key(1), value(1));
    memo.close();
    execute("pragma user_version = 99");
    memo = open();

    assertThatThrownBy(() -> memo.get(key(1)))
        .isInstanceOf(MemoException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("format 99, expected 1");
  }

  @Test
  void pagesOverwrittenWithRubbishAreAMemoExceptionOrAMiss() throws Exception {
    for (int i = 0; i < 2000; i++) {
      memo.put(key(i), value(i));
    }
    memo.close();
    byte[] bytes = Files.readAllBytes(file());
    for (int i = 8192; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(file(), bytes);
    memo = open();

    assertThatThrownBy(() -> memo.get(key(1)))
        .isInstanceOf(MemoException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("Delete it");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(directory.resolve("state"), "a file");

    assertThatThrownBy(() -> memo.get(key(1)))
        .isInstanceOf(MemoException.class)
        .hasMessageContaining(file().toString());
  }

  @Test
  void putWaitsWhileTooMuchIsPending() {
    SqliteMemo small = new SqliteMemo(directory.resolve("small.db"), 1000);
    try (small) {
      for (int i = 0; i < 500; i++) {
        small.put(key(i), value(i));
      }
      small.put(key(1000), Bytes.of(new byte[5000])); // larger than the bound
      small.flush();
      assertThat(small.get(key(499))).isEqualTo(value(499));
      assertThat(small.get(key(1000))).isEqualTo(Bytes.of(new byte[5000]));
    }
  }

  @Test
  void aFailedWriteIsToldToWhoeverPutsOrFlushes() throws Exception {
    memo.put(key(1), value(1));
    memo.flush();
    execute("create trigger refuse before insert on entry begin select raise(abort, 'no'); end");
    memo.put(key(2), value(2));

    assertThatThrownBy(memo::flush)
        .isInstanceOf(MemoException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("can't be written");
    assertThatThrownBy(() -> memo.put(key(3), value(3))).isInstanceOf(MemoException.class);
    assertThatThrownBy(memo::close).isInstanceOf(MemoException.class);
  }

  @Test
  void isClosedForUseAfterClosing() {
    memo.put(key(1), value(1));
    memo.close();

    assertThatThrownBy(() -> memo.get(key(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void reopensAfterAKillWithUnflushedPuts() throws Exception {
    Process killed =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Killed.class.getName(),
                    file().toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(killed.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(killed.exitValue()).isEqualTo(Killed.EXIT);

    for (int i = 0; i < Killed.FLUSHED; i++) {
      assertThat(memo.get(key(i))).isEqualTo(value(i));
    }
    for (int i = Killed.FLUSHED; i < Killed.PUT; i++) {
      Bytes found = memo.get(key(i));
      assertThat(found == null || found.equals(value(i))).isTrue();
    }
    memo.put(key(Killed.PUT), value(Killed.PUT));
    memo.flush();
  }

  /** Ends without closing its memo. */
  static final class Killed {
    static final int FLUSHED = 500;
    static final int PUT = 5000;
    static final int EXIT = 42;

    private Killed() {}

    public static void main(String[] args) {
      MemoStore memo = new SqliteMemo(Path.of(args[0]));
      for (int i = 0; i < FLUSHED; i++) {
        memo.put(key(i), value(i));
      }
      memo.flush();
      for (int i = FLUSHED; i < PUT; i++) {
        memo.put(key(i), value(i));
      }
      Runtime.getRuntime().halt(EXIT);
    }
  }
}
