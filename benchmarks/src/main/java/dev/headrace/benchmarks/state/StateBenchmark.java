package dev.headrace.benchmarks.state;

import dev.headrace.benchmarks.Machine;
import dev.headrace.benchmarks.Timing;
import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.report.UpdateReport;
import dev.headrace.state.Durability;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.Commit;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.sqlite.SqliteState;
import dev.headrace.state.sqlite.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tracking against plain tables in SQLite: committing changed rows one by one and in groups, bytes
 * for each row, opening, and an update with nothing to do.
 */
public final class StateBenchmark {

  private static final int WARM = 20_000;
  private static final int CHANGED = 100_000;
  private static final int TARGETS = 6;
  private static final int GROUP = 256;
  private static final int MANY = 1_000_000;
  private static final int OPENINGS = 5;

  private final Path folder;
  private final List<String> lines = new ArrayList<>();
  private int folders;

  private StateBenchmark(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments the report to write, a folder to work in, and by what the numbers of rows are
   *     divided, 1 if that is missing
   * @throws Exception if it can't be run
   */
  public static void run(List<String> arguments) throws Exception {
    if (arguments.size() < 2 || arguments.size() > 3) {
      throw new IllegalArgumentException(
          "expected a report, a folder and perhaps a divisor, found " + arguments);
    }
    Path base = Files.createDirectories(Path.of(arguments.get(1)));
    Path folder = Files.createTempDirectory(base, "state");
    int divisor = arguments.size() < 3 ? 1 : Integer.parseInt(arguments.get(2));
    StateBenchmark warm = new StateBenchmark(Files.createDirectory(folder.resolve("warm")));
    warm.writing(new Rows(WARM, TARGETS));
    warm.many(new Rows(WARM, 1));
    StateBenchmark measured = new StateBenchmark(folder);
    measured.writing(new Rows(CHANGED / divisor, TARGETS));
    measured.sizes(CHANGED / divisor);
    measured.many(new Rows(MANY / divisor, 1));
    Files.writeString(Path.of(arguments.get(0)), report(measured.lines));
  }

  private static String report(List<String> lines) {
    return """
        # Tracking against plain tables

        Written by `benchmarks/run.sh state`. Machine: %s. The machine was not idle: compare numbers of one column.

        Source rows are named like files (35 bytes) and have %d target rows each, named by file and number. Durability is that of a kill
        (`synchronous=NORMAL`) for both. The raw store is two plain tables in SQLite that hold the same, a statement for each row. One process, after a
        round of %,d rows to warm up. CPU is of all threads.

        | | rows | CPU µs a row | wall µs a row |
        |---|---|---|---|
        %s
        """
        .formatted(Machine.text(), TARGETS, WARM, String.join("\n", lines));
  }

  private Path next() {
    return folder.resolve("state" + folders++);
  }

  /** Rows that changed: first as new ones, then with other content. */
  private void writing(Rows rows) throws Exception {
    try (RawTable raw = new RawTable(Files.createDirectories(next()).resolve("raw.db"))) {
      measure("raw, new rows in groups of 256", rows.count(), () -> raw.write(rows, 0, GROUP));
      measure("raw, changed rows in groups of 256", rows.count(), () -> raw.write(rows, 9, GROUP));
      measure("raw, changed rows one by one", rows.count(), () -> raw.write(rows, 18, 1));
    }
    try (StateDirectory directory = StateDirectory.open(next());
        StateStore state = SqliteState.open(directory, Durability.KILL)) {
      measure(
          "new rows in groups of 256, intended and committed",
          rows.count(),
          () -> write(state, rows, 0, GROUP));
      measure(
          "changed rows in groups of 256, intended and committed",
          rows.count(),
          () -> write(state, rows, 9, GROUP));
      measure(
          "changed rows one by one, intended and committed",
          rows.count(),
          () -> write(state, rows, 18, 1));
    }
  }

  private static void write(StateStore state, Rows rows, int edition, int group) {
    for (int from = 0; from < rows.count(); from += group) {
      int to = Math.min(rows.count(), from + group);
      List<Intention> intentions = IntStream.range(from, to).mapToObj(rows::intention).toList();
      List<Commit> commits =
          IntStream.range(from, to).mapToObj(row -> rows.commit(row, edition)).toList();
      state.intend(intentions);
      state.commit(commits, 1);
    }
  }

  /** Bytes for each source row, and for each target row, from two states of equal source rows. */
  private void sizes(int rows) throws Exception {
    long without = size(rows, 0);
    long with = size(rows, TARGETS);
    lines.add("| | | bytes a row | |");
    lines.add(
        "| state bytes for a source row without target rows (key, version, content, plan, trace of 40 bytes) | %,d | %.1f | |"
            .formatted(rows, without / (double) rows));
    lines.add(
        "| state bytes for a target row | %,d | %.1f | |"
            .formatted(rows * TARGETS, (with - without) / (double) (rows * TARGETS)));
    lines.add("| | | CPU µs a row | wall µs a row |");
  }

  private long size(int rows, int targets) throws Exception {
    Path path = next();
    try (StateDirectory directory = StateDirectory.open(path);
        StateStore state = SqliteState.open(directory, Durability.KILL)) {
      write(state, new Rows(rows, targets), 0, GROUP);
    }
    return Files.size(path.resolve("state.db"));
  }

  /** Opening and iterating many rows, and an update that finds all of them unchanged. */
  private void many(Rows rows) throws Exception {
    try (RawTable raw = new RawTable(Files.createDirectories(next()).resolve("raw.db"))) {
      raw.write(rows, 0, 4096);
      measure("raw, iterate all source rows", rows.count(), raw::iterate);
    }
    Path state = next();
    try (Engine engine = open(state)) {
      measure("update, all rows new", rows.count(), () -> update(engine, rows, 0));
      measure("update, nothing to do", rows.count(), () -> update(engine, rows, rows.count()));
    }
    long best = Long.MAX_VALUE;
    for (int i = 0; i < OPENINGS; i++) {
      long start = System.nanoTime();
      open(state).close();
      best = Math.min(best, System.nanoTime() - start);
    }
    lines.add(
        "| open and close an engine with %,d rows: %.1f ms at best | %d | | |"
            .formatted(rows.count(), best / 1e6, OPENINGS));
  }

  private static Engine open(Path directory) {
    return Engine.open(directory, EngineOptions.defaults().withDurability(Durability.KILL));
  }

  private static void update(Engine engine, Rows rows, int unchanged) {
    UpdateReport report = engine.update(TickFlowPlan.of(new TickFlow(rows.ticks(), changes -> {})));
    if (!report.succeeded() || report.source("ticks").unchanged() != unchanged) {
      throw new IllegalStateException(report.toString());
    }
  }

  private void measure(String name, int rows, Timing.Work work) throws Exception {
    Timing took = Timing.of(work);
    lines.add(
        "| %s | %,d | %.1f | %.1f |"
            .formatted(name, rows, took.cpu() / 1e3 / rows, took.wall() / 1e3 / rows));
  }
}
