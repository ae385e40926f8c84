package dev.headrace.evaluate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded number of threads that run rows, and help with the elements of other rows when they
 * have none. Thread-safe.
 *
 * <p>Threads are virtual from JDK 24 on, else platform daemon threads. JDK 21 to 23 have virtual
 * threads too, but one that blocks in {@code synchronized} code holds a carrier thread there; user
 * code full of such blocks (drivers, older HTTP clients) could use them all up and stand still.
 */
public final class Workers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final int SAFE_VIRTUAL_THREADS = 24;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final int parallelism;
  private final Semaphore idle;
  private final ExecutorService threads;

  private Workers(int parallelism, ExecutorService threads) {
    this.parallelism = parallelism;
    this.idle = new Semaphore(parallelism);
    this.threads = threads;
  }

  /**
   * Makes workers. Threads are started when they are needed.
   *
   * @param name the threads' name, {@code "headrace"} makes {@code "headrace-1"}
   * @param parallelism the most tasks that run at a time, at least 1
   * @return the workers
   */
  public static Workers of(String name, int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("expected at least 1 worker, found " + parallelism);
    }
    return new Workers(
        parallelism,
        Runtime.version().feature() >= SAFE_VIRTUAL_THREADS
            ? virtualThreads(name)
            : Executors.newCachedThreadPool(platformThreads(name)));
  }

  private static ThreadFactory platformThreads(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * {@code Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 1).factory())},
   * by method handles, because the code is compiled for a release that has no such methods.
   */
  private static ExecutorService virtualThreads(String name) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle builder =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual));
      MethodHandle named =
          lookup.findVirtual(
              ofVirtual, "name", MethodType.methodType(ofVirtual, String.class, long.class));
      MethodHandle factory =
          lookup.findVirtual(ofVirtual, "factory", MethodType.methodType(ThreadFactory.class));
      MethodHandle executor =
          lookup.findStatic(
              Executors.class,
              "newThreadPerTaskExecutor",
              MethodType.methodType(ExecutorService.class, ThreadFactory.class));
      Object virtual = named.invoke(builder.invoke(), name + "-", 1L);
      return (ExecutorService) executor.invoke((ThreadFactory) factory.invoke(virtual));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("This JDK has no virtual threads as JDK 24 has them", e);
    }
  }

  /**
   * The most tasks that run at a time.
   *
   * @return at least 1
   */
  public int parallelism() {
    return parallelism;
  }

  /**
   * Runs a task on a worker; waits until one is idle.
   *
   * @param task runs once; handles its own exceptions
   * @throws InterruptedException if interrupted while waiting
   * @throws RejectedExecutionException after {@link #close}
   */
  public void submit(Runnable task) throws InterruptedException {
    idle.acquire();
    start(task);
  }

  /**
   * Runs a task on a worker if one is idle.
   *
   * @param task runs once; handles its own exceptions
   * @return false if all are busy or closed; the task will not run then
   */
  public boolean offer(Runnable task) {
    if (threads.isShutdown() || !idle.tryAcquire()) {
      return false;
    }
    try {
      start(task);
      return true;
    } catch (RejectedExecutionException closedMeanwhile) {
      return false;
    }
  }

  /**
   * Whether {@link #close} was called; then the workers' interruption means to stop.
   *
   * @return true from then on
   */
  public boolean closed() {
    return threads.isShutdown();
  }

  private void start(Runnable task) {
    boolean started = false;
    try {
      threads.execute(
          () -> {
            try {
              task.run();
            } finally {
              idle.release();
            }
          });
      started = true;
    } finally {
      if (!started) {
        idle.release();
      }
    }
  }

  /**
   * Interrupts all workers and waits until their tasks have ended: for code that does not react to
   * interruption at most ten seconds. An interrupt of the calling thread is kept for later.
   */
  @Override
  public void close() {
    threads.shutdownNow();
    boolean interrupted = false;
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!threads.isTerminated() && System.nanoTime() - end < 0) {
      try {
        threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (!threads.isTerminated()) {
      LOG.warn(
          "a transform did not end within 10 seconds of being interrupted; its thread is left behind");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
