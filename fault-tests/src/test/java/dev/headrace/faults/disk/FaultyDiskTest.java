package dev.headrace.faults.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.faults.Calls;
import dev.headrace.faults.Place;
import dev.headrace.faults.Scratch;
import dev.headrace.faults.Shelf;
import dev.headrace.faults.upgrade.Written;
import dev.headrace.report.UpdateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each file of a small state directory is damaged in each way, once after an end and once after a
 * kill; with targets of every kind. Either the next update makes them equal to a build from
 * scratch, or it refuses, naming the file and the way out; then a rebuild does.
 *
 * @see EveryFileTest
 */
class FaultyDiskTest {

  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final int TIMES = Integer.getInteger("faults.damages", 1);

  @TempDir Path temp;

  private final Map<String, List<String>> fromScratch = new HashMap<>();
  private final Trial trial = new Trial();

  @Test
  void damageIsRefusedOrMadeGood() throws Exception {
    List<String> names = Written.names();
    for (String name : names) {
      boolean latest = names.indexOf(name) >= names.size() - 2;
      for (String file : files(Place.in(Written.folder(name)).state())) {
        // Of earlier formats the memo, which is not read any more; all else when there is time.
        if (latest || file.startsWith("memo.db") || TIMES > 1) {
          damage(name, file);
        }
      }
    }
    System.out.printf("damaged files: %s (seed %d)%n", trial, SEED);
    assertThat(trial.wrong()).isEmpty();
    assertThat(trial.continued()).isPositive();
    assertThat(trial.refused()).isPositive();
  }

  private void damage(String name, String file) throws Exception {
    for (Damage damage : EnumSet.complementOf(EnumSet.of(Damage.OLDER))) {
      for (int time = 0; time < TIMES; time++) {
        run(name, file, damage, new Random(SEED + time));
      }
    }
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
    Path folder = temp.resolve("damaged");
    Scratch.copy(Written.folder(name), folder);
    Place place = Place.in(folder);
    new Shelf(place.shelf(), new Random(SEED)).edit(8);
    Path damaged = place.state().resolve(file);
    Path foreign = Place.in(other(name)).state().resolve(file);
    damage.doTo(damaged, new Damage.Others(foreign, foreign), random);
    trial.run(
        file,
        name + ": " + damage,
        new LibrarySite(place),
        expected(name, place),
        damage == Damage.FOLDER ? () -> Scratch.delete(damaged) : null);
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

  /** A library, whose source is a folder at the place. */
  private record LibrarySite(Place place) implements Site {

    @Override
    public Path state() {
      return place.state();
    }

    @Override
    public UpdateReport update() throws Exception {
      return place.update(Calls.NONE);
    }

    @Override
    public List<String> contents() throws Exception {
      return place.contents();
    }
  }
}
