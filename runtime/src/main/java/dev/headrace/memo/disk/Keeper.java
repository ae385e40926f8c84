package dev.headrace.memo.disk;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread that does in the background what takes long: one task at a time, in order. Generations
 * are made, filled and closed on it only.
 */
final class Keeper {

  private static final int IDLE_SECONDS = 10;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::newThread);
  private volatile @Nullable Thread current;
  private volatile boolean stopping;

  Keeper() {
    thread.allowCoreThreadTimeOut(true);
  }

  private Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "headrace-memo-keeper");
    thread.setDaemon(true);
    current = thread;
    return thread;
  }

  /** Whether this is the keeper's thread. */
  boolean isCurrent() {
    return Thread.currentThread() == current;
  }

  /** Does something soon; a cancelled future if it is too late. */
  <T> Future<T> submit(Callable<T> task) {
    try {
      return thread.submit(task);
    } catch (RejectedExecutionException e) {
      throw new CancellationException("the memo is being closed");
    }
  }

  /** To be called by long tasks now and then: ends them when the memo closes. */
  void goOn() {
    if (stopping) {
      throw new CancellationException("the memo is being closed");
    }
  }

  /** Ends what is going on, does nothing more, and runs a last task. */
  void stop(Runnable last) {
    stopping = true;
    Future<?> done = thread.submit(last);
    thread.shutdown();
    await(done);
  }

  /** Waits for a task, also while interrupted: the caller notices the interruption afterwards. */
  static <T> T await(Future<T> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw rethrown(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException runtime) {
      throw runtime;
    }
    throw new IllegalStateException(e);
  }
}
