package dev.headrace.benchmarks.scenario;

import dev.headrace.RowKey;
import dev.headrace.benchmarks.flow.CheapFlow;
import dev.headrace.benchmarks.flow.CheapFlowPlan;
import dev.headrace.benchmarks.flow.FreeFlow;
import dev.headrace.benchmarks.flow.FreeFlowPlan;
import dev.headrace.benchmarks.flow.Paragraph;
import dev.headrace.benchmarks.flow.PlainLoop;
import dev.headrace.benchmarks.flow.Vector;
import dev.headrace.engine.Engine;
import dev.headrace.files.TextFiles;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.UpdateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Runs a scenario once in this process and prints what it took. */
public final class ScenarioRun {

  private final Scenario scenario;

  private ScenarioRun(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Runs a scenario.
   *
   * @param scenario what to do
   * @throws IOException if a file can't be read or written
   */
  public static void run(Scenario scenario) throws IOException {
    Files.createDirectories(scenario.home());
    Meter meter = Meter.start();
    String work =
        switch (scenario.work()) {
          case FREE -> new ScenarioRun(scenario).free();
          case CHEAP -> new ScenarioRun(scenario).cheap();
        };
    System.out.println(meter.stop());
    System.out.println(work);
  }

  private String free() throws IOException {
    try (Output<Paragraph> output =
        output(row -> RowKey.of(row.path(), row.start()), Json::paragraph)) {
      if (scenario.runner() == Scenario.Runner.LOOP) {
        PlainLoop.free(scenario.files(), output);
        return "";
      }
      return update(
          FreeFlowPlan.of(new FreeFlow(TextFiles.in(scenario.files()), output.asTarget())));
    }
  }

  private String cheap() throws IOException {
    try (Output<Vector> output = output(row -> RowKey.of(row.path(), row.start()), Json::vector)) {
      if (scenario.runner() == Scenario.Runner.LOOP) {
        PlainLoop.cheap(scenario.files(), output);
        return "";
      }
      return update(
          CheapFlowPlan.of(new CheapFlow(TextFiles.in(scenario.files()), output.asTarget())));
    }
  }

  private <R> Output<R> output(Function<R, RowKey> key, BiConsumer<R, StringBuilder> json)
      throws IOException {
    return switch (scenario.output()) {
      case MAP -> new RowMap<>(key);
      case LOG -> new RowLog<>(scenario.home().resolve("rows.jsonl"), json);
    };
  }

  private String update(BoundPlan<?> plan) {
    try (Engine engine = Engine.open(scenario.home().resolve("state"))) {
      UpdateReport report = engine.update(plan);
      return report.toString();
    }
  }
}
