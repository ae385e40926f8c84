package dev.headrace.faults.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.engine.Engine;
import dev.headrace.faults.Calls;
import dev.headrace.faults.Place;
import dev.headrace.faults.Scratch;
import dev.headrace.faults.Shelf;
import dev.headrace.faults.upgrade.Written;
import dev.headrace.report.UpdateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each file of a state directory is damaged in each way, once after an end and once after a kill.
 * Either the next update makes targets equal to a build from scratch, or it refuses, naming the
 * file and the way out; then a rebuild does.
 */
class FaultyDiskTest {

  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final int TIMES = Integer.getInteger("faults.damages", 1);

  @TempDir Path temp;

  private final Map<String, List<String>> fromScratch = new HashMap<>();
  private int continued;
  private int refused;
  private final List<String> wrong = new ArrayList<>();

  @Test
  void damageIsRefusedOrMadeGood() throws Exception {
    List<String> names = Written.names();
    for (String name : names.subList(names.size() - 2, names.size())) { // those of the last format
      Place written = Place.in(Written.folder(name));
      for (String file : files(written.state())) {
        for (Damage damage : Damage.values()) {
          for (int time = 0; time < TIMES; time++) {
            run(name, file, damage, new Random(SEED + time));
          }
        }
      }
    }
    System.out.printf(
        "damaged files: %d continued, %d refused and rebuilt (seed %d)%n",
        continued, refused, SEED);
    assertThat(wrong).isEmpty();
    assertThat(continued).isPositive();
    assertThat(refused).isPositive();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private void run(String name, String file, Damage damage, Random random) throws Exception {
    String what = "%s %s of %s".formatted(damage, file, name);
    Path folder = temp.resolve("damaged");
    Scratch.copy(Written.folder(name), folder);
    Place place = Place.in(folder);
    new Shelf(place.shelf(), new Random(SEED)).edit(8);
    damage.doTo(place.state().resolve(file), Place.in(other(name)).state().resolve(file), random);
    List<String> expected = expected(name, place);
    try {
      check(what + ": continued", place, expected);
      continued++;
    } catch (RuntimeException e) {
      refused++;
      followWayOut(what, place, e, expected);
    }
    Scratch.delete(folder);
  }

  private static Path other(String name) throws Exception {
    return Written.folder(
        name.endsWith("killed")
            ? name.replace("killed", "ended")
            : name.replace("ended", "killed"));
  }

  private List<String> expected(String name, Place place) throws Exception {
    List<String> known = fromScratch.get(name);
    if (known == null) {
      known = Scratch.facts(place, temp.resolve("scratch")).contents();
      fromScratch.put(name, known);
    }
    return known;
  }

  /** Deletes a memo that says so, and else rebuilds; then all must be well. */
  private void followWayOut(
      String what, Place place, RuntimeException refusal, List<String> expected) throws Exception {
    String message = String.valueOf(refusal.getMessage());
    if (!message.contains(place.state().toString())) {
      wrong.add(what + ": does not name the file: " + refusal);
    }
    try {
      if (message.contains("Delete it, with the files beside it")) {
        for (Path file : Place.memo(place.state())) {
          Scratch.delete(file);
        }
      } else {
        assertThat(Engine.rebuild(place.state())).isDirectory();
      }
      check(what + ": " + message + ": followed", place, expected);
    } catch (RuntimeException e) {
      wrong.add("%s: %s: followed: %s".formatted(what, message, e));
    }
  }

  /** Updates and compares. */
  private void check(String what, Place place, List<String> expected) throws Exception {
    UpdateReport report = place.update(Calls.NONE);
    List<String> contents = place.contents();
    if (!report.succeeded()) {
      wrong.add(what + ": " + report);
    } else if (!contents.equals(expected)) {
      List<String> more = new ArrayList<>(contents);
      more.removeAll(expected);
      List<String> less = new ArrayList<>(expected);
      less.removeAll(contents);
      wrong.add("%s: too many: %s; too few: %s".formatted(what, more, less));
    }
  }
}
