package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Local and anonymous classes within each other: however the compiler hands a captured variable
 * from one to the next, another variable is another fingerprint.
 */
final class CapturedVariablesTest {

  private static final String SOURCE =
      """
      package p;
      import java.util.function.*;
      class A {
        int seed = 3;
        Supplier<Integer> run(int x, int y, Shape shape) {
          int sum = x + y;
          class Local {
            final int kept;
            Local(int start) { kept = start + x; }
            Supplier<IntSupplier> nested(int y2) {
              return new Supplier<>() {
                int z = 1;
                public IntSupplier get() {
                  int w = y2 * 2;
                  return new IntSupplier() {
                    int first = sum + z;
                    public int getAsInt() { return first + x * w + kept + seed + shape.area(); }
                  };
                }
              };
            }
            Local again() { return new Local(kept); }
          }
          return () -> new Local(y).again().nested(sum).get().getAsInt();
        }
      }
      interface Shape { int area(); }
      class Dot implements Shape { public int area() { return 1; } }
      """;
  private static final Root ROOT =
      Root.of("p.A", "run", "(IILp/Shape;)Ljava/util/function/Supplier;");

  private static String hash(String source) {
    return hash(source, ROOT);
  }

  private static String hash(String source, Root root) {
    return Fingerprinter.of(
            Javac.compile(Map.of("p/A.java", source)), Boundary.around("p.A"), LibraryPolicy.walk())
        .fingerprint(root)
        .hash();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first + x * w | first + y * w",
        "first + x * w | first + sum * w",
        "first + x * w | first + z * w",
        "sum + z | x + z",
        "sum + z | sum + y",
        "x + y; | x - y;",
        "y2 * 2 | y2 * 3",
        "y2 * 2 | y * 2",
        "start + x | start + y",
        "start + x | start",
        "new Local(y) | new Local(x)",
        "new Local(kept) | new Local(kept + 1)",
        "nested(sum) | nested(x)",
        "kept + seed | kept",
        "+ kept + | + y2 +",
        "+ shape.area() | + shape.hashCode()",
        "return 1; | return 2;",
        "z = 1 | z = 2",
        "seed = 3 | seed = 4",
      })
  void anotherVariableIsAnotherFingerprint(String before, String after) {
    assertThat(SOURCE).containsOnlyOnce(before);
    assertThat(hash(SOURCE.replace(before, after))).isNotEqualTo(hash(SOURCE));
  }

  @Test
  void anInnerVariableThatHidesAnOuterOneIsSeen() {
    String hidden = SOURCE.replace("int w = y2 * 2;", "int x = y2; int w = y2 * 2;");
    assertThat(hash(hidden)).isNotEqualTo(hash(SOURCE));
  }

  /** What comes in by a captured variable of a class around. */
  @Test
  void typesComeInThroughTheClassesAround() {
    String source =
        """
        package p;
        import java.util.function.*;
        class A {
          static int run(Supplier<Supplier<String>> parts) { return parts.get().get().length(); }
          static Part part(Shape shape) {
            return new Part() {
              public Supplier<String> get() {
                return new Part.Inner() { public String get() { return shape.toString(); } };
              }
            };
          }
        }
        interface Part extends Supplier<Supplier<String>> { interface Inner extends Supplier<String> {} }
        sealed interface Shape permits Dot {}
        final class Dot implements Shape { public String toString() { return "dot"; } }
        """;
    Root root = Root.of("p.A", "run", "(Ljava/util/function/Supplier;)I").taking("Lp/Part;");
    String before = hash(source, root);
    assertThat(hash(source.replace("\"dot\"", "\"a dot\""), root)).isNotEqualTo(before);
  }
}
