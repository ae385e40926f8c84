package dev.headrace.engine;

import dev.headrace.RowKey;
import dev.headrace.commit.Step;
import dev.headrace.hash.Hasher;
import dev.headrace.logic.BoundLogic;
import dev.headrace.memo.MemoException;
import dev.headrace.memo.MemoReport;
import dev.headrace.memo.MemoStore;
import dev.headrace.memo.MemoryMemo;
import dev.headrace.memo.disk.DiskMemo;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.DriftReport;
import dev.headrace.report.Explanation;
import dev.headrace.report.HeadraceException;
import dev.headrace.report.LogicReport;
import dev.headrace.report.Preview;
import dev.headrace.report.SourceFailedException;
import dev.headrace.report.UpdateReport;
import dev.headrace.report.UpdateStoppedException;
import dev.headrace.state.MemoryState;
import dev.headrace.state.StateStore;
import dev.headrace.state.sqlite.SqliteState;
import dev.headrace.state.sqlite.StateDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs plans and remembers what it did.
 *
 * <pre>{@code
 * try (Engine engine = Engine.open(Path.of(".headrace"))) {
 *   UpdateReport report = engine.update(HandbookSearchPlan.of(flow));
 * }
 * }</pre>
 *
 * <p>One process at a time uses a state directory; one update at a time runs in an engine. Several
 * flows may share an engine, and share results. Thread-safe: {@link #close} may be called while an
 * update runs, and stops it.
 */
public final class Engine implements AutoCloseable {

  private static final String MEMO = "memo";

  private final StateStore state;
  private final MemoStore memo;
  private final EngineOptions options;
  private final Step.Listener steps;
  private final AutoCloseable owned;
  private final Logics logics;
  private final Object lock = new Object();
  private @Nullable Stoppable running;
  private boolean closed;

  private Engine(
      StateStore state,
      MemoStore memo,
      EngineOptions options,
      Step.Listener steps,
      AutoCloseable owned) {
    this.state = state;
    this.memo = memo;
    this.options = options;
    this.steps = steps;
    this.owned = owned;
    this.logics = new Logics(state);
  }

  /**
   * Opens a state directory with the default options.
   *
   * @param stateDirectory created if it does not exist
   * @return the engine; to be closed
   * @throws dev.headrace.state.StateException if it can't be opened: another process uses it, it is
   *     something else, it is damaged
   */
  public static Engine open(Path stateDirectory) {
    return open(stateDirectory, EngineOptions.defaults());
  }

  /**
   * Opens a state directory.
   *
   * @param stateDirectory created if it does not exist
   * @param options how the engine works
   * @return the engine; to be closed
   * @throws dev.headrace.state.StateException if it can't be opened: another process uses it, it is
   *     something else, it is damaged
   */
  public static Engine open(Path stateDirectory, EngineOptions options) {
    return open(stateDirectory, options, HaltAt.asked());
  }

  /** Opens a state directory; the listener hears which steps of the protocol are done. */
  static Engine open(Path stateDirectory, EngineOptions options, Step.Listener steps) {
    StateDirectory directory = StateDirectory.open(stateDirectory);
    boolean opened = false;
    try {
      StateStore state = SqliteState.open(directory, options.durability());
      MemoStore memo =
          new DiskMemo(directory.path().resolve(MEMO), options.memo(), new TracedKeys(state));
      Engine engine = new Engine(state, memo, options, steps, directory);
      opened = true;
      return engine;
    } finally {
      if (!opened) {
        directory.close();
      }
    }
  }

  /**
   * Gives a state directory that is damaged a new state, and keeps what is remembered. What is
   * damaged is moved to a folder in the directory. The next update processes every row, with
   * remembered results; after the first that succeeds, rows that a target of the flow holds and
   * nobody yields are deleted, if it can tell what it holds ({@link dev.headrace.Inspectable}), and
   * reported as a problem if it can't.
   *
   * @param stateDirectory that an engine was opened on, and none is now
   * @return the folder with what was moved away
   * @throws dev.headrace.state.StateException if it is not a state directory, in use, of a newer
   *     format, or can't be read and written
   */
  public static Path rebuild(Path stateDirectory) {
    Path aside = StateDirectory.rebuild(stateDirectory);
    try (Engine engine = open(stateDirectory)) {
      engine.memo.get(new Hasher().finish());
      return aside;
    } catch (MemoException e) {
      Reconcile.moveMemo(stateDirectory, aside);
      return aside;
    }
  }

  /**
   * Makes an engine that remembers as long as it is open, for tests.
   *
   * @param options how the engine works
   * @return the engine; to be closed
   */
  public static Engine inMemory(EngineOptions options) {
    return new Engine(new MemoryState(), new MemoryMemo(), options, HaltAt.asked(), () -> {});
  }

  /**
   * Brings a flow's targets in line with its sources.
   *
   * @param plan the plan with its flow
   * @return what was done; rows that failed are in it
   * @throws SourceFailedException if a source could not be listed; the others were updated
   * @throws UpdateStoppedException if the thread was interrupted or the engine closed
   * @throws HeadraceException if the state can't be written
   * @throws dev.headrace.fingerprint.classes.FingerprintException if a class that a transform needs
   *     is missing or can't be read: then it is not known what may be reused
   * @throws IllegalStateException if an update is running, or the engine is closed
   */
  public UpdateReport update(BoundPlan<?> plan) {
    return run(plan, Mode.UPDATE);
  }

  /**
   * Processes the rows that failed in their last attempt, and no others.
   *
   * @param plan the plan with its flow
   * @return what was done
   * @throws SourceFailedException if a source could not be listed; the others were updated
   * @throws UpdateStoppedException if the thread was interrupted or the engine closed
   * @throws HeadraceException if the state can't be written
   * @throws dev.headrace.fingerprint.classes.FingerprintException if a class that a transform needs
   *     is missing or can't be read: then it is not known what may be reused
   * @throws IllegalStateException if an update is running, or the engine is closed
   */
  public UpdateReport retry(BoundPlan<?> plan) {
    return run(plan, Mode.RETRY);
  }

  /**
   * Tells what an update would do, without doing it: no transform is called, nothing is written.
   * Source rows that would be read are read.
   *
   * @param plan the plan with its flow
   * @return what is known without computing anything
   * @throws UpdateStoppedException if the thread was interrupted
   * @throws IllegalStateException if an update is running, or the engine is closed
   */
  public Preview preview(BoundPlan<?> plan) {
    BoundLogic logic;
    synchronized (lock) {
      requireIdle();
      logic = logics.of(plan);
    }
    return new PreviewRun<>(plan, logic, state, memo).run();
  }

  /**
   * Explains where a target row comes from.
   *
   * @param plan the plan with its flow
   * @param target the target's name in the flow
   * @param key the target row's key
   * @return empty if the engine has written no such row
   * @throws IllegalArgumentException if the flow has no such target, or its rows no such key
   * @throws IllegalStateException if the engine is closed
   */
  public Optional<Explanation> explain(BoundPlan<?> plan, String target, RowKey key) {
    requireOpen();
    return TargetRows.explain(plan, state, target, key);
  }

  /**
   * Tells what the transforms of a flow do otherwise than at its last update that ran to its end,
   * and why: a changed method with the way to it, a resource, a library.
   *
   * @param plan the plan with its flow
   * @return every transform; none if no update has run yet
   * @throws IllegalStateException if an update is running, or the engine is closed
   */
  public LogicReport explainLogic(BoundPlan<?> plan) {
    synchronized (lock) {
      requireIdle();
      return logics.report(logics.of(plan));
    }
  }

  /**
   * Accepts the code of the transforms as equivalent to that of the last update, so that results
   * are kept: after a refactoring, with a new compiler or library. Resources are not concerned.
   *
   * @param plan the plan with its flow
   * @return the transforms whose code had changed
   * @throws IllegalStateException if no update has run to its end, one is running, or it is closed
   */
  public List<String> acceptLogic(BoundPlan<?> plan) {
    synchronized (lock) {
      requireIdle();
      return logics.accept(logics.of(plan));
    }
  }

  /**
   * Drops results that no row came from and that were not used for a while, see {@link
   * EngineOptions#memo}. An update may run meanwhile. A memo that has grown does this by itself, in
   * the background of updates.
   *
   * @return what was kept and dropped
   * @throws dev.headrace.memo.MemoException if the memo can't be read or written
   * @throws java.util.concurrent.CancellationException if the engine was closed meanwhile
   * @throws IllegalStateException if the engine is closed
   */
  public MemoReport collectGarbage() {
    requireOpen();
    return memo.collect(new TracedKeys(state));
  }

  /**
   * Finds out whether targets still hold what was written to them, as far as they can tell ({@link
   * dev.headrace.Inspectable}). Nothing is computed, written or recorded; source rows are read.
   *
   * @param plan the plan with its flow
   * @return what is missing, changed or foreign
   * @throws UpdateStoppedException if the thread was interrupted or the engine closed
   * @throws IllegalStateException if an update is running, or the engine is closed
   */
  public DriftReport verify(BoundPlan<?> plan) {
    return drift(plan, false);
  }

  /**
   * Finds what targets no longer hold as it was written to them, and writes it again: the
   * differences only, from remembered results, computing nothing. Rows that nobody yields are
   * deleted.
   *
   * @param plan the plan with its flow
   * @return what was found, and mended unless a problem says otherwise
   * @throws UpdateStoppedException if the thread was interrupted or the engine closed
   * @throws IllegalStateException if an update is running, or the engine is closed
   */
  public DriftReport repair(BoundPlan<?> plan) {
    return drift(plan, true);
  }

  private <F> DriftReport drift(BoundPlan<F> plan, boolean repair) {
    DriftRun<F> run = begin(() -> new DriftRun<>(plan, logics.of(plan), state, memo, repair));
    try {
      return run.run();
    } finally {
      end();
    }
  }

  private <F> UpdateReport run(BoundPlan<F> plan, Mode mode) {
    UpdateRun<F> run =
        begin(
            () ->
                new UpdateRun<>(
                    plan, logics.of(plan), mode, state, memo, options, Clock.systemUTC(), steps));
    try {
      BoundLogic logic = run.logic();
      LogicReport changes = logics.report(logic);
      UpdateReport report = run.run();
      if (mode == Mode.UPDATE && Reconcile.due(state, report)) {
        report = reconcile(plan, report);
      }
      if (mode == Mode.UPDATE) {
        logics.remember(logic);
      }
      return report.with(changes);
    } finally {
      try {
        memo.flush();
      } finally {
        end();
      }
    }
  }

  private void requireOpen() {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("this engine is closed; open another one");
      }
    }
  }

  private <F> UpdateReport reconcile(BoundPlan<F> plan, UpdateReport report) {
    DriftRun<F> run = new DriftRun<>(plan, logics.of(plan), state, memo, true);
    synchronized (lock) {
      running = run;
      if (closed) {
        run.stop("the engine was closed");
      }
    }
    return Reconcile.after(report, plan, run.run(), state);
  }

  private <S extends Stoppable> S begin(Supplier<S> making) {
    synchronized (lock) {
      requireIdle();
      S run = making.get();
      running = run;
      return run;
    }
  }

  private void end() {
    synchronized (lock) {
      running = null;
      lock.notifyAll();
    }
  }

  private void requireIdle() {
    requireOpen();
    if (running != null) {
      throw new IllegalStateException(
          "an update is running in this engine; wait for it to end, or open an engine on another state directory");
    }
  }

  /** Stops a running update, waits until it has ended, and closes the stores. */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      boolean interrupted = false;
      while (running != null) {
        running.stop("the engine was closed");
        try {
          lock.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    closeStores();
  }

  private void closeStores() {
    try (owned;
        state;
        memo) {
      // closed in reverse order
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new HeadraceException("the state could not be closed: " + e.getMessage(), e);
    }
  }
}
