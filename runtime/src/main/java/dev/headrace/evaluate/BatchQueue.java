package dev.headrace.evaluate;

import dev.headrace.plan.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Elements of one transform that wait for a batch, oldest first. Guarded by {@link Batches}. */
final class BatchQueue<T> {

  private final Node<T> node;
  private final ArrayDeque<Entry<T>> waiting = new ArrayDeque<>();

  /** How many of the waiting need not wait for a full batch. */
  private int released;

  BatchQueue(Node<T> node) {
    this.node = node;
  }

  /**
   * An element.
   *
   * @param miss the element
   * @param owner the call that it belongs to
   * @param since when it came, by {@link System#nanoTime}
   */
  record Entry<T>(Miss<T> miss, BatchedCall<T> owner, long since) {}

  private int max() {
    return Math.max(1, node.settings().maxBatch());
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void add(Entry<T> entry) {
    waiting.add(entry);
  }

  void release() {
    released = waiting.size();
  }

  int fullBatches() {
    return waiting.size() / max();
  }

  /** How long until a batch goes, 0 if one goes now. */
  long nanosLeft(long now, long linger) {
    Entry<T> oldest = waiting.peek();
    if (oldest == null) {
      return Long.MAX_VALUE;
    }
    return released > 0 || waiting.size() >= max()
        ? 0
        : Math.max(0, linger - (now - oldest.since()));
  }

  Batch<T> take(Results results) {
    int size = Math.min(max(), waiting.size());
    List<Entry<T>> entries = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      entries.add(waiting.remove());
    }
    released = Math.max(0, released - size);
    return new Batch<>(entries, results);
  }

  /** Takes a call's elements back. */
  List<Miss<T>> withdraw(BatchedCall<T> owner) {
    List<Miss<T>> withdrawn = new ArrayList<>();
    waiting.removeIf(
        entry -> {
          boolean own = entry.owner() == owner;
          if (own) {
            withdrawn.add(entry.miss());
          }
          return own;
        });
    released = Math.min(released, waiting.size());
    return withdrawn;
  }
}
