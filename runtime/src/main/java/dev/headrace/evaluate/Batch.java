package dev.headrace.evaluate;

import dev.headrace.evaluate.BatchQueue.Entry;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Evaluation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Elements of one transform, perhaps of several rows, for one call. If it fails, its halves are
 * called, until single elements fail alone. Where one after the other fails because of I/O, it is
 * not the elements: what is left is not taken apart any further. Runs once, on any thread, outside
 * of any lock.
 */
final class Batch<T> {

  /** So many elements in a row that fail alone because of I/O are an outage. */
  private static final int OUTAGE = 2;

  private static final int MAX_CAUSES = 20;

  private final List<Entry<T>> entries;
  private final Results results;
  private final Encoder encoder = new Encoder();

  /** How many entries have ended, from the first. */
  private int ended;

  /** How many elements have failed alone because of I/O since the last success. */
  private int unreached;

  Batch(List<Entry<T>> entries, Results results) {
    this.entries = entries;
    this.results = results;
  }

  /**
   * Computes all elements.
   *
   * @throws InterruptedException if the thread is interrupted; the rest of the elements is given up
   */
  void run() throws InterruptedException {
    try {
      run(entries);
    } finally {
      while (ended < entries.size()) {
        Entry<T> entry = entries.get(ended);
        results.giveUp(entry.miss());
        end(entry);
      }
    }
  }

  private void run(List<Entry<T>> part) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long start = System.nanoTime();
    List<@Nullable T> values;
    try {
      values = call(part);
    } catch (InterruptedException stop) {
      throw stop;
    } catch (Throwable failure) {
      if (Results.isFatal(failure)) {
        failAll(failure);
        throw Results.rethrow(failure);
      }
      if (Thread.interrupted()) {
        // Probably fails because it was interrupted: no failure of the elements.
        throw new InterruptedException();
      }
      halve(part, failure, System.nanoTime() - start);
      return;
    }
    unreached = 0;
    long share = (System.nanoTime() - start) / part.size();
    for (int i = 0; i < part.size(); i++) {
      Entry<T> entry = part.get(i);
      entry.miss().nanos += share;
      try {
        results.take(entry.miss(), values.get(i), encoder);
      } catch (RuntimeException | Error fatal) {
        failAll(fatal);
        throw fatal;
      }
      end(entry);
    }
  }

  private void halve(List<Entry<T>> part, Throwable failure, long nanos)
      throws InterruptedException {
    part.forEach(entry -> entry.miss().nanos += nanos / part.size());
    if (part.size() == 1) {
      unreached = isUnreached(failure) ? unreached + 1 : 0;
    }
    if (part.size() == 1 || (unreached >= OUTAGE && isUnreached(failure))) {
      for (Entry<T> entry : part) {
        results.fail(entry.miss(), failure);
        end(entry);
      }
    } else {
      int half = part.size() / 2;
      run(part.subList(0, half));
      run(part.subList(half, part.size()));
    }
  }

  private static boolean isUnreached(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private void failAll(Throwable fatal) {
    while (ended < entries.size()) {
      Entry<T> entry = entries.get(ended);
      results.fail(entry.miss(), fatal);
      end(entry);
    }
  }

  private void end(Entry<T> entry) {
    ended++;
    entry.owner().finishedOne();
  }

  private List<@Nullable T> call(List<Entry<T>> part) throws Exception {
    BatchedCall<T> first = part.get(0).owner();
    String name = part.get(0).miss().column.name;
    // The plan's code does not know that a list of its own may be null or hold nulls.
    @Nullable List<@Nullable T> values = nullable(first.call.call(new PartInputs<>(part)));
    if (values == null) {
      throw new TransformException(
          "%s returned null for a batch of %d elements; expected a list with one result for each, in order"
              .formatted(name, part.size()),
          null);
    }
    if (values.size() != part.size()) {
      throw new TransformException(
          "%s returned %d results for a batch of %d elements; expected one result for each, in order"
              .formatted(name, values.size(), part.size()),
          null);
    }
    return values;
  }

  @SuppressWarnings("unchecked") // only widens what the list is known to hold
  private static <T> @Nullable List<@Nullable T> nullable(@Nullable List<T> list) {
    return (List<@Nullable T>) list;
  }

  /**
   * The inputs of the elements. The plan's code names cells of the first element's row; those of
   * other rows are found by their position among the inputs.
   */
  private static final class PartInputs<T> implements Evaluation.BatchInputs {

    private final List<Entry<T>> part;

    PartInputs(List<Entry<T>> part) {
      this.part = part;
    }

    @Override
    public <A> List<A> all(Cells<A> cells) {
      Column<?>[] first = part.get(0).miss().column.inputs;
      int position = 0;
      while (position < first.length && first[position] != cells) {
        position++;
      }
      if (position == first.length) {
        throw new IllegalStateException(
            "The plan reads %s in a batch, but does not declare it as an input of the call"
                .formatted(((Column<A>) cells).name));
      }
      Object[] values = new Object[part.size()];
      for (int i = 0; i < values.length; i++) {
        Miss<T> miss = part.get(i).miss();
        Column<?> input = miss.column.inputs[position];
        values[i] = input.made(miss.column.scope.up(miss.element, input.scope));
      }
      @SuppressWarnings("unchecked") // the inputs at one position have one type in all rows
      List<A> list = (List<A>) List.of(values);
      return list;
    }
  }
}
