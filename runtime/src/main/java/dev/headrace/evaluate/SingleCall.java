package dev.headrace.evaluate;

import dev.headrace.plan.Encoder;
import dev.headrace.plan.Evaluation;
import java.util.List;

/** A call of a transform that takes one element at a time. */
final class SingleCall<T> implements ResultColumn.Computation<T> {

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
    new FanOut<>(call, step, misses, results, workers).run();
  }

  @Override
  public void computeAlone(Miss<T> miss) throws InterruptedException {
    FanOut.compute(call, miss, new FanOut.CallInputs(miss.column.scope), new Encoder(), results);
  }
}
