package dev.headrace.benchmarks.scenario;

import java.nio.file.Path;
import java.util.List;

/**
 * What one process measures.
 *
 * @param runner who does the work
 * @param work what is made of a file
 * @param output where the rows go
 * @param files the corpus's folder
 * @param home holds the engine's state and the log of rows
 */
public record Scenario(Runner runner, Work work, Kind output, Path files, Path home) {

  /** Who does the work. */
  public enum Runner {
    /** The engine, with a state directory. */
    ENGINE,
    /** A plain loop without any state. */
    LOOP
  }

  /** What is made of a file. */
  public enum Work {
    /** Split and copied. */
    FREE,
    /** Split and embedded by feature hashing. */
    CHEAP
  }

  /** Where the rows go. */
  public enum Kind {
    /** A map on the heap. */
    MAP,
    /** A file of JSON lines. */
    LOG
  }

  /**
   * The scenario as arguments of a process.
   *
   * @return what {@link #parse} reads
   */
  public List<String> arguments() {
    return List.of(runner.name(), work.name(), output.name(), files.toString(), home.toString());
  }

  /**
   * Reads arguments.
   *
   * @param arguments of the process
   * @return the scenario
   * @throws IllegalArgumentException if there are more or fewer than five, or one is unknown
   */
  public static Scenario parse(List<String> arguments) {
    if (arguments.size() != 5) {
      throw new IllegalArgumentException(
          "expected ENGINE|LOOP FREE|CHEAP MAP|LOG <folder of files> <folder for state>, found "
              + arguments);
    }
    return new Scenario(
        Runner.valueOf(arguments.get(0)),
        Work.valueOf(arguments.get(1)),
        Kind.valueOf(arguments.get(2)),
        Path.of(arguments.get(3)),
        Path.of(arguments.get(4)));
  }
}
