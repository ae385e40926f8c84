package dev.headrace.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every memo does. */
abstract class MemoStoreContract {

  MemoStore memo = new MemoryMemo();

  abstract MemoStore open();

  @BeforeEach
  void openMemo() {
    memo = open();
  }

  @AfterEach
  void closeMemo() {
    memo.close();
  }

  static Hash key(int number) {
    return new Hasher().number(number).finish();
  }

  static Bytes value(int number) {
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
  void canBeClosedTwice() {
    memo.put(key(1), value(1));
    memo.close();
    memo.close();
  }
}
