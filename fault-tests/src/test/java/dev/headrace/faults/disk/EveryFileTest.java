package dev.headrace.faults.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.faults.ChildJvm;
import dev.headrace.faults.Scratch;
import dev.headrace.memo.chronicle.ChronicleAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A state directory with every kind of file that there is, each damaged in each way: once after an
 * end and once after a kill in the middle of an update. Processes of their own, with and without
 * the flags of Chronicle Map, so that there are generations of both kinds.
 */
class EveryFileTest {

  private static final long SEED = Long.getLong("faults.seed", 20261125);
  private static final int TIMES = Integer.getInteger("faults.damages", 1);
  private static final int HALTED = 137;

  @TempDir Path temp;

  @Test
  void eachKindOfFileIsMadeGoodOrNamed() throws Exception {
    Path ended = ended("ended");
    Path killed = temp.resolve("killed");
    Scratch.copy(ended, killed);
    String flags = String.join(" ", ChronicleAccess.flags());
    write(killed, "EDITED_AGAIN", flags + " -Dheadrace.haltAt=APPLIED:1", HALTED);
    Path foreign = ended("foreign");
    assertThat(HoardDamages.kinds(killed.resolve("state")).keySet())
        .containsExactlyInAnyOrder(
            "changes",
            "headrace",
            "lock",
            "memo/generation-N.db",
            "memo/generation-N.db-shm",
            "memo/generation-N.db-wal",
            "memo/generation-N.map",
            "memo/generation-N.map.seal",
            "memo/journal-N",
            "memo/journal-N.index",
            "memo/kept",
            "memo/values",
            "owner",
            "state.db",
            "state.db-shm",
            "state.db-wal",
            "the last journal");

    damage(ended, foreign, temp.resolve("earlier"));
    damage(killed, foreign, ended);
  }

  /** A place whose last process ended; what it was before is copied to "earlier". */
  private Path ended(String name) throws Exception {
    Path place = temp.resolve(name);
    List<String> flags = ChronicleAccess.flags();
    write(place, "FIRST", String.join(" ", flags), 0);
    write(place, "MORE", "", 0);
    Scratch.delete(temp.resolve("earlier"));
    Scratch.copy(place, temp.resolve("earlier"));
    write(place, "EDITED", String.join(" ", flags), 0);
    return place;
  }

  private void write(Path place, String stock, String options, int exit) throws Exception {
    Path output = Files.createTempFile(temp, "output", ".txt");
    Process child =
        ChildJvm.start(
            HoardWriter.class,
            output,
            Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).toList(),
            place.toString(),
            stock);
    assertThat(child.waitFor()).as(Files.readString(output)).isEqualTo(exit);
  }

  private void damage(Path place, Path foreign, Path earlier)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(temp, "output", ".txt");
    Process child =
        ChildJvm.start(
            HoardDamages.class,
            output,
            List.of(String.join(" ", ChronicleAccess.flags()).split(" ")),
            Files.createTempDirectory(temp, "work").toString(),
            place.toString(),
            foreign.toString(),
            earlier.toString(),
            Long.toString(SEED),
            Integer.toString(TIMES));
    int exit = child.waitFor();
    String said = Files.readString(output);
    System.out.println(said.substring(Math.max(0, said.lastIndexOf("damaged files"))));
    assertThat(exit).as(said).isZero();
  }
}
