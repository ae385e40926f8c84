package dev.headrace.engine;

/** Something that runs in an engine and can be asked to stop. */
interface Stoppable {

  /**
   * Asks it to stop; it leaves a consistent state.
   *
   * @param reason for the exception that ends it
   */
  void stop(String reason);
}
