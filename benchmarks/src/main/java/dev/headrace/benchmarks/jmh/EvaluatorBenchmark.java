package dev.headrace.benchmarks.jmh;

import dev.headrace.benchmarks.flow.FreeFlow;
import dev.headrace.benchmarks.flow.FreeFlowPlan;
import dev.headrace.evaluate.Evaluator;
import dev.headrace.evaluate.RowOutcome;
import dev.headrace.evaluate.Workers;
import dev.headrace.files.TextFile;
import dev.headrace.hash.Hasher;
import dev.headrace.memo.MemoStore;
import dev.headrace.memo.MemoryMemo;
import dev.headrace.plan.Stage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the evaluator costs for each element of a row with a thousand, of 800 characters each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EvaluatorBenchmark {

  private static final int ELEMENTS = 1000;

  private final Workers workers = Workers.of("benchmark", 1);
  private final FreeFlow flow = new FreeFlow(listing -> {}, changes -> {});
  private final Stage<FreeFlow, TextFile> stage = stage(flow);
  private final TextFile row =
      new TextFile(
          "a.txt",
          IntStream.range(0, ELEMENTS)
              .mapToObj(i -> i + " word".repeat(160))
              .collect(Collectors.joining("\n\n")));
  private final MemoStore full = new MemoryMemo();

  /** Starts with a memo that holds all results. */
  public EvaluatorBenchmark() {
    evaluate(full);
  }

  @SuppressWarnings("unchecked") // the flow has one source, of text files
  private static Stage<FreeFlow, TextFile> stage(FreeFlow flow) {
    return (Stage<FreeFlow, TextFile>) FreeFlowPlan.of(flow).plan().stages().get(0);
  }

  /**
   * Nothing is remembered: every element is computed.
   *
   * @return the outcome
   */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public RowOutcome miss() {
    return evaluate(new MemoryMemo());
  }

  /**
   * Everything is remembered.
   *
   * @return the outcome
   */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public RowOutcome hit() {
    return evaluate(full);
  }

  private RowOutcome evaluate(MemoStore memo) {
    try (Evaluator evaluator =
        Evaluator.builder(memo, node -> new Hasher().text(node.name()).finish(), workers).build()) {
      return evaluator.evaluate(stage, flow, row);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a benchmark", e);
    }
  }

  /** Ends the workers. */
  @TearDown
  public void close() {
    workers.close();
  }
}
