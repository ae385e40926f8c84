package dev.headrace.faults.kill;

import dev.headrace.engine.EngineOptions;
import dev.headrace.faults.Calls;
import dev.headrace.faults.Ledger;
import dev.headrace.faults.Place;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** The process that is killed: updates once, writing down what it pays for. */
final class Updating {

  private static final int ROWS_IN_FLIGHT = 4;

  private Updating() {}

  /**
   * Arguments: the place, the ledger, about how many microseconds a paid call takes, and in how
   * many one fails (0 for none).
   */
  public static void main(String[] arguments) throws Exception {
    try (Ledger ledger = new Ledger(Path.of(arguments[1]))) {
      EngineOptions options = EngineOptions.defaults().withRowsInFlight(ROWS_IN_FLIGHT);
      Place.in(Path.of(arguments[0]))
          .with(
              slow(ledger, Long.parseLong(arguments[2]), Integer.parseInt(arguments[3])),
              options,
              (engine, plan) -> {
                ledger.write("open");
                return engine.update(plan);
              });
      ledger.write("ended");
    }
  }

  private static Calls slow(Ledger ledger, long micros, int refused) {
    return new Calls() {
      @Override
      public void begin(String call) {
        LockSupport.parkNanos(1_000 * micros);
        if (refused > 0 && call.hashCode() % refused == 0) {
          throw new IllegalStateException("no " + call);
        }
      }

      @Override
      public void done(String call) {
        ledger.done(call);
      }

      @Override
      public void used(String call) {
        ledger.used(call);
      }
    };
  }
}
