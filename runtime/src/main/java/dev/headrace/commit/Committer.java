package dev.headrace.commit;

import dev.headrace.commit.FinishedRow.Evaluated;
import dev.headrace.commit.FinishedRow.Failed;
import dev.headrace.commit.FinishedRow.Gone;
import dev.headrace.commit.FinishedRow.Same;
import dev.headrace.commit.GroupCommit.Item;
import dev.headrace.event.UpdateListener;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Delivery;
import dev.headrace.plan.Graph;
import dev.headrace.report.UpdateReport.RowFailure;
import dev.headrace.state.NodeNames;
import dev.headrace.state.StateStore;
import dev.headrace.state.StateStore.Failure;
import dev.headrace.state.StateStore.Touch;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes finished rows and commits them in groups, on a thread of its own: while one group is being
 * committed, the next one gathers. Rows with conflicts wait until all others are done.
 */
public final class Committer implements Runnable {

  private static final int MAX_GROUP = 512;
  private static final int MAX_DEFERRED = 10_000;

  /** Guards itself and {@link #closing}. */
  private final Deque<FinishedRow> queue = new ArrayDeque<>();

  private final Graph graph;
  private final StateStore state;
  private final GroupCommit commits;
  private final Runnable keepResults;
  private final Run run;
  private final RowEnd end;
  private final Map<String, TargetWriter<?>> writers = new LinkedHashMap<>();
  private final List<Item> deferred = new ArrayList<>();
  private boolean closing;

  /**
   * The update that rows are committed for, and who hears of it.
   *
   * @param number of the update
   * @param clock tells the time of failures
   * @param tally counts for the report
   * @param listener hears what is applied
   * @param steps hears which steps are done
   */
  public record Run(
      long number, Clock clock, Tally tally, UpdateListener listener, Step.Listener steps) {}

  /** Hears that a row is done with: it frees what the row held. */
  public interface RowEnd {

    /**
     * It is recorded.
     *
     * @param row the row
     * @param id its id in the state
     */
    void recorded(FinishedRow row, long id);

    /**
     * It failed, and that is recorded.
     *
     * @param row the row
     * @param failures at least one
     * @param id its id in the state
     */
    void failed(FinishedRow row, List<RowFailure> failures, long id);

    /**
     * It is gone.
     *
     * @param row the row
     */
    void gone(FinishedRow row);

    /**
     * It has a conflict, which {@link Committer#settle} will decide.
     *
     * @param row the row
     */
    void deferred(FinishedRow row);

    /**
     * Nothing can be committed any more.
     *
     * @param cause why
     */
    void broken(Throwable cause);
  }

  /**
   * Gets ready to commit. Targets that must be rebuilt for their rows' type are marked unknown.
   *
   * @param plan the plan with its flow
   * @param state the tracking
   * @param keepResults waits until the results of rows that were submitted survive the process
   * @param run what rows are committed for
   * @param end hears what becomes of rows
   * @param <F> the flow
   */
  public <F> Committer(
      BoundPlan<F> plan, StateStore state, Runnable keepResults, Run run, RowEnd end) {
    this.graph = plan.plan().graph();
    this.state = state;
    this.keepResults = keepResults;
    this.run = run;
    this.end = end;
    String flow = graph.flow();
    TargetSchemas schemas = new TargetSchemas(state, flow, run.steps());
    for (Delivery<F, ?> delivery : plan.plan().deliveries()) {
      writers.put(
          NodeNames.of(flow, delivery.target().name()),
          TargetWriter.of(delivery, plan.flow(), schemas, run.listener()));
    }
    this.commits = new GroupCommit(state, writers, run);
  }

  /**
   * Takes a row.
   *
   * @param row the row
   */
  public void submit(FinishedRow row) {
    synchronized (queue) {
      queue.add(row);
      queue.notifyAll();
    }
  }

  /** Ends {@link #run} after the group at hand. */
  public void close() {
    synchronized (queue) {
      closing = true;
      queue.notifyAll();
    }
  }

  @Override
  public void run() {
    try {
      for (List<FinishedRow> group = next(); !group.isEmpty(); group = next()) {
        commit(group);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      end.broken(e);
    }
  }

  /** The rows that have gathered, waiting for one; none after {@link #close}. */
  private List<FinishedRow> next() throws InterruptedException {
    synchronized (queue) {
      while (queue.isEmpty() && !closing) {
        queue.wait();
      }
      List<FinishedRow> group = new ArrayList<>();
      while (!closing && !queue.isEmpty() && group.size() < MAX_GROUP) {
        group.add(queue.remove());
      }
      return group;
    }
  }

  private void commit(List<FinishedRow> group) throws InterruptedException {
    List<Item> evaluated = new ArrayList<>();
    List<FinishedRow> same = new ArrayList<>();
    List<Failing> failed = new ArrayList<>();
    for (FinishedRow row : group) {
      if (row.outcome() instanceof Evaluated outcome) {
        evaluated.add(new Item(row, outcome));
      } else if (row.outcome() instanceof Failed outcome) {
        failed.add(new Failing(row, outcome.failures()));
      } else if (row.outcome() instanceof Gone) {
        end.gone(row);
      } else if (row.outcome() instanceof Same) {
        same.add(row);
      }
    }
    touch(same);
    fail(failed);
    if (!evaluated.isEmpty()) {
      keepResults.run(); // a committed row is not evaluated again: else its results could be lost
      finish(commits.commit(evaluated));
    }
  }

  private void touch(List<FinishedRow> rows) {
    if (!rows.isEmpty()) {
      state.touch(rows.stream().map(row -> new Touch(row.id(), row.version())).toList());
      run.steps().done(Step.TOUCHED);
      rows.forEach(row -> end.recorded(row, row.id()));
    }
  }

  private void finish(GroupCommit.Result result) {
    result.committed().forEach((item, id) -> end.recorded(item.row(), id));
    List<Failing> failed = new ArrayList<>();
    result
        .failed()
        .forEach((item, failure) -> failed.add(new Failing(item.row(), List.of(failure))));
    result
        .conflicts()
        .forEach(
            (item, key) -> {
              if (deferred.size() < MAX_DEFERRED) {
                deferred.add(item);
                end.deferred(item.row());
              } else {
                failed.add(new Failing(item.row(), List.of(Conflicts.undecided(item, key))));
              }
            });
    fail(failed);
  }

  /** A row with everything that failed in it. */
  private record Failing(FinishedRow row, List<RowFailure> failures) {}

  private void fail(List<Failing> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<Failure> failures = new ArrayList<>();
    rows.forEach(failing -> failures.add(failure(failing.row().row(), failing.failures().get(0))));
    List<Long> ids = state.fail(failures, run.clock().instant());
    run.steps().done(Step.FAILED);
    for (int i = 0; i < rows.size(); i++) {
      end.failed(rows.get(i).row(), rows.get(i).failures(), ids.get(i));
    }
  }

  private Failure failure(RowRef row, RowFailure first) {
    return new Failure(
        row.owner(),
        row.key(),
        place(first.step()),
        first.step(),
        first.cause().getClass().getName(),
        String.valueOf(first.cause().getMessage()));
  }

  private Failure.Place place(String step) {
    return switch (graph.vertex(step).node().role()) {
      case SOURCE -> Failure.Place.SOURCE;
      case TRANSFORM -> Failure.Place.TRANSFORM;
      case TARGET -> Failure.Place.TARGET;
    };
  }

  /**
   * Decides the conflicts and commits the rows that won. To be called after {@link #run}.
   *
   * @throws InterruptedException if a target is interrupted
   */
  public void settle() throws InterruptedException {
    Settlement.Result result = new Conflicts(state).decide(deferred);
    List<Failing> rejected = new ArrayList<>();
    for (Settlement.Rejection rejection : result.rejected()) {
      rejected.add(new Failing(rejection.item().row(), List.of(Conflicts.lost(rejection))));
    }
    fail(rejected);
    List<Item> accepted = result.accepted();
    for (int from = 0; from < accepted.size(); from += MAX_GROUP) {
      int to = Math.min(accepted.size(), from + MAX_GROUP);
      finish(commits.adopt(accepted.subList(from, to)));
    }
    run.steps().done(Step.SETTLED);
  }

  /**
   * Deletes target rows that nobody owns any more. To be called after {@link #settle}.
   *
   * @throws InterruptedException if a target is interrupted
   */
  public void sweep() throws InterruptedException {
    Sweep sweep = new Sweep(state, run.tally(), run.steps());
    for (Map.Entry<String, TargetWriter<?>> target : writers.entrySet()) {
      sweep.sweep(target.getKey(), target.getValue());
    }
  }
}
