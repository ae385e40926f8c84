package dev.headrace.faults.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.engine.EngineOptions;
import dev.headrace.faults.Calls;
import dev.headrace.faults.ChildJvm;
import dev.headrace.faults.Ledger;
import dev.headrace.faults.Place;
import dev.headrace.faults.Scratch;
import dev.headrace.faults.Shelf;
import dev.headrace.report.UpdateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that updates is killed, again and again, while its source is edited. After each kill
 * one update makes targets, memo and state equal to a build from scratch, and pays for nothing that
 * was kept.
 */
class KillLoopTest {

  private static final int ROUNDS = Integer.getInteger("faults.kills", 60);
  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final int MEMO_EVERY = 5;
  private static final int SLOW_EVERY = 6;
  private static final int MAX_EDITS = 8;

  @TempDir Path temp;

  private final Random random = new Random(SEED);
  private int inMidUpdate;

  @Test
  void afterAKillOneUpdateMakesEverythingEqualToABuildFromScratch() throws Exception {
    Place place = Place.in(temp);
    Shelf shelf = new Shelf(place.shelf(), random);
    Path ledger = temp.resolve("ledger");
    Files.createFile(ledger);
    Paid paid = new Paid(ledger);
    for (int round = 1; round <= ROUNDS; round++) {
      String edits = shelf.edit(1 + random.nextInt(MAX_EDITS));
      String what = "seed %d, round %d of %d: %s".formatted(SEED, round, ROUNDS, edits);
      long killed = kill(place, ledger, round % SLOW_EVERY == 0);
      UpdateReport report = update(place, ledger);

      paid.read(killed);
      assertThat(report.succeeded()).as("%s: %s", what, report).isTrue();
      Place.Facts expected = Scratch.facts(place, temp.resolve("scratch"));
      assertThat(place.facts()).as(what).isEqualTo(expected);
      assertThat(paid.twice()).as("%s: paid for twice", what).isEmpty();
      if (round % MEMO_EVERY == 0) {
        assertMemoIsWhole(place, expected, what);
      }
    }
    System.out.printf(
        "%d kills, %d of them in mid-update; %s (seed %d)%n", ROUNDS, inMidUpdate, paid, SEED);
    assertThat(inMidUpdate).isGreaterThan(ROUNDS / 3);
  }

  /**
   * Kills an update at some moment.
   *
   * @param slow whether calls take so long that some of them are old when the kill comes
   * @return when
   */
  private long kill(Place place, Path ledger, boolean slow) throws Exception {
    Path output = temp.resolve("output");
    int before = Files.readAllLines(ledger).size();
    String micros = slow ? "20000" : "1000";
    Process child =
        ChildJvm.start(
            Updating.class, output, List.of(), temp.toString(), ledger.toString(), micros);
    int patience = slow ? 3_000 : 500;
    if (random.nextInt(10) > 0) { // else in starting up too
      while (child.isAlive() && Files.readAllLines(ledger).size() == before) {
        child.waitFor(5, TimeUnit.MILLISECONDS);
      }
    }
    child.waitFor(random.nextInt(patience), TimeUnit.MILLISECONDS);
    long killed = System.currentTimeMillis();
    child.destroyForcibly().waitFor();
    List<String> lines = Files.readAllLines(ledger);
    List<String> added = lines.subList(before, lines.size());
    boolean ended = added.contains("ended");
    assertThat(ended || child.exitValue() != 1).as(() -> read(output)).isTrue();
    inMidUpdate += !added.isEmpty() && !ended ? 1 : 0;
    return killed;
  }

  private UpdateReport update(Place place, Path file) throws Exception {
    try (Ledger ledger = new Ledger(file)) {
      return place.update(ledger);
    }
  }

  /** A new state and new targets with the old memo: nothing is paid for. */
  private void assertMemoIsWhole(Place place, Place.Facts expected, String what) throws Exception {
    Path folder = temp.resolve("memo");
    Place fresh = place.fresh(folder);
    fresh.with(Calls.NONE, EngineOptions.defaults(), (engine, plan) -> "");
    for (Path file : memoFiles(place.state())) {
      Scratch.copy(file, fresh.state().resolve(file.getFileName()));
    }
    UpdateReport report = fresh.update(Calls.NONE);
    assertThat(report.computed()).as("%s: with the memo alone: %s", what, report).isZero();
    assertThat(fresh.facts()).as("%s: with the memo alone", what).isEqualTo(expected);
    Scratch.delete(folder);
  }

  private static List<Path> memoFiles(Path state) throws IOException {
    try (var files = Files.list(state)) {
      return files.filter(file -> file.getFileName().toString().startsWith("memo")).toList();
    }
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
