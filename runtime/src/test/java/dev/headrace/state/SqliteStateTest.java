package dev.headrace.state;

import static dev.headrace.state.States.DOCS;
import static dev.headrace.state.States.INDEX;
import static dev.headrace.state.States.bytes;
import static dev.headrace.state.States.claim;
import static dev.headrace.state.States.found;
import static dev.headrace.state.States.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStateTest extends StateStoreContract {

  @TempDir Path temp = Path.of("unset");

  private @Nullable StateDirectory directory;

  @Override
  StateStore open() {
    StateDirectory opened = StateDirectory.open(temp.resolve("state"));
    directory = opened;
    return SqliteState.open(opened, Durability.KILL);
  }

  @AfterEach
  void closeDirectory() {
    store.close();
    if (directory != null) {
      directory.close();
    }
  }

  @Test
  void whatWasRecordedIsThereAfterReopening() {
    store.commit(List.of(outcome("a", 1, claim("x", 1))), 1);
    StateStore.SourceRow row = found(store, "a");
    closeDirectory();

    store = open();

    assertThat(found(store, "a")).isEqualTo(row);
    assertThat(store.owners(INDEX, bytes("x"))).containsExactly(row);
    assertThat(store.find(DOCS, bytes("b"))).isNull();
  }
}
