package dev.headrace.state.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.state.MemoryState;
import dev.headrace.state.Observation;
import dev.headrace.state.RandomChange;
import dev.headrace.state.StateStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any changes give the same state in both stores; a failure names seed and change. */
class SameStateTest {

  private static final int CHANGES = 400;
  private static final int REOPEN_EVERY = 97;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyChangesGiveTheSameStateInBothStores(long seed, @TempDir Path temp) {
    StateStore memory = new MemoryState();
    SqliteFixture sqlite = SqliteFixture.open(temp);
    try {
      for (int change = 0; change < CHANGES; change++) {
        long chosen = seed << 32 | change;
        Object expected = RandomChange.apply(memory, chosen);
        assertThat(RandomChange.apply(sqlite.store, chosen))
            .as("result of change %d of seed %d", change, seed)
            .isEqualTo(expected);
        assertThat(Observation.of(sqlite.store))
            .as("after change %d of seed %d", change, seed)
            .isEqualTo(Observation.of(memory));
        if (change % REOPEN_EVERY == 0) {
          sqlite.close();
          sqlite = SqliteFixture.open(temp);
        }
      }
    } finally {
      sqlite.close();
    }
    SqliteFixture.assertSound(temp.resolve("state.db"));
  }
}
