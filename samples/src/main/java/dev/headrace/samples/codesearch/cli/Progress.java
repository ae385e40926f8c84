package dev.headrace.samples.codesearch.cli;

import dev.headrace.event.UpdateListener;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A line on a terminal that shows how far an update is, and is gone afterwards. How many files
 * there are is known only when all are listed, so the bar may step back while they are.
 * Thread-safe.
 */
final class Progress implements UpdateListener {

  private static final long INTERVAL = Duration.ofMillis(100).toNanos();
  private static final int BAR = 30;
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintWriter terminal;
  private final LongSupplier nanoTime;
  private final boolean shown;
  private int listed;
  private int read;
  private int finished;
  private int failed;
  private long computed;
  private long last;

  private Progress(PrintWriter terminal, LongSupplier nanoTime, boolean shown) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.shown = shown;
    this.last = nanoTime.getAsLong() - INTERVAL;
  }

  /** Shows progress if this process has a terminal, otherwise nothing. */
  static Progress onTerminal(PrintWriter terminal) {
    return new Progress(terminal, System::nanoTime, isTerminal());
  }

  /** From JDK 22 on there may be a console without a terminal, and a method that tells. */
  @SuppressWarnings("SystemConsoleNull") // the method is asked where there is one
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Shows progress in any case. */
  static Progress on(PrintWriter terminal, LongSupplier nanoTime) {
    return new Progress(terminal, nanoTime, true);
  }

  @Override
  public synchronized void rowListed(String source) {
    listed++;
    show();
  }

  @Override
  public synchronized void rowRead(String source) {
    read++;
    show();
  }

  @Override
  public synchronized void ran(
      String node, int newlyComputed, int reused, int notComputed, Duration took) {
    computed += newlyComputed;
    show();
  }

  @Override
  public synchronized void rowFinished(String source, boolean rowFailed) {
    finished++;
    failed += rowFailed ? 1 : 0;
    show();
  }

  @Override
  public synchronized void updateFinished(String flow) {
    if (shown) {
      terminal.print(CLEAR_LINE);
      terminal.flush();
    }
  }

  private void show() {
    long now = nanoTime.getAsLong();
    if (!shown || now - last < INTERVAL) {
      return;
    }
    last = now;
    int done = Math.max(read, finished); // rows finish in groups: those read tell more
    int full = listed == 0 ? 0 : (int) ((long) BAR * done / listed);
    terminal.print(
        "%s[%s%s] %d of %d files, %d results computed%s"
            .formatted(
                CLEAR_LINE,
                "#".repeat(full),
                ".".repeat(BAR - full),
                done,
                listed,
                computed,
                failed == 0 ? "" : ", %d failed".formatted(failed)));
    terminal.flush();
  }
}
