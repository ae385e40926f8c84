package dev.headrace.benchmarks.engine;

import dev.headrace.benchmarks.corpus.Corpus;
import dev.headrace.benchmarks.scenario.Scenario;
import dev.headrace.benchmarks.scenario.Scenario.Kind;
import dev.headrace.benchmarks.scenario.Scenario.Runner;
import dev.headrace.benchmarks.scenario.Scenario.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rounds of one comparison. A round runs each step once, so that what disturbs the machine
 * disturbs all of them.
 *
 * @param files the number of source rows
 * @param work what is made of a file
 * @param output where the rows go
 * @param steps what each step took, round by round
 */
record Series(int files, Work work, Kind output, Map<Step, List<Measured>> steps) {

  /** Longer than the time for which a file counts as just changed. */
  private static final long SETTLED_MILLIS = 2500;

  /** For a JVM that lives for a second or two: quick to start, slower in the long run. */
  static final List<String> SHORT_PROCESS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** What is measured in a round, in order. */
  enum Step {
    /** The plain loop, which does the same whatever changed. */
    LOOP("plain loop"),
    /** The engine with nothing to start from. */
    FULL("engine, full build"),
    /** The engine with nothing to do. */
    NOTHING("engine, nothing changed"),
    /** The same with {@link Series#SHORT_PROCESS}. */
    NOTHING_SHORT("engine, nothing changed, flags for a short process"),
    /** The engine after one file in a hundred changed. */
    CHANGED("engine, 1 % changed"),
    /** The bytes of all files through sha256sum. */
    SHA256SUM("`sha256sum` of all files");

    final String title;

    Step(String title) {
      this.title = title;
    }
  }

  static Series measure(
      Processes processes, Corpus corpus, Path home, Work work, Kind output, int rounds)
      throws IOException, InterruptedException {
    Map<Step, List<Measured>> steps = new EnumMap<>(Step.class);
    Scenario loop = new Scenario(Runner.LOOP, work, output, corpus.folder(), home);
    Scenario engine = new Scenario(Runner.ENGINE, work, output, corpus.folder(), home);
    for (int round = 1; round <= rounds; round++) {
      clear(home);
      add(steps, Step.LOOP, processes.run(loop, List.of()));
      clear(home);
      add(steps, Step.FULL, processes.run(engine, List.of()));
      add(steps, Step.NOTHING, processes.run(engine, List.of()));
      add(steps, Step.NOTHING_SHORT, processes.run(engine, SHORT_PROCESS));
      corpus.change(round);
      Thread.sleep(SETTLED_MILLIS);
      add(steps, Step.CHANGED, processes.run(engine, List.of()));
      add(steps, Step.SHA256SUM, processes.sha256sum(corpus.folder()));
    }
    clear(home);
    return new Series(corpus.files(), work, output, steps);
  }

  private static void add(Map<Step, List<Measured>> steps, Step step, Measured measured) {
    steps.computeIfAbsent(step, s -> new ArrayList<>()).add(measured);
    System.err.println(step + " " + measured);
  }

  /** Removes what the last round left. */
  static void clear(Path home) throws IOException {
    if (Files.exists(home)) {
      try (Stream<Path> below = Files.walk(home)) {
        for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  List<Measured> rounds(Step step) {
    return steps.getOrDefault(step, List.of());
  }
}
