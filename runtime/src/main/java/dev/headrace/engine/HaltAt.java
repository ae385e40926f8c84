package dev.headrace.engine;

import dev.headrace.commit.Step;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process right after a step of the protocol, as {@code kill -9} would: no shutdown hook
 * runs, nothing is closed. For tests, which ask for it by a system property:
 *
 * <pre>
 * -Dheadrace.haltAt=INTENDED      after the first INTENDED of an engine
 * -Dheadrace.haltAt=APPLIED:3     after its third APPLIED
 * </pre>
 *
 * <p>The property is read when an engine is opened; without it an engine does no work for this. The
 * exit status is {@value #STATUS}.
 */
final class HaltAt implements Step.Listener {

  /** The property's name. */
  static final String PROPERTY = "headrace.haltAt";

  /** That of a process that ended by SIGKILL, as shells tell it. */
  static final int STATUS = 137;

  private final Step step;
  private final AtomicInteger left;

  private HaltAt(Step step, int times) {
    this.step = step;
    this.left = new AtomicInteger(times);
  }

  /** What the system property asks for. */
  static Step.Listener asked() {
    return of(System.getProperty(PROPERTY));
  }

  /** Reads {@code STEP} or {@code STEP:n}; null asks for nothing. */
  static Step.Listener of(@Nullable String value) {
    if (value == null) {
      return Step.Listener.NONE;
    }
    int colon = value.indexOf(':');
    try {
      String name = colon < 0 ? value : value.substring(0, colon);
      int times = colon < 0 ? 1 : Integer.parseInt(value.substring(colon + 1));
      if (times > 0) {
        return new HaltAt(Step.valueOf(name.toUpperCase(Locale.ROOT)), times);
      }
    } catch (IllegalArgumentException e) { // told below
    }
    throw new IllegalArgumentException(
        "%s is \"%s\", but must be a step, or a step and a number from 1 such as APPLIED:3; the steps are %s"
            .formatted(PROPERTY, value, Arrays.toString(Step.values())));
  }

  @Override
  public void done(Step done) {
    if (done == step && left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
