package dev.headrace.benchmarks.engine;

import dev.headrace.benchmarks.corpus.Corpus;
import dev.headrace.benchmarks.scenario.Scenario;
import dev.headrace.benchmarks.scenario.Scenario.Kind;
import dev.headrace.benchmarks.scenario.Scenario.Runner;
import dev.headrace.benchmarks.scenario.Scenario.Work;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The smallest heap, of those tried, in which the engine gets through.
 *
 * @param files the number of source rows
 * @param full in MiB, for a full build
 * @param nothing in MiB, for an update with nothing to do
 */
record HeapSweep(int files, int full, int nothing) {

  private static final int[] HEAPS = {16, 32, 64, 128, 256, 512, 1024, 2048};

  static HeapSweep measure(Processes processes, Corpus corpus, Path home)
      throws IOException, InterruptedException {
    Scenario engine = new Scenario(Runner.ENGINE, Work.FREE, Kind.LOG, corpus.folder(), home);
    int full = smallest(processes, engine, true);
    int nothing = smallest(processes, engine, false);
    Series.clear(home);
    return new HeapSweep(corpus.files(), full, nothing);
  }

  private static int smallest(Processes processes, Scenario scenario, boolean fromScratch)
      throws IOException, InterruptedException {
    for (int heap : HEAPS) {
      if (fromScratch) {
        Series.clear(scenario.home());
      }
      if (processes.fits(scenario, heap)) {
        System.err.println(scenario + " fits " + heap + " MiB");
        return heap;
      }
    }
    throw new IOException(scenario + " does not fit the largest heap that is tried");
  }
}
