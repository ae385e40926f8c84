package dev.headrace.logic;

import dev.headrace.fingerprint.LogicTree;
import dev.headrace.hash.Hash;
import dev.headrace.hash.Hasher;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Node;
import dev.headrace.plan.Node.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the transforms of one flow object do, as hashes: their code, and the values that they read.
 * Immutable.
 */
public final class BoundLogic {

  private static final String FORMAT = "logic 2";

  private final PlanLogic logic;
  private final SortedMap<String, SortedMap<String, Value>> values = new TreeMap<>();
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
      SortedMap<String, Value> values = Values.of(plan, node, tree, System::getenv);
      Hasher hasher = new Hasher().text(FORMAT).text(accepted.representative(tree.hash()));
      values.forEach((name, value) -> hasher.text(name).text(value.digest()));
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
   * The components by which alone a record counts as an input of a transform.
   *
   * @param node a transform of the plan
   * @return names of components by the index of the parameter; other parameters count as a whole
   * @throws IllegalArgumentException if the plan has no such transform
   */
  public Map<Integer, Set<String>> inputs(Node<?> node) {
    return Map.copyOf(logic.tree(node.name()).inputs());
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
   * Identifies what the transforms do: code and values.
   *
   * @return the same for the same
   */
  public Hash id() {
    Hasher hasher = new Hasher().text(FORMAT);
    logic.manifest().transforms().forEach((name, tree) -> hasher.text(name).text(tree.hash()));
    values.forEach(
        (transform, read) ->
            read.forEach((name, value) -> hasher.text(transform).text(name).text(value.digest())));
    return hasher.finish();
  }

  /**
   * What the transforms do, to be kept.
   *
   * @return the snapshot
   */
  public LogicSnapshot snapshot() {
    return new LogicSnapshot(logic.manifest(), values);
  }
}
