package dev.headrace.evaluate;

import dev.headrace.plan.Encoder;
import dev.headrace.plan.Evaluation;
import java.util.List;

/**
 * A call of a transform that takes one element at a time. The row's thread takes one after the
 * other; where there is much to do, the rest is shared with idle workers.
 */
final class SingleCall<T> implements ResultColumn.Computation<T> {

  /** Work for less time than this is not worth waking a worker. */
  private static final long WORTH_HELP_NANOS = 100_000;

  private final Evaluation.Call<T> call;
  private final Step<T> step;
  private final Results results;
  private final Workers workers;

  SingleCall(Evaluation.Call<T> call, Step<T> step, Results results, Workers workers) {
    this.call = call;
    this.step = step;
    this.results = results;
    this.workers = workers;
  }

  @Override
  public void compute(List<Miss<T>> misses) throws InterruptedException {
    int size = misses.size();
    int alone = size == 1 || isQuick(size) ? computeQuickOnes(misses) : 0;
    if (alone < size) {
      new FanOut<>(call, misses.subList(alone, size), results, workers).run();
    }
    long nanos = 0;
    for (Miss<T> miss : misses) {
      nanos += miss.nanos;
    }
    step.typicalNanos = nanos / size;
  }

  private boolean isQuick(int elements) {
    long typical = step.typicalNanos;
    return typical >= 0 && typical * elements <= WORTH_HELP_NANOS;
  }

  /** Computes elements until they prove to be slow; returns how many. */
  private int computeQuickOnes(List<Miss<T>> misses) throws InterruptedException {
    FanOut.CallInputs inputs = new FanOut.CallInputs(misses.get(0).column.scope);
    Encoder encoder = misses.get(0).column.row.encoder();
    int begun = 0;
    boolean finished = false;
    try {
      for (long spent = 0; begun < misses.size() && spent <= WORTH_HELP_NANOS; ) {
        Miss<T> miss = misses.get(begun++);
        FanOut.compute(call, miss, inputs, encoder, results);
        spent += miss.nanos;
      }
      finished = true;
      return begun;
    } finally {
      if (!finished) {
        misses.subList(begun, misses.size()).forEach(results::giveUp);
      }
    }
  }

  @Override
  public void computeAlone(Miss<T> miss) throws InterruptedException {
    FanOut.compute(call, miss, new FanOut.CallInputs(miss.column.scope), new Encoder(), results);
  }
}
