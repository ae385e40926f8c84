package dev.headrace.memo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every memo does. */
public abstract class MemoStoreContract {

  protected MemoStore memo = new MemoryMemo();

  /** Makes the memo, or opens the one of this test again. */
  protected abstract MemoStore open();

  @BeforeEach
  void openMemo() {
    memo = open();
  }

  @AfterEach
  void closeMemo() {
    memo.close();
  }

  /** Lets time pass, for a memo that keeps for a while what was used. */
  protected void later() {}

  protected static Hash key(int number) {
    return new Hasher().number(number).finish();
  }

  protected static Bytes value(int number) {
    byte[] bytes = new byte[number % 300];
    new Random(number).nextBytes(bytes);
    return Bytes.of(bytes);
  }

  @Test
  void findsNothingAtFirst() {
    assertThat(memo.get(key(1))).isNull();
  }

  @Test
  void findsWhatWasPutAtOnce() {
    memo.put(key(1), value(1));

    assertThat(memo.get(key(1))).isEqualTo(value(1));
    assertThat(memo.get(key(2))).isNull();
  }

  @Test
  void findsWhatWasFlushed() {
    memo.put(key(1), value(1));
    memo.flush();

    assertThat(memo.get(key(1))).isEqualTo(value(1));
  }

  @Test
  void keepsAnEmptyValue() {
    memo.put(key(1), Bytes.of(new byte[0]));
    memo.flush();

    assertThat(memo.get(key(1))).isEqualTo(Bytes.of(new byte[0]));
  }

  @Test
  void keepsAValueOf16Megabytes() {
    byte[] bytes = new byte[16 << 20];
    new Random(1).nextBytes(bytes);
    memo.put(key(1), Bytes.of(bytes));
    memo.flush();

    assertThat(memo.get(key(1))).isEqualTo(Bytes.of(bytes));
  }

  @Test
  void toldTwiceItTakesTheLaterValue() {
    memo.put(key(1), value(1));
    memo.put(key(1), value(2));
    memo.flush();
    memo.put(key(2), value(1));
    memo.flush();
    memo.put(key(2), value(2));
    memo.flush();

    assertThat(memo.get(key(1))).isEqualTo(value(2));
    assertThat(memo.get(key(2))).isEqualTo(value(2));
  }

  @Test
  void keysThatDifferInTheSecondHalfOnlyAreNotMistaken() {
    memo.put(new Hash(7, 1), value(1));
    memo.flush();

    assertThat(memo.get(new Hash(7, 2))).isNull();
    assertThat(memo.get(new Hash(7, 1))).isEqualTo(value(1));
  }

  @Test
  void servesManyThreadsAtATime() throws Exception {
    int threads = 8;
    int each = 500;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int first = t * each / 2; // ranges overlap
        running.add(
            pool.submit(
                () -> {
                  for (int i = first; i < first + each; i++) {
                    memo.put(key(i), value(i));
                    assertThat(memo.get(key(i))).isEqualTo(value(i));
                    Bytes other = memo.get(key(i / 2));
                    assertThat(other == null || other.equals(value(i / 2))).isTrue();
                  }
                }));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    } finally {
      pool.shutdownNow();
    }
    memo.flush();

    for (int i = 0; i < (threads + 1) * each / 2; i++) {
      assertThat(memo.get(key(i))).isEqualTo(value(i));
    }
  }

  @Test
  void dropsWhatIsNotInUse() {
    for (int i = 0; i < 1000; i++) {
      memo.put(key(i), value(i));
    }
    later();
    MemoReport report = memo.collect(live(0, 100));

    assertThat(report.dropped()).isEqualTo(900);
    assertThat(report.kept()).isEqualTo(100);
    for (int i = 0; i < 1000; i++) {
      assertThat(memo.get(key(i))).as("entry %d", i).isEqualTo(i < 100 ? value(i) : null);
    }
    memo.put(key(500), value(500));
    assertThat(memo.get(key(500))).isEqualTo(value(500));
  }

  @Test
  void keepsAllThatIsInUse() {
    for (int i = 0; i < 1000; i++) {
      memo.put(key(i), value(i));
    }
    MemoReport report = memo.collect(live(0, 1000));

    assertThat(report.dropped()).isZero();
    assertThat(report.kept()).isEqualTo(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(memo.get(key(i))).isEqualTo(value(i));
    }
  }

  @Test
  void aFailureOfWhoTellsTheKeysInUseDropsNothing() {
    memo.put(key(1), value(1));

    assertThatThrownBy(
            () ->
                memo.collect(
                    visitor -> {
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
    assertThat(memo.get(key(1))).isEqualTo(value(1));
  }

  @Test
  void collectsWhileOthersGetAndPut() throws Exception {
    for (int i = 0; i < 2000; i++) {
      memo.put(key(i), value(i));
    }
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> putting =
          pool.submit(
              () -> {
                int next = 2000;
                while (!done.get() && next < 12_000) {
                  memo.put(key(next), value(next));
                  next++;
                }
                return next;
              });
      Future<?> getting =
          pool.submit(
              () -> {
                for (int i = 0; !done.get(); i = (i + 1) % 1000) {
                  assertThat(memo.get(key(i))).isEqualTo(value(i)); // in use: never missing
                }
              });
      for (int round = 0; round < 5; round++) {
        later();
        memo.collect(live(0, 1000));
      }
      done.set(true);
      getting.get();
      int put = putting.get();
      memo.collect(live(0, put));
      for (int i = 0; i < 1000; i++) {
        assertThat(memo.get(key(i))).isEqualTo(value(i));
      }
    } finally {
      done.set(true);
      pool.shutdownNow();
    }
  }

  /** The keys of a range of numbers. */
  protected static LiveKeys live(int from, int until) {
    return visitor -> {
      for (int i = from; i < until; i++) {
        visitor.accept(key(i));
      }
    };
  }

  @Test
  void canBeClosedTwice() {
    memo.put(key(1), value(1));
    memo.close();
    memo.close();
  }
}
