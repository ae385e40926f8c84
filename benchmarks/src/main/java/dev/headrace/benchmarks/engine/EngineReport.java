package dev.headrace.benchmarks.engine;

import dev.headrace.benchmarks.Machine;
import dev.headrace.benchmarks.engine.Series.Step;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The engine's report, as Markdown. */
final class EngineReport {

  private final StringBuilder text = new StringBuilder();

  private EngineReport() {}

  static String of(List<Series> series, List<HeapSweep> heaps) {
    EngineReport report = new EngineReport();
    report.introduction(series);
    report.targets(series);
    series.forEach(report::table);
    report.memory(heaps);
    return report.text.toString();
  }

  private void introduction(List<Series> series) {
    text.append(
        """
        # The engine against a plain loop

        Written by `benchmarks/run.sh engine`. Machine: %s. The machine was not idle: compare numbers within one table, \
        and look at their spread.

        Generated text files of six paragraphs (about 4.8 KB a file); the same size is the same content everywhere. A file \
        is a source row and a paragraph a nested row, which becomes a target row. *Free* splits and copies; *cheap* also \
        embeds each paragraph by feature hashing (384 dimensions). *Map* keeps the rows on the heap; *log* appends them to a \
        file of JSON lines, and is where memory says something about the engine. The plain loop walks, reads, splits and \
        writes the same rows, on one thread and without any state, so it does the same however little changed. The engine keeps \
        its state in a directory.

        Every run is a JVM of its own, with default options unless the row says otherwise (the flags for a short process are `%s`), right after another one on the same files (their bytes are in the page cache). \
        *Process* is the whole process, JVM start and just-in-time compilation included, as the shell measures it; *work* leaves the start \
        out. CPU is of all threads. Numbers are medians (least-most) of %d rounds (%d with 100,000 rows), in which the steps take turns.

        """
            .formatted(
                Machine.text(),
                String.join(" ", Series.SHORT_PROCESS),
                rounds(series, false),
                rounds(series, true)));
  }

  private void targets(List<Series> series) {
    text.append(
        """
        ## What was aimed at

        | rows | work, target | full build / plain loop, CPU of the process (at most 2) | of the work | CPU of the work above the plain loop's, µs a row | nothing changed / `sha256sum`, CPU of the process (at most 1) | the same with flags for a short process | wall, without the flags |
        |---|---|---|---|---|---|---|---|
        """);
    for (Series s : series) {
      text.append(
          "| %,d | %s, %s | %s | %s | %,d | %s | %s | %s |%n"
              .formatted(
                  s.files(),
                  lower(s.work()),
                  lower(s.output()),
                  ratio(s, Step.FULL, Step.LOOP, Measured::cpu),
                  ratio(s, Step.FULL, Step.LOOP, Measured::workCpu),
                  aboveLoop(s),
                  ratio(s, Step.NOTHING, Step.SHA256SUM, Measured::cpu),
                  ratio(s, Step.NOTHING_SHORT, Step.SHA256SUM, Measured::cpu),
                  ratio(s, Step.NOTHING, Step.SHA256SUM, Measured::wall)));
    }
    text.append('\n');
  }

  private static int rounds(List<Series> series, boolean large) {
    return series.stream()
        .filter(s -> (s.files() >= 100_000) == large)
        .mapToInt(s -> s.rounds(Step.LOOP).size())
        .max()
        .orElse(0);
  }

  private static long aboveLoop(Series series) {
    long millis =
        Measured.median(series.rounds(Step.FULL), Measured::workCpu)
            - Measured.median(series.rounds(Step.LOOP), Measured::workCpu);
    return millis * 1000 / series.files();
  }

  private static String ratio(Series series, Step over, Step under, ToLongFunction<Measured> what) {
    return String.format(
        Locale.ROOT,
        "%.2f",
        (double) Measured.median(series.rounds(over), what)
            / Math.max(1, Measured.median(series.rounds(under), what)));
  }

  private void table(Series series) {
    text.append(
        """
        ## %,d rows, %s, %s

        | | rows/s | process wall ms | process CPU ms | work wall ms | work CPU ms | heap after GC MiB | resident MiB |
        |---|---|---|---|---|---|---|---|
        """
            .formatted(series.files(), lower(series.work()), lower(series.output())));
    for (Step step : Step.values()) {
      List<Measured> rounds = series.rounds(step);
      long wall = Measured.median(rounds, m -> m.workWall() == 0 ? m.wall() : m.workWall());
      text.append(
          "| %s | %,d | %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  step.title,
                  series.files() * 1000L / Math.max(1, wall),
                  Measured.spread(rounds, Measured::wall),
                  Measured.spread(rounds, Measured::cpu),
                  orDash(step, Measured.spread(rounds, Measured::workWall)),
                  orDash(step, Measured.spread(rounds, Measured::workCpu)),
                  orDash(step, Measured.spread(rounds, Measured::heap)),
                  orDash(step, Measured.spread(rounds, Measured::resident))));
    }
    text.append('\n');
  }

  private static String orDash(Step step, String value) {
    return step == Step.SHA256SUM ? "-" : value;
  }

  private void memory(List<HeapSweep> heaps) {
    text.append(
        """
        ## The smallest heap

        The smallest `-Xmx` of 16, 32, 64, 128, ... MiB in which the engine gets through (serial collector; free, log).

        | rows | full build | nothing changed |
        |---|---|---|
        """);
    for (HeapSweep heap : heaps) {
      text.append(
          "| %,d | %d MiB | %d MiB |%n".formatted(heap.files(), heap.full(), heap.nothing()));
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
