package dev.headrace.commit;

import dev.headrace.evaluate.RowOutcome;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.Graph;
import dev.headrace.plan.Node;
import java.util.HashMap;
import java.util.Map;

/**
 * The hashes of target rows: their types' shapes count, so that another type with equal bytes is
 * another row. Thread-safe.
 */
public final class TargetHashes {

  private final Map<String, Hash> shapes = new HashMap<>();

  /**
   * Hashes rows for the targets of a flow.
   *
   * @param graph has the targets
   */
  public TargetHashes(Graph graph) {
    for (Node<?> target : graph.nodes(Node.Role.TARGET)) {
      Hash shape = new Hasher().text(target.codec().type().toString()).finish();
      shapes.put(target.name(), shape);
    }
  }

  /**
   * Hashes a row for a target.
   *
   * @param export the row
   * @return the hash that is recorded for it
   */
  public Hash of(RowOutcome.Export<?> export) {
    Hash shape = shapes.get(export.target().name());
    if (shape == null) {
      throw new IllegalArgumentException("the flow has no target " + export.target());
    }
    return new Hasher().hash(shape).hash(export.content()).finish();
  }
}
