package dev.headrace.commit;

import dev.headrace.evaluate.RowOutcome;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.Graph;
import dev.headrace.plan.Node;
import dev.headrace.state.NodeNames;
import java.util.HashMap;
import java.util.Map;

/**
 * What the state calls the targets of a flow, and the hashes of their rows: the rows' shapes count,
 * so that another type with equal bytes is another row. Thread-safe.
 */
public final class TargetHashes {

  private final Map<String, Known> targets = new HashMap<>();

  private record Known(String name, Hash shape) {}

  /**
   * Hashes rows for the targets of a flow.
   *
   * @param graph has the targets
   */
  public TargetHashes(Graph graph) {
    for (Node<?> target : graph.nodes(Node.Role.TARGET)) {
      Hash shape = new Hasher().text(target.codec().type().toString()).finish();
      targets.put(target.name(), new Known(NodeNames.of(graph.flow(), target.name()), shape));
    }
  }

  /**
   * The name of a row's target in the state.
   *
   * @param export the row
   * @return the name, always the same object
   */
  public String name(RowOutcome.Export<?> export) {
    return known(export).name();
  }

  /**
   * Hashes a row for a target.
   *
   * @param export the row
   * @param hasher is used
   * @return the hash that is recorded for it
   */
  public Hash of(RowOutcome.Export<?> export, Hasher hasher) {
    return hasher.hash(known(export).shape()).hash(export.content()).finish();
  }

  private Known known(RowOutcome.Export<?> export) {
    Known known = targets.get(export.target().name());
    if (known == null) {
      throw new IllegalArgumentException("the flow has no target " + export.target());
    }
    return known;
  }
}
