package dev.headrace.testing;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.plan.BoundPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs flows in a temporary state. Every update hands its report over to assertions:
 *
 * <pre>{@code
 * runner.update(search).computed("embedding", 2).noFailures();
 * runner.update(search).didNothing();
 * }</pre>
 *
 * <p>{@link FlowTest} gives one to each test; outside of JUnit make one and close it. For one
 * thread.
 */
public final class FlowRunner implements AutoCloseable {

  private final @Nullable Path directory;
  private Engine engine;

  private FlowRunner(Engine engine, @Nullable Path directory) {
    this.engine = engine;
    this.directory = directory;
  }

  /**
   * A runner whose state is in memory.
   *
   * @return the runner; to be closed
   */
  public static FlowRunner inMemory() {
    return new FlowRunner(Engine.inMemory(EngineOptions.defaults()), null);
  }

  /**
   * A runner whose state is in a temporary directory, as in production.
   *
   * @return the runner; to be closed, which deletes the directory
   * @throws UncheckedIOException if there can't be such a directory
   */
  public static FlowRunner onDisk() {
    Path directory;
    try {
      directory = Files.createTempDirectory("headrace-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no temporary directory could be made in java.io.tmpdir: " + e.getMessage(), e);
    }
    try {
      return new FlowRunner(Engine.open(directory), directory);
    } catch (RuntimeException | Error e) {
      delete(directory);
      throw e;
    }
  }

  /**
   * Brings a flow's targets in line with its sources.
   *
   * @param plan the plan with its flow
   * @return assertions of what was done
   * @throws dev.headrace.report.SourceFailedException if a source could not be listed
   */
  public UpdateAssert update(BoundPlan<?> plan) {
    return new UpdateAssert(engine.update(plan));
  }

  /**
   * Processes the rows that failed in their last attempt, and no others.
   *
   * @param plan the plan with its flow
   * @return assertions of what was done
   * @throws dev.headrace.report.SourceFailedException if a source could not be listed
   */
  public UpdateAssert retry(BoundPlan<?> plan) {
    return new UpdateAssert(engine.retry(plan));
  }

  /**
   * The engine that runs the flows, for everything else that it can do.
   *
   * @return the engine; the runner closes it
   */
  public Engine engine() {
    return engine;
  }

  /** Where the state is; null if it is in memory. */
  @Nullable Path directory() {
    return directory;
  }

  /**
   * Closes the engine and opens another one on the same state, as a new process would.
   *
   * @throws IllegalStateException if the state is in memory
   */
  public void restart() {
    if (directory == null) {
      throw new IllegalStateException(
          "this runner's state is in memory and would not survive a restart; use @FlowTest(state = DISK) or FlowRunner.onDisk()");
    }
    engine.close();
    engine = Engine.open(directory);
  }

  /** Closes the engine and deletes its state. */
  @Override
  public void close() {
    try {
      engine.close();
    } finally {
      if (directory != null) {
        delete(directory);
      }
    }
  }

  private static void delete(Path directory) {
    try {
      List<Path> files;
      try (Stream<Path> found = Files.walk(directory)) {
        files = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the state directory of a test could not be deleted: " + e.getMessage(), e);
    }
  }
}
