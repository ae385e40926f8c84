package dev.headrace.evaluate;

import dev.headrace.plan.Cells;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Evaluation;
import dev.headrace.trace.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Computes many elements of one call. The row's thread takes one after the other; idle workers, if
 * there are any, take some of them too. The transform runs outside of any lock.
 */
final class FanOut<T> {

  private final Evaluation.Call<T> call;
  private final List<Miss<T>> misses;
  private final Results results;
  private final Workers workers;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger left;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Set<Thread> helpers = new HashSet<>(); // guarded by itself
  private boolean stopped; // guarded by helpers

  FanOut(Evaluation.Call<T> call, List<Miss<T>> misses, Results results, Workers workers) {
    this.call = call;
    this.misses = misses;
    this.results = results;
    this.workers = workers;
    this.left = new AtomicInteger(misses.size());
  }

  /** Computes all elements. */
  void run() throws InterruptedException {
    boolean finished = false;
    try {
      askForHelp();
      work();
      done.get();
      finished = true;
    } catch (ExecutionException impossible) {
      throw new AssertionError(impossible);
    } finally {
      if (!finished) {
        stop();
      }
    }
  }

  private void askForHelp() {
    int wanted = misses.size() - 1;
    while (wanted > 0 && workers.offer(this::help)) {
      wanted--;
    }
  }

  private void work() throws InterruptedException {
    CallInputs inputs = new CallInputs(misses.get(0).column.scope);
    Encoder encoder = new Encoder();
    for (int i = next.getAndIncrement(); i < misses.size(); i = next.getAndIncrement()) {
      try {
        compute(call, misses.get(i), inputs, encoder, results);
      } finally {
        finishedOne();
      }
    }
  }

  /** Computes one element. Its failure is kept, unless it is everybody's. */
  static <T> void compute(
      Evaluation.Call<T> call, Miss<T> miss, CallInputs inputs, Encoder encoder, Results results)
      throws InterruptedException {
    boolean ended = false;
    long start = System.nanoTime();
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      T value = call.call(inputs.at(miss.element));
      miss.nanos = System.nanoTime() - start;
      results.take(miss, value, encoder);
      ended = true;
    } catch (InterruptedException stop) {
      throw stop;
    } catch (Throwable failure) {
      if (!Results.isFatal(failure) && Thread.interrupted()) {
        // Probably fails because it was interrupted: no failure of the element.
        throw new InterruptedException();
      }
      miss.nanos = System.nanoTime() - start;
      results.fail(miss, failure);
      ended = true;
      if (Results.isFatal(failure)) {
        throw Results.rethrow(failure);
      }
    } finally {
      if (!ended) {
        results.giveUp(miss);
      }
    }
  }

  private void finishedOne() {
    if (left.decrementAndGet() == 0) {
      done.complete(null);
    }
  }

  /** Runs on a worker. */
  private void help() {
    synchronized (helpers) {
      if (stopped) {
        return;
      }
      helpers.add(Thread.currentThread());
    }
    try {
      work();
    } catch (InterruptedException stop) {
      // What was given up, the row computes itself if it is not being stopped.
    } catch (Throwable fatal) {
      // The element keeps it, and the row throws it.
    } finally {
      synchronized (helpers) {
        helpers.remove(Thread.currentThread());
      }
    }
  }

  /** Gives up what nobody has begun, and interrupts the helpers. */
  private void stop() {
    int begun = next.getAndSet(Integer.MAX_VALUE / 2);
    for (int i = begun; i < misses.size(); i++) {
      results.giveUp(misses.get(i));
    }
    synchronized (helpers) {
      stopped = true;
      helpers.forEach(Thread::interrupt);
    }
  }

  /** The inputs of one element after the other; one for each thread. */
  static final class CallInputs implements Evaluation.Inputs {

    private final Scope scope;
    private int element;

    CallInputs(Scope scope) {
      this.scope = scope;
    }

    CallInputs at(int newElement) {
      element = newElement;
      return this;
    }

    @Override
    public <A> A get(Cells<A> cells) {
      Column<A> column = (Column<A>) cells;
      return column.made(scope.up(element, column.scope));
    }
  }
}
