package dev.headrace.event;

import java.time.Duration;

/**
 * Hears what an update does. The events of one update, as a tree:
 *
 * <pre>
 * updateStarted
 *   rowListed                    once for each row of each source
 *   rowRead                      once for each row that was not vouched for
 *     ran                        once for each transform that the row reached
 *   applied                      once for each call of a target
 *   rowFinished                  once for each row listed: unchanged, committed or failed
 * updateFinished
 * </pre>
 *
 * <p>Methods are called on the threads that do the work, several at a time; implementations are
 * thread-safe and quick, and do not throw.
 */
public interface UpdateListener {

  /** Hears nothing. */
  UpdateListener NONE = new UpdateListener() {};

  /**
   * An update begins.
   *
   * @param flow the flow's class
   */
  default void updateStarted(String flow) {}

  /**
   * A source listed a row.
   *
   * @param source the source's name
   */
  default void rowListed(String source) {}

  /**
   * A row's content was read.
   *
   * @param source the source's name
   */
  default void rowRead(String source) {}

  /**
   * A transform was done with for one row.
   *
   * @param node the transform's name
   * @param computed how many results were computed
   * @param reused how many were remembered
   * @param failed how many could not be computed
   * @param took the time spent in the transform
   */
  default void ran(String node, int computed, int reused, int failed, Duration took) {}

  /**
   * A target was changed.
   *
   * @param target the target's name
   * @param upserts rows written
   * @param deletes rows deleted
   */
  default void applied(String target, int upserts, int deletes) {}

  /**
   * A row is done with.
   *
   * @param source the source's name
   * @param failed whether it failed
   */
  default void rowFinished(String source, boolean failed) {}

  /**
   * An update ended, in whatever way.
   *
   * @param flow the flow's class
   */
  default void updateFinished(String flow) {}
}
