package dev.headrace.engine;

import dev.headrace.Migration;
import dev.headrace.commit.FinishedRow.Change;
import dev.headrace.commit.PreviewTally;
import dev.headrace.commit.Step;
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
import dev.headrace.report.Preview;
import dev.headrace.report.UpdateStoppedException;
import dev.headrace.state.Key;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateException;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.SourceRow;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an update would do: lists, reads and looks up like one, on one thread, and computes,
 * writes and records nothing.
 *
 * @param <F> the flow
 */
final class PreviewRun<F> {

  private final BoundPlan<F> plan;
  private final Graph graph;
  private final StateStore state;
  private final MemoStore memo;
  private final BoundLogic logic;
  private final PreviewTally tally;

  PreviewRun(BoundPlan<F> plan, BoundLogic logic, StateStore state, MemoStore memo) {
    this.plan = plan;
    this.graph = plan.plan().graph();
    this.state = state;
    this.memo = memo;
    this.logic = logic;
    this.tally = new PreviewTally(graph, state);
  }

  Preview run() {
    try (Workers workers = Workers.of("headrace-preview", 1);
        Evaluator evaluator =
            Evaluator.builder(memo, new RunLogic(logic), workers)
                .mode(Evaluator.Mode.PREVIEW)
                .listener((node, work) -> tally.ran(node.name(), work))
                .build()) {
      for (Stage<F, ?> stage : plan.plan().stages()) {
        list(stage, evaluator);
      }
      TargetSchemas schemas = new TargetSchemas(state, graph.flow(), Step.Listener.NONE);
      for (Delivery<F, ?> delivery : plan.plan().deliveries()) {
        migration(delivery, schemas);
      }
      return tally.preview();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpdateStoppedException("the preview was stopped by an interrupt", e);
    }
  }

  private <R> void migration(Delivery<F, R> delivery, TargetSchemas schemas)
      throws InterruptedException {
    String target = delivery.target().name();
    try {
      Migration migration =
          schemas.migration(target, delivery.codec(), delivery.to().apply(plan.flow()));
      if (migration.rebuild() || !migration.steps().isEmpty()) {
        tally.migration(target, migration);
      }
    } catch (StateException e) {
      throw e;
    } catch (RuntimeException e) {
      Stop.requireNotInterrupted();
      tally.problem("target %s can't tell how it follows its row type: %s".formatted(target, e));
    }
  }

  private <R> void list(Stage<F, R> stage, Evaluator evaluator) throws InterruptedException {
    String name = stage.source().name();
    String owner = NodeNames.of(graph.flow(), name);
    SeenRows seen = new SeenRows();
    SourceListing<R> listing =
        new SourceListing<>(
            stage.codec(),
            owner,
            state,
            PlanHashes.of(graph, name, logic::of),
            Mode.UPDATE,
            seen,
            new SourcePreview<>(stage, evaluator, seen));
    try {
      stage.from().apply(plan.flow()).list(listing);
    } catch (InterruptedException | StateException e) {
      throw e;
    } catch (Exception e) {
      Stop.requireNotInterrupted();
      tally.problem("source %s could not be listed: %s".formatted(name, e));
      listing.finish();
      return;
    }
    listing.finish();
    if (listing.complete()) {
      state.forEachId(
          owner,
          id -> {
            if (!seen.contains(id)) {
              tally.removed(name, id);
            }
          });
    }
  }

  /** Previews the rows of one source. */
  private final class SourcePreview<R> implements SourceListing.End<R> {

    private final Stage<F, R> stage;
    private final Evaluator evaluator;
    private final String name;
    private final SeenRows seen;
    private final ContentHasher hasher = new ContentHasher();

    SourcePreview(Stage<F, R> stage, Evaluator evaluator, SeenRows seen) {
      this.stage = stage;
      this.evaluator = evaluator;
      this.name = stage.source().name();
      this.seen = seen;
    }

    @Override
    public void row(Listed<R> listed, @Nullable SourceRow known, Decision decision)
        throws InterruptedException {
      if (known != null) {
        seen.finish(listed.key().bytes(), known.id());
      }
      if (decision == Decision.UNCHANGED) {
        tally.row(name, Change.UNCHANGED);
        return;
      }
      try {
        R row = listed.reader().read();
        if (row != null) {
          preview(row, known, decision == Decision.COMPARE);
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        Stop.requireNotInterrupted();
        tally.problem("%s %s can't be read: %s".formatted(name, listed.key(), e));
      }
    }

    private void preview(R row, @Nullable SourceRow known, boolean compare)
        throws InterruptedException {
      Hash content = hasher.hash(stage.codec(), row);
      boolean same = known != null && content.equals(known.content());
      Change change = known == null || known.run() == 0 ? Change.ADDED : Change.CHANGED;
      tally.row(name, same ? Change.UNCHANGED : change);
      if (compare && same) {
        return;
      }
      RowOutcome outcome = evaluator.evaluate(stage, plan.flow(), row, content);
      tally.outcome(known == null ? 0 : known.id(), outcome);
    }

    @Override
    public void duplicate(Key key) {
      tally.problem("source %s listed the key %s twice".formatted(name, key));
    }

    @Override
    public void incomplete(String part, Exception cause) {
      tally.problem("source %s can't list %s: %s".formatted(name, part, cause));
    }
  }
}
