package dev.headrace.engine;

import dev.headrace.event.UpdateListener;
import dev.headrace.memo.MemoOptions;
import dev.headrace.state.Durability;
import java.time.Duration;

/**
 * How an {@link Engine} works. Immutable; the defaults suit most.
 *
 * @param rowsInFlight the most source rows that are evaluated at a time
 * @param bytesInFlight about the most bytes of rows that are held at a time; a single row may be
 *     larger
 * @param linger how long an element may wait for others to share its batch
 * @param listener hears what happens
 * @param memo which results are kept beyond those that rows came from
 * @param durability what recorded changes are to survive
 */
public record EngineOptions(
    int rowsInFlight,
    long bytesInFlight,
    Duration linger,
    UpdateListener listener,
    MemoOptions memo,
    Durability durability) {

  private static final EngineOptions DEFAULTS =
      new EngineOptions(
          64,
          256L << 20,
          Duration.ofMillis(20),
          UpdateListener.NONE,
          MemoOptions.defaults(),
          Durability.POWER_LOSS);

  /** Checks the values. */
  public EngineOptions {
    if (rowsInFlight < 1) {
      throw new IllegalArgumentException("rowsInFlight must be at least 1, but is " + rowsInFlight);
    }
    if (bytesInFlight < 1) {
      throw new IllegalArgumentException(
          "bytesInFlight must be at least 1, but is " + bytesInFlight);
    }
    if (linger.isNegative()) {
      throw new IllegalArgumentException("linger must not be negative, but is " + linger);
    }
  }

  /**
   * The defaults: 64 rows, 256 MiB, 20 ms, no listener, those of {@link MemoOptions}, a loss of
   * power.
   *
   * @return the options
   */
  public static EngineOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same options with another number of rows in flight.
   *
   * @param rows at least 1
   * @return new options
   */
  public EngineOptions withRowsInFlight(int rows) {
    return new EngineOptions(rows, bytesInFlight, linger, listener, memo, durability);
  }

  /**
   * The same options with another number of bytes in flight.
   *
   * @param bytes at least 1
   * @return new options
   */
  public EngineOptions withBytesInFlight(long bytes) {
    return new EngineOptions(rowsInFlight, bytes, linger, listener, memo, durability);
  }

  /**
   * The same options with another wait for batches.
   *
   * @param wait zero or more
   * @return new options
   */
  public EngineOptions withLinger(Duration wait) {
    return new EngineOptions(rowsInFlight, bytesInFlight, wait, listener, memo, durability);
  }

  /**
   * The same options with another listener.
   *
   * @param hears what happens
   * @return new options
   */
  public EngineOptions withListener(UpdateListener hears) {
    return new EngineOptions(rowsInFlight, bytesInFlight, linger, hears, memo, durability);
  }

  /**
   * The same options with another memory for results.
   *
   * @param kept which results are kept beyond those that rows came from
   * @return new options
   */
  public EngineOptions withMemo(MemoOptions kept) {
    return new EngineOptions(rowsInFlight, bytesInFlight, linger, listener, kept, durability);
  }

  /**
   * The same options with another durability.
   *
   * @param survives what recorded changes are to survive
   * @return new options
   */
  public EngineOptions withDurability(Durability survives) {
    return new EngineOptions(rowsInFlight, bytesInFlight, linger, listener, memo, survives);
  }
}
