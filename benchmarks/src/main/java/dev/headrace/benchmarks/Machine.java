package dev.headrace.benchmarks;

/** The machine, for reports. */
public final class Machine {

  private Machine() {}

  /**
   * Describes the machine.
   *
   * @return cores, memory of the JVM, JDK and system
   */
  public static String text() {
    return "%d cores, %s %s, %s %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }
}
