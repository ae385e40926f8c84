package dev.headrace.memo.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.hash.Bytes;
import dev.headrace.memo.LiveKeys;
import dev.headrace.memo.MemoOptions;
import dev.headrace.memo.MemoReport;
import dev.headrace.memo.MemoStore;
import dev.headrace.memo.MemoStoreContract;
import dev.headrace.memo.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every memo in a directory does, wherever its entries are. */
abstract class DiskMemoContract extends MemoStoreContract {

  static final long START = 1_800_000_000;
  static final int LARGE = 4000;

  final AtomicLong seconds = new AtomicLong(START);

  /** For collections that the memo begins by itself. */
  LiveKeys inUse = LiveKeys.NONE;

  MemoOptions options = MemoOptions.defaults().withGrace(Duration.ZERO);

  @TempDir Path temporary = Path.of("");

  abstract Journal.Limit journal();

  abstract boolean chronicle();

  DiskMemo.Settings settings() {
    return new DiskMemo.Settings(options, journal(), LARGE, chronicle(), seconds::get);
  }

  Path directory() {
    return temporary.resolve("memo");
  }

  @Override
  protected MemoStore open() {
    return new DiskMemo(directory(), settings(), inUse);
  }

  void reopen() {
    memo.close();
    memo = open();
  }

  /** Puts entries and waits until they are where they stay. */
  void fill(int count) {
    for (int i = 0; i < count; i++) {
      memo.put(key(i), value(i));
    }
    memo.collect(live(0, count));
  }

  /** Some seconds later, so that what was put is past its grace. */
  @Override
  protected void later() {
    seconds.addAndGet(10);
  }

  List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(directory())) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void survivesReopening() {
    fill(3000);
    reopen();

    for (int i = 0; i < 3000; i++) {
      assertThat(memo.get(key(i))).isEqualTo(value(i));
    }
    assertThat(memo.get(key(3000))).isNull();
  }

  @Test
  void makesNothingBeforeItIsUsed() {
    memo.flush();
    memo.close();

    assertThat(directory()).doesNotExist();
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
  void keepsWhatWasUsedWithinTheGracePeriod() {
    options = MemoOptions.defaults().withGrace(Duration.ofSeconds(100));
    reopen();
    fill(1000);
    seconds.addAndGet(90);
    for (int i = 0; i < 200; i++) {
      assertThat(memo.get(key(i))).isEqualTo(value(i)); // used again
    }
    seconds.addAndGet(90);
    MemoReport report = memo.collect(live(900, 1000));

    for (int i = 0; i < 1000; i++) {
      assertThat(memo.get(key(i))).isEqualTo(i < 200 || i >= 900 ? value(i) : null);
    }
    assertThat(report.kept()).isEqualTo(300);
    reopen();
    for (int i = 0; i < 1000; i++) {
      assertThat(memo.get(key(i))).isEqualTo(i < 200 || i >= 900 ? value(i) : null);
    }
  }

  @Test
  void aboveItsBudgetItEvictsWhatWasUsedLeastRecently() {
    options = MemoOptions.defaults().withGrace(Duration.ofDays(10)).withMaxBytes(60_000);
    inUse = live(0, 100);
    reopen();
    for (int i = 0; i < 1000; i++) {
      seconds.addAndGet(1000); // each entry of about 180 bytes has an age of its own
      memo.put(key(i), value(i));
    }
    MemoReport report = memo.collect(live(0, 100));

    assertThat(report.keptBytes()).isBetween(45_000L, 60_000L);
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Bytes found = memo.get(key(i));
      if (found != null) {
        assertThat(found).isEqualTo(value(i));
        kept.add(i);
      }
    }
    assertThat(kept).startsWith(0, 1, 2).contains(99, 999).doesNotContain(100, 500);
    assertThat(kept.subList(100, kept.size()))
        .as("the last ones, in a row")
        .hasSize(999 - kept.get(100) + 1);
  }

  @Test
  void largeValuesAreFilesAndGoWithTheirEntries() throws IOException {
    byte[] large = new byte[1 << 20];
    new Random(3).nextBytes(large);
    memo.put(key(1), Bytes.of(large));
    memo.put(key(2), Bytes.of(large)); // the same content: one file
    memo.put(key(3), Bytes.of(new byte[LARGE]));
    assertThat(values()).hasSize(2);
    reopen();
    assertThat(memo.get(key(2))).isEqualTo(Bytes.of(large));

    later();
    memo.collect(live(2, 3));
    assertThat(values()).hasSize(1);
    assertThat(memo.get(key(2))).isEqualTo(Bytes.of(large));
    assertThat(memo.get(key(3))).isNull();
  }

  List<Path> values() throws IOException {
    return files().stream().filter(file -> file.startsWith(directory().resolve("values"))).toList();
  }

  @Test
  void aDamagedLargeValueIsAMissAndCanBePutAgain() throws IOException {
    Bytes large = Bytes.of(new byte[LARGE]);
    memo.put(key(1), large);
    Path file = values().get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[77] ^= 4;
    Files.write(file, bytes);
    assertThat(memo.get(key(1))).isNull();
    Files.write(file, new byte[LARGE - 1]);
    assertThat(memo.get(key(1))).isNull();
    Files.delete(file);
    assertThat(memo.get(key(1))).isNull();

    memo.put(key(1), large);
    assertThat(memo.get(key(1))).isEqualTo(large);
  }

  @Test
  void isReadByThreadsThatAreInterrupted() throws Exception {
    fill(3000);
    reopen();
    Thread.currentThread().interrupt();
    for (int i = 0; i < 3000; i++) {
      assertThat(memo.get(key(i))).isEqualTo(value(i));
      memo.put(key(3000 + i), value(i));
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(memo.get(key(3100))).isEqualTo(value(100));
  }

  @Test
  void closesInTheMiddle() throws Exception {
    fill(2000);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    AtomicLong put = new AtomicLong();
    try {
      List<Future<?>> running = new ArrayList<>();
      MemoStore closing = memo;
      running.add(
          pool.submit(
              () -> {
                for (int i = 2000; ; i++) {
                  closing.put(key(i), value(i));
                  put.set(i);
                }
              }));
      running.add(
          pool.submit(
              () -> {
                for (int i = 0; ; i++) {
                  Bytes found = closing.get(key(i % 2000));
                  assertThat(found == null || found.equals(value(i % 2000))).isTrue();
                }
              }));
      running.add(
          pool.submit(
              () -> {
                while (true) {
                  var unused = closing.collect(live(0, 1_000_000));
                }
              }));
      while (put.get() < 4000) {
        Thread.onSpinWait();
      }
      memo.close();
      for (Future<?> each : running) {
        assertThatThrownBy(each::get)
            .cause()
            .isInstanceOfAny(IllegalStateException.class, CancellationException.class);
      }
    } finally {
      pool.shutdownNow();
    }
    memo = open();
    for (int i = 0; i < put.get(); i++) {
      assertThat(memo.get(key(i))).isEqualTo(value(i));
    }
  }
}
