package dev.headrace.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.RowKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyFileNameTest {

  private static String name(Object... key) {
    return KeyFileName.of(RowKey.of(key));
  }

  @Test
  void saysTheKey() {
    assertThat(name("docs/a b.md")).isEqualTo("docs%2fa%20b.md");
    assertThat(name("a.md", 7)).isEqualTo("a.md,7");
    assertThat(name("a,b")).isEqualTo("a%2cb");
    assertThat(name("")).isEqualTo("%");
    assertThat(name("", "")).isEqualTo("%,%");
    assertThat(name(".hidden")).isEqualTo("%2ehidden");
    assertThat(name("..")).isEqualTo("%2e.");
    assertThat(name("ü\uD800")).isEqualTo("%c3%bc%ud800");
  }

  @Test
  void tellsCapitalsApartWhereTheFileSystemDoesNot() {
    assertThat(name("read.md")).isEqualTo("read.md");
    assertThat(name("Read.md")).isEqualTo("Read.md~1");
    assertThat(name("READ.md")).isEqualTo("READ.md~f");
    assertThat(name("a/B")).isEqualTo("a%2fB~2");
  }

  @Test
  void avoidsNamesThatWindowsReserves() {
    assertThat(name("con")).isEqualTo("%63on");
    assertThat(name("NUL.txt")).isEqualTo("%4eUL.txt~3");
    assertThat(name("com1")).isEqualTo("%63om1");
    assertThat(name("console")).isEqualTo("console");
  }

  @Test
  void cutsLongNames() {
    String one = name("x".repeat(5_000) + "1");
    String other = name("x".repeat(5_000) + "2");
    assertThat(one).hasSize(134).startsWith("x".repeat(100) + "~~").isNotEqualTo(other);
    assertThat(name("x".repeat(160))).isEqualTo("x".repeat(160));
  }

  @Test
  void differentKeysHaveDifferentNamesWithoutRegardToCase() {
    Random random = new Random(7);
    String alphabet = "aAbB.,/%~_-é\uD83D ";
    Map<String, RowKey> seen = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      RowKey key = RowKey.of(word(random, alphabet), word(random, alphabet));
      RowKey other = seen.put(KeyFileName.of(key).toLowerCase(Locale.ROOT), key);
      assertThat(other).isIn(null, key);
    }
  }

  private static String word(Random random, String alphabet) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }
}
