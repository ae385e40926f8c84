package dev.headrace.engine;

import dev.headrace.fingerprint.LogicTree;
import dev.headrace.fingerprint.Manifest;
import dev.headrace.hash.Bytes;
import dev.headrace.logic.BoundLogic;
import dev.headrace.logic.Equivalents;
import dev.headrace.logic.LogicChanges;
import dev.headrace.logic.LogicSnapshot;
import dev.headrace.logic.PlanLogic;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.HeadraceException;
import dev.headrace.report.LogicReport;
import dev.headrace.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The logic of the plans that an engine runs. Class files are looked at once for each class loader:
 * what a JVM has loaded does not change. Thread-safe.
 */
final class Logics {

  private static final String EVERY_FLOW = "";
  private static final String EQUIVALENTS = "logic.equivalents";
  private static final String SNAPSHOT = "logic";
  private static final String ID = "logic.id";

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

  /** Compares a flow's logic with what was remembered of it. */
  LogicReport report(BoundLogic now) {
    List<String> differences = now.logic().differences();
    LogicSnapshot before =
        now.id().toString().equals(text(flow(now), ID)) ? now.snapshot() : remembered(flow(now));
    return new LogicReport(
        before == null ? List.of() : LogicChanges.between(before, now.snapshot(), equivalents()),
        differences);
  }

  /** Remembers what a flow's transforms do, when its rows are in line with it. */
  void remember(BoundLogic now) {
    String id = now.id().toString();
    if (!id.equals(text(flow(now), ID))) {
      put(flow(now), SNAPSHOT, now.snapshot().write());
      put(flow(now), ID, id);
    }
  }

  /**
   * Lets the results of older logic count as results of what the flow does now.
   *
   * @throws IllegalStateException if nothing is remembered of the flow
   */
  List<String> accept(BoundLogic now) {
    LogicSnapshot before = remembered(flow(now));
    if (before == null) {
      throw new IllegalStateException(
          "no update of %s has run to its end in this state directory: there is no older logic"
              .formatted(flow(now)));
    }
    return accept(before.manifest(), now.logic().manifest());
  }

  /** Lets results of one build count as results of another; names the transforms it concerns. */
  List<String> accept(Manifest old, Manifest now) {
    Equivalents before = equivalents();
    Equivalents after = before;
    List<String> accepted = new ArrayList<>();
    for (var entry : now.transforms().entrySet()) {
      LogicTree was = old.transforms().get(entry.getKey());
      if (was != null) {
        Equivalents more = after.accept(was.hash(), entry.getValue().hash());
        if (!more.equals(after)) {
          accepted.add(entry.getKey());
        }
        after = more;
      }
    }
    if (!accepted.isEmpty()) {
      put(EVERY_FLOW, EQUIVALENTS, after.write());
    }
    return accepted;
  }

  private static String flow(BoundLogic logic) {
    return logic.logic().manifest().flow();
  }

  /** What was remembered in another format is as good as nothing. */
  private @Nullable LogicSnapshot remembered(String flow) {
    String text = text(flow, SNAPSHOT);
    try {
      return text == null ? null : LogicSnapshot.parse(text);
    } catch (IllegalArgumentException anotherFormat) {
      return null;
    }
  }

  private Equivalents equivalents() {
    String text = text(EVERY_FLOW, EQUIVALENTS);
    try {
      return text == null ? Equivalents.NONE : Equivalents.parse(text);
    } catch (IllegalArgumentException e) {
      throw new HeadraceException(
          "The state is damaged: its property %s of all flows says which logic was accepted as older one, but %s. Restore the state directory from a backup; or call Engine.rebuild on it, update, and accept again"
              .formatted(EQUIVALENTS, e.getMessage()),
          e);
    }
  }

  private @Nullable String text(String owner, String name) {
    Bytes bytes = state.property(owner, name);
    return bytes == null ? null : new String(bytes.array(), StandardCharsets.UTF_8);
  }

  private void put(String owner, String name, String text) {
    state.setProperty(owner, name, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
