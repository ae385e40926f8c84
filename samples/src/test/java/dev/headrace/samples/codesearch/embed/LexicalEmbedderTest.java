package dev.headrace.samples.codesearch.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexicalEmbedderTest {

  private final LexicalEmbedder embedder = new LexicalEmbedder(LexicalEmbedder.DEFAULT_DIMENSIONS);

  @ParameterizedTest
  @ValueSource(strings = {"How do farmers milk cows?", "x", "{}", "日本語", "void f() { return; }"})
  void vectorsHaveLengthOne(String text) {
    float[] vector = embed(text);

    assertThat(vector).hasSize(384);
    assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
  }

  @Test
  void aTextHasOneVectorWhateverStandsBesideIt() {
    List<float[]> together = embedder.embed(List.of("a barn", "cows are milked"));

    assertThat(together).hasSize(2);
    assertThat(together.get(1)).isEqualTo(embed("cows are milked"));
    assertThat(new LexicalEmbedder(384).embed(List.of("a barn")).get(0)).isEqualTo(embed("a barn"));
  }

  @Test
  void aVectorIsTheSameOnEveryMachineAndPlatform() {
    assertThat(Arrays.hashCode(embed("cows are milked"))).isEqualTo(905291592);
  }

  @Test
  void textsThatShareWordsAreNear() {
    double same = similarity("How do farmers milk cows?", "milk cows");
    double part = similarity("How do farmers milk cows?", "the milking of a cow");
    double other = similarity("How do farmers milk cows?", "open a socket to the server");

    assertThat(same).isGreaterThan(0.7);
    assertThat(part).isBetween(other + 0.1, same);
  }

  @Test
  void namesInCodeAreNearToProse() {
    assertThat(similarity("update report", "UpdateReport updateReport = null;")).isGreaterThan(0.6);
  }

  @Test
  void rareWordsDecide() {
    assertThat(similarity("the memo of the engine", "the memo"))
        .isGreaterThan(similarity("the memo of the engine", "the of the a and"));
  }

  @Test
  void theFingerprintNamesWhatTheVectorsDependOn() {
    assertThat(embedder.fingerprint()).isEqualTo("lexical/1/384");
    assertThat(new LexicalEmbedder(64).fingerprint()).isEqualTo("lexical/1/64");
  }

  @Test
  void vectorsWithoutDimensionsAreRefused() {
    assertThatThrownBy(() -> new LexicalEmbedder(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dimensions must be at least 1, but is 0");
  }

  private float[] embed(String text) {
    return embedder.embed(List.of(text)).get(0);
  }

  private double similarity(String one, String other) {
    return dot(embed(one), embed(other));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
