package dev.headrace.state;

/** What a recorded change survives once the method that recorded it has returned. */
public enum Durability {
  /** The end of this process, of the operating system, and a loss of power. */
  POWER_LOSS,

  /**
   * The end of this process. A loss of power may take the last changes back, never a part of one;
   * the state is then refused when it is opened, and can be rebuilt. For states that are cheap to
   * build again.
   */
  KILL
}
