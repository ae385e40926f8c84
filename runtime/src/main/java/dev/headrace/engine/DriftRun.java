package dev.headrace.engine;

import dev.headrace.Inspectable;
import dev.headrace.commit.Drift;
import dev.headrace.commit.Step;
import dev.headrace.commit.TargetHashes;
import dev.headrace.commit.TargetSchemas;
import dev.headrace.engine.SourceListing.Listed;
import dev.headrace.evaluate.ContentHasher;
import dev.headrace.evaluate.Evaluator;
import dev.headrace.evaluate.RowOutcome;
import dev.headrace.evaluate.Workers;
import dev.headrace.hash.Hash;
import dev.headrace.logic.BoundLogic;
import dev.headrace.memo.MemoStore;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Delivery;
import dev.headrace.plan.Graph;
import dev.headrace.plan.Stage;
import dev.headrace.report.DriftReport;
import dev.headrace.report.UpdateStoppedException;
import dev.headrace.state.Key;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateException;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.Intention;
import dev.headrace.state.StateStore.SourceRow;
import dev.headrace.state.StateStore.TargetKey;
import dev.headrace.state.StateStore.TargetRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what targets hold with what the state says, and mends the differences:
 *
 * <ol>
 *   <li>what is recorded of each target's rows is collected;
 *   <li>each target tells which keys it holds: so what is missing or foreign is known;
 *   <li>the source rows that are as they were are derived again from the memo, computing nothing,
 *       and each target tells which of their rows it does not hold so;
 *   <li>a repair writes these, and deletes what is foreign. Nothing is recorded for that: the state
 *       says so already. What is missing and could not be derived is marked unknown, so that the
 *       next update writes it.
 * </ol>
 *
 * @param <F> the flow
 */
final class DriftRun<F> implements Stoppable {

  private final BoundPlan<F> plan;
  private final Graph graph;
  private final StateStore state;
  private final MemoStore memo;
  private final boolean repair;
  private final BoundLogic logic;
  private final TargetSchemas schemas;
  private final Stop stop = new Stop(Thread.currentThread());
  private final Map<String, Drift<?>> drifts = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Prepares a comparison. To be run on the thread that makes it. */
  DriftRun(BoundPlan<F> plan, BoundLogic logic, StateStore state, MemoStore memo, boolean repair) {
    this.plan = plan;
    this.graph = plan.plan().graph();
    this.state = state;
    this.memo = memo;
    this.repair = repair;
    this.logic = logic;
    this.schemas = new TargetSchemas(state, graph.flow(), Step.Listener.NONE);
  }

  @Override
  public void stop(String reason) {
    stop.request(reason, null);
  }

  /**
   * Runs it.
   *
   * @return what was found
   * @throws UpdateStoppedException if it was stopped
   */
  DriftReport run() {
    try {
      TargetHashes hashes = new TargetHashes(graph);
      for (Delivery<F, ?> delivery : plan.plan().deliveries()) {
        inspect(delivery, hashes);
      }
      for (Stage<F, ?> stage : plan.plan().stages()) {
        String source = NodeNames.of(graph.flow(), stage.source().name());
        state.forEachRow(source, row -> state.owned(row.id()).forEach(this::track));
      }
      for (String target : List.copyOf(drifts.keySet())) {
        state.orphans(NodeNames.of(graph.flow(), target), Integer.MAX_VALUE).forEach(this::track);
        attempt(target, Drift::look);
      }
      derive();
      for (String target : List.copyOf(drifts.keySet())) {
        attempt(target, Drift::compareNow);
        if (repair) {
          attempt(target, drift -> drift.repair(schemas));
        }
      }
      forgetLost();
      return new DriftReport(
          graph.flow(), repair, drifts.values().stream().map(Drift::result).toList(), problems);
    } catch (InterruptedException e) {
      String reason = stop.reason();
      if (reason == null) {
        Thread.currentThread().interrupt();
      }
      throw new UpdateStoppedException(
          "looking at the targets of %s was stopped%s; nothing is lost by that"
              .formatted(graph.flow(), reason == null ? " by an interrupt" : ": " + reason),
          e);
    } finally {
      stop.end();
    }
  }

  private <R> void inspect(Delivery<F, R> delivery, TargetHashes hashes)
      throws InterruptedException {
    String name = delivery.target().name();
    if (!(delivery.to().apply(plan.flow()) instanceof Inspectable<R> target)) {
      problems.add(
          "target %s can't tell what it holds: it does not implement Inspectable".formatted(name));
      return;
    }
    try {
      if (schemas.migration(name, delivery.codec(), target).rebuild()) {
        problems.add("target %s was not looked at: the next update rebuilds it".formatted(name));
      } else {
        drifts.put(name, new Drift<>(name, delivery.codec(), target, hashes));
      }
    } catch (StateException e) {
      throw e;
    } catch (RuntimeException e) {
      stop.checkFault();
      problems.add(
          "target %s was not looked at: it can't tell how it follows its row type: %s"
              .formatted(name, e));
    }
  }

  private void track(TargetRow row) {
    Drift<?> drift = drifts.get(NodeNames.node(row.target()));
    if (drift != null) {
      drift.track(row);
    }
  }

  /** Something that is done with a target. */
  private interface Attempt {
    void on(Drift<?> drift) throws Exception;
  }

  /** What a target throws ends the comparison of this target, and of no other. */
  private void attempt(String target, Attempt attempt) throws InterruptedException {
    stop.check();
    Drift<?> drift = drifts.get(target);
    if (drift == null) {
      return;
    }
    try {
      attempt.on(drift);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      stop.checkFault();
      drifts.remove(target);
      problems.add("target %s could not be compared or mended: %s".formatted(target, e));
    }
  }

  private void derive() throws InterruptedException {
    try (Workers workers = Workers.of("headrace-verify", 1);
        Evaluator evaluator =
            Evaluator.builder(memo, new RunLogic(logic), workers)
                .mode(Evaluator.Mode.PREVIEW)
                .build()) {
      for (Stage<F, ?> stage : plan.plan().stages()) {
        list(stage, evaluator);
      }
    }
  }

  private <R> void list(Stage<F, R> stage, Evaluator evaluator) throws InterruptedException {
    String name = stage.source().name();
    SeenRows seen = new SeenRows();
    Hash planHash = PlanHashes.of(graph, name, logic::of);
    SourceListing<R> listing =
        new SourceListing<>(
            stage.codec(),
            NodeNames.of(graph.flow(), name),
            state,
            planHash,
            Mode.UPDATE,
            seen,
            new Deriving<>(stage, planHash, evaluator, seen));
    try {
      stage.from().apply(plan.flow()).list(listing);
    } catch (InterruptedException | StateException e) {
      throw e;
    } catch (Exception e) {
      stop.checkFault();
      problems.add("source %s could not be listed: %s".formatted(name, e));
    }
    listing.finish();
  }

  /** Derives the listed rows that are as they were. */
  private final class Deriving<R> implements SourceListing.End<R> {

    private final Stage<F, R> stage;
    private final Hash planHash;
    private final Evaluator evaluator;
    private final SeenRows seen;
    private final ContentHasher hasher = new ContentHasher();

    Deriving(Stage<F, R> stage, Hash planHash, Evaluator evaluator, SeenRows seen) {
      this.stage = stage;
      this.planHash = planHash;
      this.evaluator = evaluator;
      this.seen = seen;
    }

    @Override
    public void row(Listed<R> listed, @Nullable SourceRow known, Decision decision)
        throws InterruptedException {
      stop.check();
      if (known == null) {
        return;
      }
      seen.finish(listed.key().bytes(), known.id());
      if (known.content() == null || !planHash.equals(known.plan())) {
        return;
      }
      R row;
      try {
        row = listed.reader().read();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        stop.checkFault();
        return; // its rows are unchecked, and the next update tells
      }
      if (row != null) {
        Hash content = hasher.hash(stage.codec(), row);
        if (content.equals(known.content())) {
          compare(evaluator.evaluate(stage, plan.flow(), row, content));
        }
      }
    }

    private void compare(RowOutcome outcome) throws InterruptedException {
      for (RowOutcome.Export<?> export : outcome.exports()) {
        attempt(export.target().name(), drift -> drift.compare(export));
      }
    }

    /** The first one was compared; the next update tells. */
    @Override
    public void duplicate(Key key) {}

    @Override
    public void incomplete(String part, Exception cause) {
      problems.add("source %s can't list %s: %s".formatted(stage.source().name(), part, cause));
    }
  }

  /** Lets the next update write what is missing and could not be derived. */
  private void forgetLost() {
    if (!repair) {
      return;
    }
    drifts.forEach(
        (node, drift) -> {
          String target = NodeNames.of(graph.flow(), node);
          List<Key> lost = drift.lost();
          for (Key key : lost) {
            List<SourceRow> owners = state.owners(target, key.bytes());
            if (!owners.isEmpty()) {
              SourceRow owner = owners.get(0);
              state.intend(
                  List.of(
                      new Intention(
                          owner.source(), owner.key(), List.of(new TargetKey(target, key)))));
            }
          }
          if (!lost.isEmpty()) {
            problems.add(
                "%d missing rows of %s can't be written without computing something; the next update does"
                    .formatted(lost.size(), node));
          }
        });
  }
}
