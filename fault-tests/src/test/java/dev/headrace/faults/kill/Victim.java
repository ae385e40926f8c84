package dev.headrace.faults.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.faults.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that updates, and how it ends. */
final class Victim {

  /** The exit value of a process that was killed, from outside or by a halt. */
  private static final int KILLED = 137;

  private static final int MAX_SECONDS = 60;

  private final Path ledger;
  private final Path output;
  private final int before;
  private final Process process;

  private Victim(Path ledger, Path output, int before, Process process) {
    this.ledger = ledger;
    this.output = output;
    this.before = before;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param place the folder of the place
   * @param ledger exists
   * @param haltAt the step after which it ends, such as {@code APPLIED:2}; empty for none
   * @param micros about how long a paid call takes
   * @param refused one call in so many fails; 0 for none
   */
  static Victim start(Path place, Path ledger, String haltAt, int micros, int refused)
      throws IOException {
    Path output = place.resolve("output");
    List<String> options = new ArrayList<>(List.of("-Xmx128m"));
    if (!haltAt.isEmpty()) {
      options.add("-Dheadrace.haltAt=" + haltAt);
    }
    int before = Files.readAllLines(ledger).size();
    Process process =
        ChildJvm.start(
            Updating.class,
            output,
            options,
            place.toString(),
            ledger.toString(),
            Integer.toString(micros),
            Integer.toString(refused));
    return new Victim(ledger, output, before, process);
  }

  /** Waits until it has opened the engine. */
  void awaitOpen() throws IOException, InterruptedException {
    while (process.isAlive() && added().isEmpty()) {
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
  }

  /** Kills it after some time. */
  void killAfter(int millis) throws IOException, InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    requireNoFault();
  }

  /** Waits until it ended or halted. */
  void awaitEnd() throws IOException, InterruptedException {
    assertThat(process.waitFor(MAX_SECONDS, TimeUnit.SECONDS))
        .as(Files.readString(output))
        .isTrue();
    requireNoFault();
  }

  private void requireNoFault() throws IOException {
    assertThat(process.exitValue()).as(Files.readString(output)).isIn(0, KILLED);
  }

  /** Whether it was killed while it updated. */
  boolean wasUpdating() throws IOException {
    return process.exitValue() == KILLED && !added().isEmpty() && !added().contains("ended");
  }

  private List<String> added() throws IOException {
    List<String> lines = Files.readAllLines(ledger);
    return lines.subList(before, lines.size());
  }
}
