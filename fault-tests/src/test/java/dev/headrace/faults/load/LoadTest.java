package dev.headrace.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.faults.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Many rows and large ones need no more memory than what is in flight. */
class LoadTest {

  @TempDir Path temp;

  private void assertFits(String heap, int rows, int length, int first) throws Exception {
    Path output = temp.resolve("output");
    Process child =
        ChildJvm.start(
            Loading.class,
            output,
            List.of("-Xmx" + heap),
            temp.resolve("state").toString(),
            Integer.toString(rows),
            Integer.toString(length),
            Integer.toString(first));
    int exit = child.waitFor();
    System.out.print(Files.readString(output));
    assertThat(exit).as(Files.readString(output)).isZero();
  }

  @Test
  void twentyThousandRowsFitInto32MegabytesOfHeap() throws Exception {
    assertFits("32m", 20_000, 10, 10);
  }

  @Test
  void aThousandRowsOfAKilobyteBesideOneOf20Megabytes() throws Exception {
    assertFits("160m", 1_000, 1_000, 20_000_000);
  }

  @Test
  @EnabledIfSystemProperty(named = "faults.load", matches = "large")
  void aMillionRowsFitInto256MegabytesOfHeap() throws Exception {
    assertFits("256m", 1_000_000, 10, 10);
  }

  @Test
  @EnabledIfSystemProperty(named = "faults.load", matches = "large")
  void tenThousandRowsOfAKilobyteBesideOneOf200Megabytes() throws Exception {
    assertFits("1500m", 10_000, 1_000, 200_000_000);
  }
}
