package dev.headrace.logic;

import dev.headrace.fingerprint.LogicTree;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Node;
import dev.headrace.plan.Node.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the transforms of one flow object do, as hashes: their code, and the values that they read.
 * Immutable.
 */
public final class BoundLogic {

  private static final String FORMAT = "logic 2";

  private final PlanLogic logic;
  private final Map<String, SortedMap<String, String>> values = new LinkedHashMap<>();
  private final Map<String, Hash> hashes = new LinkedHashMap<>();

  private BoundLogic(PlanLogic logic) {
    this.logic = logic;
  }

  /**
   * Binds logic to a flow.
   *
   * @param logic what the plan's transforms do
   * @param plan the plan with its flow
   * @param accepted fingerprints that count as others
   * @return the logic with the values of the flow's components, and of the environment, as they are
   *     now
   */
  public static BoundLogic of(PlanLogic logic, BoundPlan<?> plan, Equivalents accepted) {
    BoundLogic bound = new BoundLogic(logic);
    for (Node<?> node : plan.plan().graph().nodes(Role.TRANSFORM)) {
      LogicTree tree = logic.tree(node.name());
      SortedMap<String, String> values = Values.of(plan, node, tree, System::getenv);
      Hasher hasher = new Hasher().text(FORMAT).text(accepted.representative(tree.hash()));
      values.forEach((name, digest) -> hasher.text(name).text(digest));
      bound.values.put(node.name(), values);
      bound.hashes.put(node.name(), hasher.finish());
    }
    return bound;
  }

  /**
   * The hash of a transform's logic.
   *
   * @param node a transform of the plan
   * @return its hash
   * @throws IllegalArgumentException if the plan has no such transform
   */
  public Hash of(Node<?> node) {
    Hash hash = hashes.get(node.name());
    if (hash == null) {
      throw new IllegalArgumentException("the plan has no transform " + node.name());
    }
    return hash;
  }

  /**
   * What the transforms do, whatever the values.
   *
   * @return the plan's logic
   */
  public PlanLogic logic() {
    return logic;
  }

  /**
   * The values that a transform reads.
   *
   * @param transform its name
   * @return digests by the component's name
   */
  public SortedMap<String, String> values(String transform) {
    SortedMap<String, String> known = values.get(transform);
    if (known == null) {
      throw new IllegalArgumentException("the plan has no transform " + transform);
    }
    return known;
  }
}
