package dev.headrace.evaluate;

import dev.headrace.evaluate.Claims.Claim;
import dev.headrace.evaluate.Claims.End;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a transform's column: what is remembered is reused; of the rest, what nobody else computes
 * is claimed and computed, and then what others compute is waited for. What was given up (its
 * thread was interrupted, but this one was not) is begun again.
 */
final class Filling<T> {

  private final RowEvaluation<?> row;
  private final Evaluator evaluator;
  private final ResultColumn<T> column;
  private List<Miss<T>> own = new ArrayList<>();
  private List<Foreign> foreign = new ArrayList<>();

  /** An element that someone else computes, or this row for another element. */
  private record Foreign(int element, Claim claim) {}

  Filling(RowEvaluation<?> row, ResultColumn<T> column) {
    this.row = row;
    this.evaluator = row.evaluator;
    this.column = column;
  }

  void run() throws InterruptedException {
    int size = column.scope.size();
    boolean found = false;
    try {
      for (int i = 0; i < size; i++) {
        find(i);
      }
      found = true;
    } finally {
      if (!found) {
        own.forEach(evaluator.results::giveUp);
      }
    }
    while (!own.isEmpty() || !foreign.isEmpty()) {
      computeAndWait();
    }
  }

  private void computeAndWait() throws InterruptedException {
    List<Miss<T>> computing = own;
    List<Foreign> awaited = foreign;
    own = new ArrayList<>();
    foreign = new ArrayList<>();
    if (!computing.isEmpty()) {
      column.computation().compute(computing);
    }
    List<Integer> again = new ArrayList<>();
    settle(computing, again);
    if (!awaited.isEmpty()) {
      await(awaited);
    }
    for (Foreign next : awaited) {
      settle(next, again);
    }
    boolean found = false;
    try {
      again.forEach(this::find);
      found = true;
    } finally {
      if (!found) {
        own.forEach(evaluator.results::giveUp);
      }
    }
  }

  private void settle(List<Miss<T>> computed, List<Integer> again) {
    for (Miss<T> miss : computed) {
      if (!column.settle(miss)) {
        again.add(miss.element);
      }
    }
  }

  private void settle(Foreign next, List<Integer> again) {
    End end = next.claim().join();
    if (end.bytes() != null) {
      column.reuse(next.element(), next.claim().key, end.bytes());
    } else if (end.failure() != null) {
      column.failResult(next.element(), next.claim().key, end.failure());
    } else {
      again.add(next.element());
    }
  }

  private void await(List<Foreign> awaited) throws InterruptedException {
    Batches batches = evaluator.batches;
    for (Foreign next : awaited) {
      if (!next.claim().isDone()) {
        var unused = next.claim().thenRun(batches::wake);
      }
    }
    batches.await(() -> awaited.stream().allMatch(next -> next.claim().isDone()));
  }

  /** Finds a remembered result, or adds the element to those to be computed or waited for. */
  private void find(int element) {
    while (true) {
      Hash key = column.key(element);
      if (key == null) {
        return;
      }
      int ended = evaluator.claims.ended(key);
      Bytes remembered = evaluator.memo.get(key);
      if (remembered != null) {
        column.reuse(element, key, remembered);
        return;
      }
      if (evaluator.preview()) {
        column.leaveMissing(element, !evaluator.firstMissing(key));
        return;
      }
      int repairs = row.repairs();
      column.makeInputs(element);
      if (repairs == row.repairs()) {
        claim(element, key, ended);
        return;
      }
      // An input was computed again, perhaps to something else: its hash and the key may differ.
    }
  }

  private void claim(int element, Hash key, int endedBefore) {
    Claim mine = Claims.newClaim(key);
    Claim other = evaluator.claims.tryClaim(mine);
    if (other != null) {
      foreign.add(new Foreign(element, other));
      return;
    }
    if (evaluator.claims.ended(key) != endedBefore) {
      Bytes remembered = evaluator.memo.get(key);
      if (remembered != null) {
        evaluator.claims.end(mine, new End(remembered, null));
        column.reuse(element, key, remembered);
        return;
      }
    }
    own.add(new Miss<>(column, element, key, mine));
  }
}
