package dev.headrace.processor;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorFixturesTest {

  @TempDir Path output;

  static Stream<Path> fixtures() {
    return Fixture.all("errors");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aFaultyFileHasExactlyItsFaults(Path file) {
    Fixture.of(file).hasExactlyItsFaults(output);
  }

  /** Eclipse's compiler drops an annotation that only the accessor could carry. */
  @Test
  void anAnnotationThatJavacMovesToAnAccessorIsToldOnTheComponent() {
    Fixture.of(Compilation.TEST.resolve("fixtures/special/BatchedOnComponent.java"))
        .hasExactlyItsFaults(output);
  }
}
