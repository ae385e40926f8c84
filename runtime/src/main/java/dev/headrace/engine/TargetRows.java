package dev.headrace.engine;

import dev.headrace.RowKey;
import dev.headrace.hash.Bytes;
import dev.headrace.lineage.Explain;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Delivery;
import dev.headrace.plan.Encoder;
import dev.headrace.report.Explanation;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateStore;
import java.util.List;
import java.util.Optional;

/** Finds target rows by the names and keys that users know. */
final class TargetRows {

  private TargetRows() {}

  static Optional<Explanation> explain(
      BoundPlan<?> plan, StateStore state, String target, RowKey key) {
    Encoder encoded = new Encoder();
    delivery(plan, target).codec().encodeKey(key, encoded);
    String name = NodeNames.of(plan.plan().graph().flow(), target);
    return Explain.row(state, name, Bytes.of(encoded.toBytes()));
  }

  private static <F> Delivery<F, ?> delivery(BoundPlan<F> plan, String target) {
    List<Delivery<F, ?>> deliveries = plan.plan().deliveries();
    return deliveries.stream()
        .filter(delivery -> delivery.target().name().equals(target))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no target \"%s\"; it has %s"
                        .formatted(
                            plan, target, deliveries.stream().map(Delivery::target).toList())));
  }
}
