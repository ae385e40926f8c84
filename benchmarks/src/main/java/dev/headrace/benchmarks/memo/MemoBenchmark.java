package dev.headrace.benchmarks.memo;

import dev.headrace.benchmarks.Machine;
import dev.headrace.benchmarks.Timing;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.memo.LiveKeys;
import dev.headrace.memo.MemoOptions;
import dev.headrace.memo.MemoReport;
import dev.headrace.memo.disk.DiskMemo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Puts and gets in the memo and in the raw stores, by one thread, in one process; and a collection
 * of garbage while another thread puts.
 */
public final class MemoBenchmark {

  private static final int VALUE_BYTES = 200;
  private static final int WARM = 100_000;

  /** Fits a journal. */
  private static final int FEW = 700_000;

  private static final int MANY = 1_500_000;
  private static final int COLLECTED = 1_000_000;
  private static final long SEED = 42;

  private final Path folder;
  private final List<String> lines = new ArrayList<>();
  private int folders;

  private MemoBenchmark(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs the benchmark.
   *
   * @param paths the report to write, and a folder to work in
   * @throws Exception if it can't be run
   */
  public static void run(List<Path> paths) throws Exception {
    if (paths.size() != 2) {
      throw new IllegalArgumentException("expected a report and a folder, found " + paths);
    }
    Path folder = Files.createTempDirectory(Files.createDirectories(paths.get(1)), "memo");
    MemoBenchmark warm = new MemoBenchmark(Files.createDirectory(folder.resolve("warm")));
    warm.all(WARM, WARM);
    MemoBenchmark measured = new MemoBenchmark(folder);
    measured.all(FEW, MANY);
    measured.collection();
    Files.writeString(paths.get(0), report(measured.lines));
  }

  private static String report(List<String> lines) {
    return """
        # The memo against the raw stores

        Written by `benchmarks/run.sh memo`. Machine: %s. The machine was not idle: compare numbers of one column.

        Values of %d bytes, one thread, one process; after a round of %,d entries each to warm up. CPU is of all threads, so what the memo does in the background is in it.

        | | entries | CPU ns an entry | wall ns an entry |
        |---|---|---|---|
        %s
        """
        .formatted(Machine.text(), VALUE_BYTES, WARM, String.join("\n", lines));
  }

  private Path next(String name) {
    return folder.resolve(name + folders++);
  }

  private DiskMemo memo(Path directory) {
    return new DiskMemo(directory, MemoOptions.defaults().withGrace(Duration.ZERO), LiveKeys.NONE);
  }

  private void all(int few, int many) throws Exception {
    Path small = next("small");
    try (DiskMemo memo = memo(small)) {
      measure("memo, misses while it is empty", few, () -> gets(memo, 0, few, false));
      measure("memo, puts (journal)", few, () -> puts(memo, 0, few));
      measure("memo, hits (journal)", few, () -> gets(memo, 0, few, true));
      measure("memo, misses (journal)", few, () -> gets(memo, many, few, false));
    }
    Path large = next("large");
    measure(
        "memo, puts until all is moved (Chronicle Map), open and close",
        many,
        () -> {
          try (DiskMemo memo = memo(large)) {
            puts(memo, 0, many);
            var unused = memo.collect(all(many)); // waits for what is moved before
          }
        });
    try (DiskMemo memo = memo(large)) {
      measure("memo, hits (Chronicle Map, open included)", few, () -> gets(memo, 0, few, true));
    }
    raw("Chronicle Map", RawStore.chronicle(next("map"), many, VALUE_BYTES), many, few);
    raw("SQLite, 2,000 puts a transaction", RawStore.sqlite(next("db")), few, few);
  }

  private static LiveKeys all(int count) {
    return visitor -> {
      Random random = new Random(SEED);
      for (int i = 0; i < count; i++) {
        visitor.accept(new Hash(random.nextLong(), random.nextLong()));
      }
    };
  }

  private void raw(String name, RawStore store, int puts, int gets) throws Exception {
    try (store) {
      byte[] value = new byte[VALUE_BYTES];
      measure(
          name + ", puts",
          puts,
          () -> {
            Random random = new Random(SEED);
            for (int i = 0; i < puts; i++) {
              store.put(new Hash(random.nextLong(), random.nextLong()), value);
            }
          });
      measure(
          name + ", hits",
          gets,
          () -> {
            Random random = new Random(SEED);
            for (int i = 0; i < gets; i++) {
              require(store.get(new Hash(random.nextLong(), random.nextLong())) != null);
            }
          });
    }
  }

  private static void puts(DiskMemo memo, int skipped, int count) {
    Random random = random(skipped);
    Bytes value = Bytes.of(new byte[VALUE_BYTES]);
    for (int i = 0; i < count; i++) {
      memo.put(new Hash(random.nextLong(), random.nextLong()), value);
    }
  }

  private static void gets(DiskMemo memo, int skipped, int count, boolean hits) {
    Random random = random(skipped);
    for (int i = 0; i < count; i++) {
      boolean hit = memo.get(new Hash(random.nextLong(), random.nextLong())) != null;
      require(hit == hits);
    }
  }

  private static Random random(int skipped) {
    return new Random(SEED + skipped);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("a store does not hold what it was given");
    }
  }

  /** A million entries, of which a tenth is in use, are collected while another thread puts. */
  private void collection() throws Exception {
    Path directory = next("collected");
    try (DiskMemo memo = memo(directory)) {
      puts(memo, 0, COLLECTED);
      memo.collect(all(COLLECTED));
      Thread.sleep(2000); // past the grace
      CompletableFuture<MemoReport> report = new CompletableFuture<>();
      long[] put = new long[1];
      Thread putting =
          new Thread(
              () -> {
                Random random = random(1);
                Bytes value = Bytes.of(new byte[VALUE_BYTES]);
                while (!report.isDone()) {
                  memo.put(new Hash(random.nextLong(), random.nextLong()), value);
                  put[0]++;
                  Thread.onSpinWait();
                  if (put[0] % 100 == 0) {
                    sleepBriefly();
                  }
                }
              });
      putting.start();
      measure(
          "collection of %,d entries, a tenth in use, while another thread puts"
              .formatted(COLLECTED),
          COLLECTED,
          () -> report.complete(memo.collect(all(COLLECTED / 10))));
      putting.join();
      lines.add(
          "| … kept and dropped, and put meanwhile | %,d and %,d, %,d | | |"
              .formatted(report.get().kept(), report.get().dropped(), put[0]));
    }
  }

  private static void sleepBriefly() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void measure(String name, int entries, Timing.Work work) throws Exception {
    Timing took = Timing.of(work);
    lines.add(
        "| %s | %,d | %,d | %,d |"
            .formatted(name, entries, took.cpu() / entries, took.wall() / entries));
  }
}
