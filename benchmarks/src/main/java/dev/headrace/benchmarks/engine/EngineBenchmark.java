package dev.headrace.benchmarks.engine;

import dev.headrace.benchmarks.corpus.Corpus;
import dev.headrace.benchmarks.scenario.Scenario.Kind;
import dev.headrace.benchmarks.scenario.Scenario.Work;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the engine with a plain loop, and writes the report. */
public final class EngineBenchmark {

  private static final int[] SIZES = {1_000, 10_000, 100_000};

  private static final int DEFAULT_ROUNDS = 5;

  private EngineBenchmark() {}

  /**
   * Runs everything; takes about half an hour, and longer on a busy machine.
   *
   * @param arguments the report to write, the folder to work in, and how often each size is
   *     measured (5 by default; with 100,000 rows half as often)
   * @throws IOException if a file can't be written, or a run fails
   * @throws InterruptedException if it is interrupted
   * @throws URISyntaxException if the benchmarks don't run from a jar
   */
  public static void run(List<String> arguments)
      throws IOException, InterruptedException, URISyntaxException {
    if (arguments.size() != 2 && arguments.size() != 3) {
      throw new IllegalArgumentException(
          "expected a report, a folder and perhaps a number of rounds, found " + arguments);
    }
    Path report = Path.of(arguments.get(0));
    Path folder = Path.of(arguments.get(1));
    int most = arguments.size() == 3 ? Integer.parseInt(arguments.get(2)) : DEFAULT_ROUNDS;
    Path home = folder.resolve("engine");
    Processes processes =
        new Processes(
            Path.of(
                EngineBenchmark.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    List<Series> series = new ArrayList<>();
    List<HeapSweep> heaps = new ArrayList<>();
    for (int size : SIZES) {
      Corpus corpus = Corpus.in(folder, size);
      boolean large = size >= 100_000;
      int rounds = large ? (most + 1) / 2 : most;
      series.add(Series.measure(processes, corpus, home, Work.FREE, Kind.LOG, rounds));
      if (!large) {
        series.add(Series.measure(processes, corpus, home, Work.FREE, Kind.MAP, rounds));
        series.add(Series.measure(processes, corpus, home, Work.CHEAP, Kind.LOG, rounds));
      }
      heaps.add(HeapSweep.measure(processes, corpus, home));
    }
    Files.writeString(report, EngineReport.of(series, heaps));
  }
}
