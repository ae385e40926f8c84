package dev.headrace.engine;

import dev.headrace.commit.Committer;
import dev.headrace.commit.FinishedRow;
import dev.headrace.commit.Step;
import dev.headrace.commit.Tally;
import dev.headrace.commit.TargetHashes;
import dev.headrace.evaluate.EvaluationListener;
import dev.headrace.evaluate.Evaluator;
import dev.headrace.evaluate.Workers;
import dev.headrace.event.UpdateListener;
import dev.headrace.hash.Hash;
import dev.headrace.logic.BoundLogic;
import dev.headrace.memo.MemoStore;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Graph;
import dev.headrace.plan.Stage;
import dev.headrace.report.HeadraceException;
import dev.headrace.report.SourceFailedException;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateReport.RowFailure;
import dev.headrace.report.UpdateStoppedException;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateException;
import dev.headrace.state.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One update of one plan, from listing to sweeping:
 *
 * <ol>
 *   <li>each source lists its rows; rows that changed are read and evaluated by the workers, and
 *       committed in groups;
 *   <li>rows that were not listed are retired;
 *   <li>conflicts over target rows are settled;
 *   <li>target rows that nobody owns any more are deleted.
 * </ol>
 *
 * @param <F> the flow
 */
final class UpdateRun<F> implements Stoppable {

  private static final int ROWS_WAITING_PER_WORKER = 32;

  /** Rows in flight take no more than this part of the heap. */
  private static final int HEAP_SHARE = 8;

  /** How long a target may take to finish its changes after the update was stopped. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BoundPlan<F> plan;
  private final Graph graph;
  private final StateStore state;
  private final MemoStore memo;
  private final Clock clock;
  private final UpdateContext<F> update;
  private final Evaluator evaluator;
  private final BoundLogic logic;
  private final TargetHashes hashes;
  private final Map<String, SeenRows> seen = new HashMap<>();

  /**
   * Prepares an update. To be run on the thread that makes it.
   *
   * @param plan the plan with its flow
   * @param logic what its transforms do
   * @param mode which rows are processed
   * @param state the tracking
   * @param memo the remembered results
   * @param options how much runs at a time
   * @param clock tells the time of runs and failures
   * @param steps hears which steps are done
   */
  UpdateRun(
      BoundPlan<F> plan,
      BoundLogic logic,
      Mode mode,
      StateStore state,
      MemoStore memo,
      EngineOptions options,
      Clock clock,
      Step.Listener steps) {
    this.plan = plan;
    this.graph = plan.plan().graph();
    this.state = state;
    this.memo = memo;
    this.clock = clock;
    this.logic = logic;
    this.hashes = new TargetHashes(graph);
    Tally tally = new Tally(graph);
    UpdateListener listener = options.listener();
    EvaluationListener evaluations =
        (node, work) -> {
          tally.ran(node.name(), work);
          listener.ran(
              node.name(),
              work.computed(),
              work.reused(),
              work.failed(),
              Duration.ofNanos(work.nanos()));
        };
    Workers workers = Workers.of("headrace", options.rowsInFlight());
    this.evaluator =
        Evaluator.builder(memo, new RunLogic(logic), workers)
            .listener(evaluations)
            .rowsAtOnce(options.rowsInFlight())
            .linger(options.linger())
            .build();
    this.update =
        new UpdateContext<>(
            plan.flow(),
            graph.flow(),
            mode,
            state,
            new Budget(
                options.rowsInFlight() * ROWS_WAITING_PER_WORKER,
                Math.min(options.bytesInFlight(), Runtime.getRuntime().maxMemory() / HEAP_SHARE)),
            workers,
            tally,
            listener,
            new Stop(Thread.currentThread()),
            steps);
  }

  @Override
  public void stop(String reason) {
    update.stop().request(reason, null);
  }

  /** The logic that it runs. */
  BoundLogic logic() {
    return logic;
  }

  /**
   * Runs the update.
   *
   * @return what was done
   * @throws SourceFailedException if a source could not be listed
   * @throws UpdateStoppedException if it was stopped
   * @throws HeadraceException if it could not go on
   */
  UpdateReport run() {
    Instant started = clock.instant();
    long start = System.nanoTime();
    long run = state.beginRun(graph.flow(), started);
    update.steps().done(Step.BEGUN);
    update.listener().updateStarted(graph.flow());
    String summary = "stopped";
    try {
      Map<String, Exception> failedSources = processOrStop(run);
      UpdateReport report = update.tally().report(run, Duration.ofNanos(System.nanoTime() - start));
      summary = report.toString();
      if (!failedSources.isEmpty()) {
        throw sourceFailed(failedSources, report);
      }
      return report;
    } finally {
      update.stop().end();
      state.endRun(run, clock.instant(), summary);
      update.steps().done(Step.ENDED);
      update.listener().updateFinished(graph.flow());
    }
  }

  /** Tells whatever an interrupted thread ran into as what it is: the update was stopped. */
  private Map<String, Exception> processOrStop(long run) {
    try {
      return process(run);
    } catch (InterruptedException e) {
      throw stopped(e);
    } catch (RuntimeException e) {
      if (update.stop().requested() || Thread.currentThread().isInterrupted()) {
        throw stopped(e);
      }
      throw e;
    }
  }

  private Map<String, Exception> process(long run) throws InterruptedException {
    Ending ending = new Ending();
    Committer committer =
        new Committer(
            plan,
            state,
            memo::flush,
            new Committer.Run(run, clock, update.tally(), update.listener(), update.steps()),
            ending);
    Map<String, Exception> failed = new LinkedHashMap<>();
    Thread committing = new Thread(committer, "headrace-commit");
    committing.setDaemon(true);
    committing.start();
    try {
      for (Stage<F, ?> stage : plan.plan().stages()) {
        list(stage, committer, failed);
      }
      update.budget().awaitNone();
      update.stop().check();
    } catch (InterruptedException e) {
      update.stop().interrupted();
      throw e;
    } finally {
      update.workers().close();
      evaluator.close();
      end(committer, committing);
    }
    ending.settling = true;
    committer.settle();
    committer.sweep();
    return failed;
  }

  /** Not to be hurried by interrupts: the next update must not meet this one's commits. */
  private static void end(Committer committer, Thread committing) {
    committer.close();
    if (!joined(committing)) {
      committing.interrupt();
      joined(committing);
    }
  }

  private static boolean joined(Thread thread) {
    boolean interrupted = false;
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (long left = PATIENCE.toMillis();
        left > 0 && thread.isAlive();
        left = (end - System.nanoTime()) / 1_000_000) {
      try {
        thread.join(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private <R> void list(Stage<F, R> stage, Committer committer, Map<String, Exception> failed)
      throws InterruptedException {
    String name = stage.source().name();
    SeenRows rows = seen.computeIfAbsent(name, n -> new SeenRows());
    Hash planHash = PlanHashes.of(graph, name, logic::of);
    RowWork<F, R> work = new RowWork<>(update, stage, evaluator, planHash, committer, hashes);
    String owner = NodeNames.of(graph.flow(), name);
    SourceListing<R> listing =
        new SourceListing<>(
            stage.codec(),
            owner,
            state,
            planHash,
            update.mode(),
            rows,
            new SourceUpdate<>(update, work, owner, rows));
    evaluator.expectRows(true);
    try {
      list(stage, listing, failed);
      update.stop().check();
      listing.finish();
    } finally {
      evaluator.expectRows(false);
    }
    if (!failed.containsKey(name) && listing.complete() && update.mode() == Mode.UPDATE) {
      update.budget().awaitNone();
      update.stop().check();
      update.tally().removed(name, Retire.unseen(state, owner, rows, update.steps()));
    }
  }

  private <R> void list(Stage<F, R> stage, SourceListing<R> listing, Map<String, Exception> failed)
      throws InterruptedException {
    try {
      stage.from().apply(plan.flow()).list(listing);
    } catch (InterruptedException | StateException e) {
      throw e;
    } catch (Exception e) {
      update.stop().check();
      failed.put(stage.source().name(), e);
    }
  }

  private SourceFailedException sourceFailed(Map<String, Exception> failed, UpdateReport report) {
    Map.Entry<String, Exception> first = failed.entrySet().iterator().next();
    return new SourceFailedException(
        "source %s of %s could not be listed: %s. Its rows stay as they are; what it had listed was processed"
            .formatted(first.getKey(), graph.flow(), first.getValue().getMessage()),
        first.getValue(),
        report);
  }

  private HeadraceException stopped(Exception end) {
    String reason = update.stop().reason();
    Throwable cause = update.stop().cause();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof HeadraceException headrace) {
      return headrace;
    }
    if (cause != null) {
      return new HeadraceException(
          "the update of %s could not go on: %s".formatted(graph.flow(), cause.getMessage()),
          cause);
    }
    if (reason == null) {
      Thread.currentThread().interrupt();
    }
    return new UpdateStoppedException(
        "the update of %s was stopped%s; the next update goes on from there"
            .formatted(graph.flow(), reason == null ? " by an interrupt" : ": " + reason),
        end);
  }

  /** Frees what a row held, and counts it. */
  private final class Ending implements Committer.RowEnd {

    /** Rows with conflicts have already left the budget. */
    private volatile boolean settling;

    @Override
    public void recorded(FinishedRow row, long id) {
      update.tally().row(row.row().source(), row.change());
      finish(row, id, false);
    }

    @Override
    public void failed(FinishedRow row, List<RowFailure> failures, long id) {
      update.tally().row(row.row().source(), row.change());
      update.tally().failed(failures);
      finish(row, id, true);
    }

    private void finish(FinishedRow row, long id, boolean failed) {
      seen(row).finish(row.row().key().bytes(), id);
      update.listener().rowFinished(row.row().source(), failed);
      release(row);
    }

    @Override
    public void gone(FinishedRow row) {
      seen(row).gone(row.row().key().bytes(), row.id());
      update.listener().rowFinished(row.row().source(), false);
      release(row);
    }

    @Override
    public void deferred(FinishedRow row) {
      release(row);
    }

    @Override
    public void broken(Throwable cause) {
      update.stop().request("nothing can be committed any more", cause);
    }

    private void release(FinishedRow row) {
      if (!settling) {
        update.budget().release(row.size());
      }
    }

    private SeenRows seen(FinishedRow row) {
      SeenRows rows = seen.get(row.row().source());
      if (rows == null) {
        throw new IllegalStateException("source " + row.row().source() + " was not listed");
      }
      return rows;
    }
  }
}
