package dev.headrace.memo.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.ChildJvm;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.memo.LiveKeys;
import dev.headrace.memo.MemoOptions;
import dev.headrace.memo.chronicle.ChronicleAccess;
import dev.headrace.memo.journal.Journal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memo in processes of their own: killed ones, and such that lack the JVM's flags. */
class OtherJvmTest {

  private static final int ROUNDS = Integer.getInteger("headrace.memo.kills", 3);
  private static final int LARGE = 4000;

  /** Switches the log on, for what this library says itself. */
  private static final List<String> LOGGED =
      List.of("-Dorg.slf4j.simpleLogger.log.dev.headrace=info");

  @TempDir Path temporary = Path.of("");

  private static Hash key(int number) {
    return new Hasher().number(number).finish();
  }

  private static Bytes value(int number) {
    byte[] bytes = new byte[number % 500 == 499 ? 2 * LARGE : number % 300];
    new Random(number).nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private static DiskMemo open(Path directory, boolean chronicle) {
    MemoOptions options = MemoOptions.defaults().withGrace(Duration.ofDays(1));
    Journal.Limit journal = new Journal.Limit(2000, 1 << 20);
    return new DiskMemo(
        directory,
        new DiskMemo.Settings(
            options, journal, 0, LARGE, chronicle, () -> System.currentTimeMillis() / 1000),
        LiveKeys.NONE);
  }

  private Path output() {
    return temporary.resolve("output");
  }

  /** A flag such as {@code --add-opens this} is two words of a command. */
  private static List<String> words(List<String> flags) {
    return flags.stream().flatMap(flag -> Stream.of(flag.split(" "))).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingThatWasPutIsLostInAKill(boolean chronicle) throws Exception {
    Path directory = temporary.resolve("memo");
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int put = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path progress = temporary.resolve("progress" + round);
      Process child =
          ChildJvm.start(
              Putting.class,
              output(),
              words(ChronicleAccess.flags()),
              directory.toString(),
              String.valueOf(chronicle),
              String.valueOf(put),
              progress.toString());
      while (child.isAlive() && reached(progress) <= put) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(1000));
      assertThat(child.isAlive()).as("%s", Files.readString(output())).isTrue();
      child.destroyForcibly().waitFor();
      put = reached(progress);
      try (DiskMemo memo = open(directory, chronicle)) {
        for (int i = 0; i <= put; i++) {
          assertThat(memo.get(key(i)))
              .as("entry %d of %d, round %d", i, put, round)
              .isEqualTo(value(i));
        }
      }
      put++;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".damaged"));
    }
  }

  private static int reached(Path progress) throws IOException {
    return Files.exists(progress) && Files.size(progress) == Integer.BYTES
        ? ByteBuffer.wrap(Files.readAllBytes(progress)).getInt(0)
        : -1;
  }

  /** Puts entries until it is killed, and says in a file, mapped, how far it came. */
  static final class Putting {
    private Putting() {}

    public static void main(String[] args) throws IOException {
      DiskMemo memo = open(Path.of(args[0]), Boolean.parseBoolean(args[1]));
      try (var file = new RandomAccessFile(args[3], "rw")) {
        var progress = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, 4);
        for (int i = Integer.parseInt(args[2]); ; i++) {
          memo.put(key(i), value(i));
          progress.putInt(0, i);
          if (memo.get(key(i / 2)) == null) {
            throw new AssertionError(i / 2 + " is lost");
          }
        }
      }
    }
  }

  @Test
  void withoutFlagsItGrowsInSqliteAndSaysWhatToAddInOneLine() throws Exception {
    Path directory = temporary.resolve("memo");
    run(Growing.class, LOGGED, directory);

    assertThat(Files.readAllLines(output()))
        .containsExactly(
            "permitted: false",
            "[headrace-memo-keeper] INFO dev.headrace.memo.disk.Generations - "
                + MissingFlags.advice(),
            "intact");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.endsWith(".db"))
          .noneMatch(name -> name.contains(".map"));
    }
    String advice = MissingFlags.advice();
    assertThat(advice).doesNotContain("\n");
    for (String flag : ChronicleAccess.flags()) {
      assertThat(advice).contains(flag);
    }
    assertThat(advice).contains("java -jar", "surefire", "<argLine>", "Gradle", "jvmArgs(");
  }

  @Test
  void withTheFlagsItGrowsInChronicleMapWithoutAWord() throws Exception {
    Path directory = temporary.resolve("memo");
    List<String> flags = new ArrayList<>(LOGGED);
    flags.addAll(ChronicleAccess.flags());
    run(Growing.class, flags, directory);

    assertThat(Files.readAllLines(output())).containsExactly("permitted: true", "intact");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.endsWith(".map"))
          .noneMatch(name -> name.endsWith(".db"));
    }

    // What lies in Chronicle Map is not lost for a while without flags: it is only not read.
    run(Growing.class, List.of(), directory);
    run(Growing.class, ChronicleAccess.flags(), directory);
    assertThat(Files.readAllLines(output())).contains("permitted: true", "intact");
  }

  private void run(Class<?> main, List<String> flags, Path directory) throws Exception {
    Process child = ChildJvm.start(main, output(), words(flags), directory.toString());
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("%s", Files.readString(output())).isZero();
  }

  /** Grows until its entries leave the journal. */
  static final class Growing {
    private Growing() {}

    public static void main(String[] args) {
      boolean permitted = ChronicleAccess.isPermitted();
      System.out.println("permitted: " + permitted);
      Path directory = Path.of(args[0]);
      try (DiskMemo memo = open(directory, permitted)) {
        for (int i = 0; i < 5000; i++) {
          memo.put(key(i), value(i));
        }
        memo.collect(LiveKeys.NONE); // waits for what is moved
      }
      try (DiskMemo memo = open(directory, permitted)) {
        for (int i = 0; i < 5000; i++) {
          Bytes found = memo.get(key(i));
          if (found == null || !found.equals(value(i))) {
            throw new AssertionError(i + " is lost");
          }
        }
      }
      System.out.println("intact");
    }
  }
}
