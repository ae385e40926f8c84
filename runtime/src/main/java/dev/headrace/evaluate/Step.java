package dev.headrace.evaluate;

import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.Node;
import java.util.Map;
import java.util.Set;

/** What all rows share about one transform. Thread-safe. */
final class Step<T> {

  final Node<T> node;

  /** Of the logic and the result's shape: what all memo keys of the transform begin with. */
  final Hash base;

  /** By the index of a parameter, the components of a row that count alone. */
  final Map<Integer, Set<String>> inputs;

  final BatchQueue<T> queue;

  /** How long the transform took for an element lately; negative if it has not run yet. */
  volatile long typicalNanos = -1;

  Step(Node<T> node, LogicHashes hashes) {
    Hash logic = hashes.of(node);
    this.node = node;
    this.inputs = Map.copyOf(hashes.inputs(node));
    this.base = new Hasher().hash(logic).text(node.codec().type().toString()).finish();
    this.queue = new BatchQueue<>(node);
  }
}
