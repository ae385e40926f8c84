package dev.headrace.samples.codesearch.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class RarityTest {

  @Test
  void theRarerAWordTheMoreItSays() throws IOException {
    Rarity rarity = Rarity.read(new BufferedReader(new StringReader("99\nthe 99\nrow 9\n")));

    assertThat(rarity.of("the")).isZero();
    assertThat(rarity.of("row")).isCloseTo(0.5, within(1e-9));
    assertThat(rarity.of("headrace")).isEqualTo(1);
  }

  @Test
  void theShippedTableKnowsCommonWords() {
    Rarity rarity = Rarity.shipped();

    assertThat(rarity.of("the")).isBetween(0.0, 0.2);
    assertThat(rarity.of("public")).isBetween(0.0, 0.3);
    assertThat(rarity.of("xylophon")).isEqualTo(1);
  }
}
