package dev.headrace.state.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.ChildJvm;
import dev.headrace.state.Durability;
import dev.headrace.state.MemoryState;
import dev.headrace.state.Observation;
import dev.headrace.state.RandomChange;
import dev.headrace.state.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that changes a state is killed; what it was told is recorded is there. */
class KillTest {

  private static final int ROUNDS = 15;
  private static final long SEED = 20261121;

  @Test
  void acknowledgedChangesSurviveAKillAndNoChangeIsHalfDone(@TempDir Path temp) throws Exception {
    Random random = new Random(SEED);
    MemoryState expected = new MemoryState();
    long done = 0;
    long acknowledgedInAll = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path output = temp.resolve("acknowledged-" + round);
      Path state = temp.resolve("state");
      Process child =
          ChildJvm.start(Changing.class, output, List.of(), state.toString(), Long.toString(done));
      if (round % 3 != 2) { // else at any moment of starting up too
        awaitFirstLine(child, output);
      }
      boolean ended = child.waitFor(random.nextInt(700), TimeUnit.MILLISECONDS);
      assertThat(ended).as(() -> "the child ended by itself: " + read(output)).isFalse();
      child.destroyForcibly().waitFor();

      long acknowledged = acknowledged(output);
      acknowledgedInAll += acknowledged;
      try (SqliteFixture found = SqliteFixture.open(state)) {
        for (long i = 0; i < acknowledged; i++) {
          RandomChange.apply(expected, done++);
        }
        List<String> now = Observation.of(found.store);
        if (!now.equals(Observation.of(expected))) { // the change that was being made is there
          RandomChange.apply(expected, done++);
        }
        assertThat(now).as("after round %d", round).isEqualTo(Observation.of(expected));
      }
      SqliteFixture.assertSound(state.resolve("state.db"));
    }
    assertThat(acknowledgedInAll).isGreaterThan(ROUNDS);
  }

  private static void awaitFirstLine(Process child, Path output) throws Exception {
    while (child.isAlive() && acknowledged(output) == 0) {
      child.waitFor(5, TimeUnit.MILLISECONDS);
    }
  }

  /** The number of whole lines. */
  private static long acknowledged(Path output) {
    return read(output).chars().filter(c -> c == '\n').count();
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes one change after the other and prints a line when it is recorded, without end. */
  static final class Changing {

    private Changing() {}

    /** Arguments: the state directory and the number of the first change. */
    public static void main(String[] arguments) {
      StateDirectory directory = StateDirectory.open(Path.of(arguments[0]));
      StateStore store = SqliteState.open(directory, Durability.POWER_LOSS);
      for (long change = Long.parseLong(arguments[1]); ; change++) {
        RandomChange.apply(store, change);
        System.out.println(change);
      }
    }
  }
}
