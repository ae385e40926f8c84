package dev.headrace.benchmarks;

import dev.headrace.benchmarks.engine.EngineBenchmark;
import dev.headrace.benchmarks.fingerprint.FingerprintBenchmark;
import dev.headrace.benchmarks.logic.BuildRun;
import dev.headrace.benchmarks.logic.LoadRun;
import dev.headrace.benchmarks.logic.LogicBenchmark;
import dev.headrace.benchmarks.memo.MemoBenchmark;
import dev.headrace.benchmarks.processor.ProcessorBenchmark;
import dev.headrace.benchmarks.scenario.Scenario;
import dev.headrace.benchmarks.scenario.ScenarioRun;
import dev.headrace.benchmarks.state.StateBenchmark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The benchmarks' command line. */
public final class Main {

  private Main() {}

  /**
   * Runs benchmarks.
   *
   * @param args what to run
   * @throws Exception if it can't be run
   */
  public static void main(String... args) throws Exception {
    List<String> rest = args.length == 0 ? List.of() : List.of(args).subList(1, args.length);
    switch (args.length == 0 ? "" : args[0]) {
      case "jmh" -> org.openjdk.jmh.Main.main(rest.toArray(String[]::new));
      case "scenario" -> ScenarioRun.run(Scenario.parse(rest));
      case "engine" -> EngineBenchmark.run(rest);
      case "memo" -> MemoBenchmark.run(rest.stream().map(Path::of).toList());
      case "state" -> StateBenchmark.run(rest);
      case "processor" -> ProcessorBenchmark.run(rest.stream().map(Path::of).toList());
      case "logic" -> LogicBenchmark.run(rest.stream().map(Path::of).toList());
      case "logic-load" -> LoadRun.run(rest);
      case "logic-build" -> BuildRun.run(rest);
      case "fingerprint" -> FingerprintBenchmark.run(rest.stream().map(Path::of).toList());
      default -> {
        System.err.printf(
            """
            expected one of these, found %s
              jmh [...]                          JMH, with its arguments
              engine <report> <folder> [rounds]  compares the engine with a plain loop; works in the folder
              memo <report> <folder>             compares the memo with raw stores; works in the folder
              state <report> <folder> [divisor]  compares tracking with plain tables; works in the folder
              processor <report>                 compares compilation with and without the processor
              fingerprint <report> <folder>      fingerprints closures of several sizes; keeps classes in the folder
              logic <report> <folder>            loads and builds a plan of 20 transforms over 200 classes; works in the folder
              scenario <5 arguments>             one run of the engine's comparison
              logic-load <jar> <rounds>          one JVM of the loads
              logic-build <3 arguments> <rounds> one JVM of the builds
            """,
            Arrays.toString(args));
        System.exit(2);
      }
    }
  }
}
