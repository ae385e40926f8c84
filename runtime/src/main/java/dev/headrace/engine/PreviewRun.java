package dev.headrace.engine;

import dev.headrace.Listing;
import dev.headrace.Migration;
import dev.headrace.RowKey;
import dev.headrace.commit.FinishedRow.Change;
import dev.headrace.commit.Names;
import dev.headrace.commit.PreviewTally;
import dev.headrace.commit.Step;
import dev.headrace.commit.TargetSchemas;
import dev.headrace.evaluate.ContentHasher;
import dev.headrace.evaluate.Evaluator;
import dev.headrace.evaluate.RowOutcome;
import dev.headrace.evaluate.Workers;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.logic.ClassFileLogic;
import dev.headrace.memo.MemoStore;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Delivery;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Graph;
import dev.headrace.plan.Stage;
import dev.headrace.report.Preview;
import dev.headrace.report.UpdateStoppedException;
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
  private final ClassFileLogic logic;
  private final PreviewTally tally;

  PreviewRun(BoundPlan<F> plan, StateStore state, MemoStore memo) {
    this.plan = plan;
    this.graph = plan.plan().graph();
    this.state = state;
    this.memo = memo;
    this.logic = new ClassFileLogic(plan);
    this.tally = new PreviewTally(graph, state);
  }

  Preview run() {
    try (Workers workers = Workers.of("headrace-preview", 1);
        Evaluator evaluator =
            Evaluator.builder(memo, logic::of, workers)
                .mode(Evaluator.Mode.PREVIEW)
                .listener((node, work) -> tally.ran(node.name(), work))
                .build()) {
      for (Stage<F, ?> stage : plan.plan().stages()) {
        list(stage, evaluator);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpdateStoppedException("the preview was stopped by an interrupt", e);
    }
    TargetSchemas schemas = new TargetSchemas(state, graph.flow(), Step.Listener.NONE);
    for (Delivery<F, ?> delivery : plan.plan().deliveries()) {
      migration(delivery, schemas);
    }
    return tally.preview();
  }

  private <R> void migration(Delivery<F, R> delivery, TargetSchemas schemas) {
    String target = delivery.target().name();
    Migration migration =
        schemas.migration(target, delivery.codec(), delivery.to().apply(plan.flow()));
    if (migration.rebuild() || !migration.steps().isEmpty()) {
      tally.migration(target, migration);
    }
  }

  private <R> void list(Stage<F, R> stage, Evaluator evaluator) throws InterruptedException {
    String name = stage.source().name();
    SourcePreview<R> listing = new SourcePreview<>(stage, evaluator);
    try {
      stage.from().apply(plan.flow()).list(listing);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      tally.problem("source %s could not be listed: %s".formatted(name, e));
      return;
    }
    if (listing.complete) {
      state.forEachRow(
          Names.of(graph.flow(), name),
          row -> {
            if (!listing.seen.contains(row.id())) {
              tally.removed(name, row.id());
            }
          });
    }
  }

  /** Previews the rows of one source. */
  private final class SourcePreview<R> implements Listing<R> {

    private final Stage<F, R> stage;
    private final Evaluator evaluator;
    private final String name;
    private final String owner;
    private final Hash planHash;
    private final SeenRows seen = new SeenRows();
    private final ContentHasher hasher = new ContentHasher();
    private boolean complete = true;

    SourcePreview(Stage<F, R> stage, Evaluator evaluator) {
      this.stage = stage;
      this.evaluator = evaluator;
      this.name = stage.source().name();
      this.owner = Names.of(graph.flow(), name);
      this.planHash = PlanHashes.of(graph, name, logic::of);
    }

    @Override
    public void add(R row) throws InterruptedException {
      add(stage.codec().key(row), null, 0, () -> row);
    }

    @Override
    public void add(RowKey rowKey, @Nullable String version, long size, Reader<R> reader)
        throws InterruptedException {
      Encoder encoded = new Encoder();
      stage.codec().encodeKey(rowKey, encoded);
      Bytes key = Bytes.of(encoded.toBytes());
      SourceRow known = state.find(owner, key);
      if (!seen.begin(key, known == null ? 0 : known.id())) {
        tally.problem("source %s listed the key %s twice".formatted(name, rowKey));
        return;
      }
      Decision decision = Decision.of(known, version, planHash, Mode.UPDATE);
      if (decision == Decision.UNCHANGED) {
        tally.row(name, Change.UNCHANGED);
        return;
      }
      try {
        R row = reader.read();
        if (row != null) {
          preview(row, known, decision == Decision.COMPARE);
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        tally.problem("%s %s can't be read: %s".formatted(name, rowKey, e));
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
    public void incomplete(String part, Exception cause) {
      complete = false;
      tally.problem("source %s can't list %s: %s".formatted(name, part, cause));
    }
  }
}
