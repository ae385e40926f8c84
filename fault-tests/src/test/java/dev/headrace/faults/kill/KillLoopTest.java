package dev.headrace.faults.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.commit.Step;
import dev.headrace.faults.Calls;
import dev.headrace.faults.Ledger;
import dev.headrace.faults.Place;
import dev.headrace.faults.Scratch;
import dev.headrace.faults.Shelf;
import dev.headrace.report.UpdateReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that updates is killed, again and again, while its source is edited and now and then a
 * target is lost: in turn at a random moment, and after each step of the commit protocol. After
 * each kill one update makes targets, memo and state equal to a build from scratch, and pays for
 * nothing that was kept.
 */
class KillLoopTest {

  private static final int ROUNDS = Integer.getInteger("faults.kills", 60);
  private static final Duration AT_MOST =
      Duration.ofMinutes(Integer.getInteger("faults.minutes", 24 * 60));
  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final int MEMO_EVERY = 5;
  private static final int SLOW_EVERY = 10;
  private static final int MAX_EDITS = 8;
  private static final int CALL_MICROS = 1_000;
  private static final int SLOW_CALL_MICROS = 20_000;

  @TempDir Path temp;

  private final Random random = new Random(SEED);
  private final Map<Step, Integer> haltedAt = new EnumMap<>(Step.class);
  private int inMidUpdate;
  private int halts;

  @Test
  void afterAKillOneUpdateMakesEverythingEqualToABuildFromScratch() throws Exception {
    Place place = Place.in(temp);
    Shelf shelf = new Shelf(place.shelf(), random);
    Path ledger = Files.createFile(temp.resolve("ledger"));
    Paid paid = new Paid(ledger);
    Instant end = Instant.now().plus(AT_MOST);
    int rounds = 0;
    for (int round = 1; round <= ROUNDS && Instant.now().isBefore(end); round++) {
      String edits = shelf.edit(1 + random.nextInt(MAX_EDITS));
      if (round % 2 == 0) {
        halt(place, ledger);
      } else {
        kill(ledger, round % SLOW_EVERY == 1);
      }
      UpdateReport report = update(place, ledger);

      String what = "seed %d, round %d of %d: %s".formatted(SEED, round, ROUNDS, edits);
      paid.read();
      assertThat(report.succeeded()).as("%s: %s", what, report).isTrue();
      Place.Facts expected = Scratch.facts(place, temp.resolve("scratch"));
      assertThat(place.facts()).as(what).isEqualTo(expected);
      assertThat(paid.twice()).as("%s: paid for twice", what).isEmpty();
      if (round % MEMO_EVERY == 0) {
        assertMemoIsWhole(place, expected, what);
      }
      rounds = round;
    }
    System.out.printf(
        "%d kills, %d of them in mid-update, after steps %s; %s (seed %d)%n",
        rounds, inMidUpdate, haltedAt, paid, SEED);
    assertThat(inMidUpdate).isGreaterThan(rounds / 2);
    if (halts >= 2 * Step.values().length) {
      assertThat(haltedAt).containsOnlyKeys(Step.values());
    }
  }

  /** Kills an update at some moment, now and then of its start. */
  private void kill(Path ledger, boolean slow) throws Exception {
    int micros = slow ? SLOW_CALL_MICROS : CALL_MICROS;
    Victim victim = Victim.start(temp, ledger, "", micros, refused());
    if (random.nextInt(10) > 0) {
      victim.awaitOpen();
    }
    victim.killAfter(random.nextInt(slow ? 3_000 : 400));
    inMidUpdate += victim.wasUpdating() ? 1 : 0;
  }

  /** Lets an update end after the step that came least often. */
  private void halt(Place place, Path ledger) throws Exception {
    Step step =
        Stream.of(Step.values())
            .min(Comparator.comparing(s -> haltedAt.getOrDefault(s, 0)))
            .orElseThrow();
    int times = haltedAt.containsKey(step) ? 1 + random.nextInt(2) : 1;
    halts++;
    if (step == Step.INVALIDATED || random.nextInt(8) == 0) {
      Files.deleteIfExists(place.cards());
    }
    int refused = step == Step.FAILED ? 1 : refused();
    Victim victim = Victim.start(temp, ledger, step + ":" + times, CALL_MICROS, refused);
    victim.awaitEnd();
    if (victim.wasUpdating()) {
      inMidUpdate++;
      haltedAt.merge(step, 1, Integer::sum);
    }
  }

  /** Mostly none, else one call in so many. */
  private int refused() {
    return random.nextInt(4) == 0 ? 8 : 0;
  }

  private static UpdateReport update(Place place, Path file) throws Exception {
    try (Ledger ledger = new Ledger(file)) {
      return place.update(ledger);
    }
  }

  /** A new state and new targets with the old memo: nothing is computed. */
  private void assertMemoIsWhole(Place place, Place.Facts expected, String what) throws Exception {
    Path folder = temp.resolve("memo");
    Place fresh = place.freshWithMemo(folder);
    UpdateReport report = fresh.update(Calls.NONE);
    assertThat(report.computed()).as("%s: with the memo alone: %s", what, report).isZero();
    assertThat(fresh.facts()).as("%s: with the memo alone", what).isEqualTo(expected);
    Scratch.delete(folder);
  }
}
