package dev.headrace.engine;

import dev.headrace.hash.Bytes;
import dev.headrace.logic.BoundLogic;
import dev.headrace.logic.Equivalents;
import dev.headrace.logic.PlanLogic;
import dev.headrace.plan.BoundPlan;
import dev.headrace.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The logic of the plans that an engine runs. Class files are looked at once for each class loader:
 * what a JVM has loaded does not change. Thread-safe.
 */
final class Logics {

  private static final String EVERY_FLOW = "";
  private static final String EQUIVALENTS = "logic.equivalents";

  private final StateStore state;
  private final Map<ClassLoader, Map<String, PlanLogic>> known = new WeakHashMap<>();

  Logics(StateStore state) {
    this.state = state;
  }

  /**
   * The logic of a plan, with the values of its flow as they are now.
   *
   * @throws dev.headrace.fingerprint.classes.FingerprintException if a class is missing or can't be
   *     read
   */
  synchronized BoundLogic of(BoundPlan<?> plan) {
    ClassLoader loader = plan.flow().getClass().getClassLoader();
    PlanLogic logic =
        known
            .computeIfAbsent(loader, each -> new HashMap<>())
            .computeIfAbsent(
                PlanLogic.id(plan.plan()), each -> PlanLogic.load(plan.plan(), loader));
    return BoundLogic.of(logic, plan, equivalents());
  }

  private Equivalents equivalents() {
    Bytes text = state.property(EVERY_FLOW, EQUIVALENTS);
    return text == null
        ? Equivalents.NONE
        : Equivalents.parse(new String(text.array(), StandardCharsets.UTF_8));
  }
}
