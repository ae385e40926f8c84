package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reference to a superclass's method of primitives behind a generic interface: compilers unbox in
 * one of two places, which are both to be had from any of them.
 */
final class UnboxedParametersTest {

  private static String hash(String function) {
    String source =
        """
        package p;
        import java.util.function.*;
        class A extends B {
          long run() {
            BiFunction<Long, Integer, Long> f = %s;
            return f.apply(3L, 4);
          }
        }
        class B { long skip(long n, int by) { return n - by; } }
        """
            .formatted(function);
    return Fingerprinter.of(
            Javac.compile(Map.of("p/A.java", source)), Boundary.around("p.A"), LibraryPolicy.walk())
        .fingerprint(Root.of("p.A", "run", "()J"))
        .hash();
  }

  @Test
  void itDoesNotMatterWhoUnboxes() {
    assertThat(hash("super::skip")).isEqualTo(hash("(n, by) -> super.skip(n, by)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(n, by) -> super.skip(by, by)",
        "(n, by) -> super.skip(n, n.intValue())",
        "(n, by) -> super.skip(n, by.hashCode())",
        "(n, by) -> super.skip(n.hashCode(), by)",
        "(n, by) -> super.skip(n, by + 1)",
        "(n, by) -> { by = 3; return super.skip(n, by); }",
        "(n, by) -> n == null ? 0L : super.skip(n, by)",
        "(n, by) -> this.skip(n, by)",
      })
  void whatElseIsDoneMatters(String function) {
    assertThat(hash(function)).isNotEqualTo(hash("super::skip"));
  }
}
