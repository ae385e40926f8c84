package dev.headrace.evaluate;

import dev.headrace.evaluate.BatchQueue.Entry;
import dev.headrace.plan.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One row's call of a batched transform: its missing elements go into batches with others. */
final class BatchedCall<T> implements ResultColumn.Computation<T> {

  final Evaluation.BatchCall<T> call;
  private final Step<T> step;
  private final Batches batches;
  private final Results results;
  private final AtomicInteger left = new AtomicInteger();

  BatchedCall(Evaluation.BatchCall<T> call, Step<T> step, Batches batches, Results results) {
    this.call = call;
    this.step = step;
    this.batches = batches;
    this.results = results;
  }

  @Override
  public void compute(List<Miss<T>> misses) throws InterruptedException {
    left.set(misses.size());
    long now = System.nanoTime();
    List<Entry<T>> entries = new ArrayList<>(misses.size());
    for (Miss<T> miss : misses) {
      entries.add(new Entry<>(miss, this, now));
    }
    boolean finished = false;
    try {
      batches.add(step.queue, entries);
      batches.await(() -> left.get() == 0);
      finished = true;
    } finally {
      if (!finished) {
        batches.withdraw(step.queue, this).forEach(results::giveUp);
      }
    }
  }

  @Override
  public void computeAlone(Miss<T> miss) throws InterruptedException {
    left.set(1);
    new Batch<>(List.of(new Entry<>(miss, this, System.nanoTime())), results).run();
  }

  /** One of the elements is done with. */
  void finishedOne() {
    left.decrementAndGet();
  }
}
