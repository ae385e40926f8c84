package dev.headrace.benchmarks.engine;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What one process took. Times in milliseconds, memory in MiB.
 *
 * @param wall of the whole process
 * @param cpu of the whole process and all its threads, start included
 * @param workWall of the work without the start of the JVM; 0 if it is not Java
 * @param workCpu of the work without the start of the JVM; 0 if it is not Java
 * @param heap the most that was in use after a collection; 0 if there was none
 * @param resident the most memory that the process held
 */
record Measured(long wall, long cpu, long workWall, long workCpu, long heap, long resident) {

  static long median(List<Measured> rounds, ToLongFunction<Measured> what) {
    return rounds.stream().mapToLong(what).sorted().skip(rounds.size() / 2).findFirst().orElse(0);
  }

  /** {@code median (least-most)}. */
  static String spread(List<Measured> rounds, ToLongFunction<Measured> what) {
    return "%,d (%,d-%,d)"
        .formatted(
            median(rounds, what),
            rounds.stream().mapToLong(what).min().orElse(0),
            rounds.stream().mapToLong(what).max().orElse(0));
  }
}
