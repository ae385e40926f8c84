package dev.headrace.commit;

/**
 * The steps of an update after which a kill leaves something for the next update to finish, in the
 * order of an update. A step is told when it is done: what is told is recorded, or applied.
 */
public enum Step {
  /** The run is recorded. */
  BEGUN,
  /** All that a target holds is marked unknown, because it will be rebuilt. */
  INVALIDATED,
  /** A group is diffed: nothing of it is recorded. */
  DIFFED,
  /** What may come to exist is recorded; nothing of it is applied. */
  INTENDED,
  /** A target is prepared; the schema that it was prepared for is not recorded. */
  PREPARED,
  /** One target has the group's rows, as far as it took them; others may not. */
  APPLIED,
  /** The group's versions and ownership are recorded. */
  COMMITTED,
  /** Versions of rows with unchanged content are recorded. */
  TOUCHED,
  /** Failures are recorded. */
  FAILED,
  /** A batch of rows that were not listed is retired; what they owned alone has no owner. */
  RETIRED,
  /** Conflicts are decided and the winners committed. */
  SETTLED,
  /** That target rows without an owner may be gone is recorded; none of them is deleted. */
  DELETE_INTENDED,
  /** A target has deleted rows without an owner; they are still recorded. */
  DELETED,
  /** Target rows that were deleted are forgotten. */
  FORGOTTEN,
  /** The end of the run is recorded. */
  ENDED;

  /** Hears that a step is done, on the thread that did it. What it throws breaks the update. */
  @FunctionalInterface
  public interface Listener {

    /** Hears nothing. */
    Listener NONE = step -> {};

    /**
     * A step is done.
     *
     * @param step the step
     */
    void done(Step step);
  }
}
