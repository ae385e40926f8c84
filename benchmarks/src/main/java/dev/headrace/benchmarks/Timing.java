package dev.headrace.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What some work took, in nanoseconds.
 *
 * @param cpu CPU time of all threads of the process
 * @param wall time that passed
 */
public record Timing(long cpu, long wall) {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Something that may fail. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it.
     *
     * @throws Exception if it fails
     */
    void run() throws Exception;
  }

  /**
   * Measures.
   *
   * @param work is done once
   * @return what it took
   * @throws Exception what the work throws
   */
  public static Timing of(Work work) throws Exception {
    long cpu = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    wall = System.nanoTime() - wall;
    return new Timing(SYSTEM.getProcessCpuTime() - cpu, wall);
  }
}
