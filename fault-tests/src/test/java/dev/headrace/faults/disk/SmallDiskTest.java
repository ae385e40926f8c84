package dev.headrace.faults.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headrace.faults.Calls;
import dev.headrace.faults.ChildJvm;
import dev.headrace.faults.Place;
import dev.headrace.faults.Scratch;
import dev.headrace.faults.Shelf;
import dev.headrace.report.UpdateReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State and targets are on a disk that gets full in the middle of an update, or is read-only. */
class SmallDiskTest {

  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final String SIZE = "64m";
  private static final int MAX_LEFT = 160_000;
  private static final int ROUNDS = 10;

  @TempDir Path temp;

  private @Nullable SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(temp.resolve("disk"), SIZE);
    assumeTrue(disk != null, "no file system can be mounted here: that needs root, on Linux");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.unmount();
    }
  }

  private SmallDisk disk() {
    if (disk == null) {
      throw new AssertionError("it was assumed that there is one");
    }
    return disk;
  }

  /** In a process of its own: what is mapped into memory must not take the process with it. */
  @Test
  void whatAFullDiskInterruptedIsDoneWhenThereIsSpace() throws Exception {
    Random random = new Random(SEED);
    Place place = Place.in(temp.resolve("disk"));
    Shelf shelf = new Shelf(place.shelf(), random);
    int cut = 0;
    for (int round = 0; round < ROUNDS; round++) {
      shelf.edit(10);
      disk().fill(random.nextInt(MAX_LEFT));
      Path output = temp.resolve("output-" + round);
      Process child =
          ChildJvm.start(Filling.class, output, List.of(), temp.resolve("disk").toString());
      int exit = child.waitFor();

      String said = Files.readString(output);
      assertThat(exit).as("seed %d, round %d: %s", SEED, round, said).isIn(0, 1);
      if (!said.contains("all was done")) {
        cut++;
        assertThat(said)
            .as("seed %d, round %d", SEED, round)
            .containsPattern("(?i)space|I/O error")
            .contains(temp.resolve("disk").toString());
      }
      disk().free();
      UpdateReport report = place.update(Calls.NONE);
      assertThat(report.succeeded()).as("seed %d, round %d: %s", SEED, round, report).isTrue();
      assertThat(place.facts())
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(Scratch.facts(place, temp.resolve("scratch")));
    }
    System.out.printf("%d of %d updates were cut by a full disk (seed %d)%n", cut, ROUNDS, SEED);
    assertThat(cut).isPositive();
  }

  /** A file that is mapped for writing, as the memo's journal is, keeps its disk writable. */
  @Test
  void aReadOnlyDiskIsNamedAndNothingIsLost() throws Exception {
    Place place = Place.in(temp.resolve("disk"));
    Shelf shelf = new Shelf(place.shelf(), new Random(SEED));
    shelf.edit(8);
    Path output = temp.resolve("output");
    Process child =
        ChildJvm.start(Filling.class, output, List.of(), temp.resolve("disk").toString());
    assertThat(child.waitFor()).isZero();
    assertThat(output).content().contains("all was done");
    shelf.edit(8);
    List<String> before = place.contents();
    disk().readOnly(true);

    assertThatThrownBy(() -> place.update(Calls.NONE))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining(place.state().toString())
        .hasMessageContaining("this process");

    disk().readOnly(false);
    assertThat(place.contents()).isEqualTo(before);
    assertThat(place.update(Calls.NONE).succeeded()).isTrue();
    assertThat(place.facts()).isEqualTo(Scratch.facts(place, temp.resolve("scratch")));
  }
}
