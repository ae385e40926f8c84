package dev.headrace.engine;

/** What an update is for. */
enum Mode {
  /** Brings the targets in line with the sources. */
  UPDATE,
  /** Processes the rows that failed in their last attempt, and no others. */
  RETRY
}
