package dev.headrace.benchmarks.logic;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What something took, in microseconds.
 *
 * @param thread CPU time of the thread that did it
 * @param process CPU time of the process meanwhile, with its just-in-time compiler and collector
 * @param wall time that passed
 */
record Clock(long thread, long process, long wall) {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  static Clock now() {
    return new Clock(
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1000,
        SYSTEM.getProcessCpuTime() / 1000,
        System.nanoTime() / 1000);
  }

  Clock since(Clock start) {
    return new Clock(thread - start.thread, process - start.process, wall - start.wall);
  }

  static Clock parse(String line) {
    List<Long> words = List.of(line.split(" ")).stream().map(Long::valueOf).toList();
    return new Clock(words.get(0), words.get(1), words.get(2));
  }

  @Override
  public String toString() {
    return thread + " " + process + " " + wall;
  }
}
