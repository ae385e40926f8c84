package dev.headrace.memo.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.memo.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything is in many full journals with their indices, and stays there. */
class SealedMemoTest extends DiskMemoContract {

  @Override
  Journal.Limit journal() {
    return new Journal.Limit(300, 1 << 20);
  }

  @Override
  int sealed() {
    return 1000;
  }

  @Override
  boolean chronicle() {
    return false;
  }

  private List<Path> indices() throws IOException {
    return files().stream().filter(file -> file.toString().endsWith(".index")).toList();
  }

  @Test
  void eachFullJournalHasItsIndexInAFile() throws IOException {
    fill(3000);
    assertThat(indices()).hasSize(9);
    assertThat(files()).noneMatch(file -> file.toString().contains("generation"));
  }

  @Test
  void indicesThatAreGoneDamagedOrAnothersAreMadeAnew() throws IOException {
    fill(3000);
    memo.close();
    List<Path> indices = indices();
    byte[] second = Files.readAllBytes(indices.get(1));
    Files.delete(indices.get(0));
    Files.write(indices.get(2), second);
    Files.write(indices.get(3), new byte[10]);
    byte[] flipped = Files.readAllBytes(indices.get(4));
    flipped[5000] ^= 1;
    Files.write(indices.get(4), flipped);
    memo = open();

    for (int i = 0; i < 3000; i++) {
      assertThat(memo.get(key(i))).isEqualTo(value(i));
    }
    memo.collect(live(0, 3000));
    assertThat(indices()).isEqualTo(indices);
    assertThat(Files.readAllBytes(indices.get(2))).isNotEqualTo(second);
  }

  @Test
  void whatIsKeptOfJournalsGoesToAGeneration() throws IOException {
    fill(3000);
    later();
    memo.collect(live(100, 200));

    assertThat(indices()).isEmpty();
    assertThat(files()).anyMatch(file -> file.toString().contains("generation"));
    for (int i = 100; i < 200; i++) {
      assertThat(memo.get(key(i))).isEqualTo(value(i));
    }
  }
}
