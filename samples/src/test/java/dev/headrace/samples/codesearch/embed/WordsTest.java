package dev.headrace.samples.codesearch.embed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void proseIsCutAtWhatIsNoLetterOrDigit() {
    assertThat(Words.of("How, then: do 2 rows-go?"))
        .containsExactly("how", "then", "do", "2", "row", "go");
  }

  @Test
  void namesAreCutAtTheirCapitals() {
    assertThat(Words.of("UpdateReport.of(HTTPRequest aB, MAX_ROWS, sha256)"))
        .containsExactly(
            "updat", "report", "of", "http", "request", "a", "b", "max", "row", "sha256");
  }

  @Test
  void formsOfAWordAreOneWord() {
    assertThat(Words.of("milk milks milked milking")).containsOnly("milk");
    assertThat(Words.of("pony ponies")).containsOnly("pon");
  }

  @Test
  void shortWordsKeepTheirEndings() {
    assertThat(Words.of("is red sing")).containsExactly("is", "red", "sing");
  }

  @Test
  void otherScriptsHaveWordsToo() {
    assertThat(Words.of("Größe, 日本語 𝔘𝔫𝔦")).containsExactly("größ", "日本語", "𝔘𝔫𝔦");
  }

  @Test
  void withoutLettersThereAreNoWords() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of("{ } -> 🚰")).isEmpty();
  }
}
