package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which resource files count, and what is told of those that can't be known. */
final class ResourceFilesTest {

  private static final String HELPERS =
      " static Object read(String n) { return A.class.getResource(n); }"
          + " static Object part(int i, String n) { return A.class.getResource(\"/p/\" + n + \".txt\"); }"
          + " static Object in(Class<?> c, String n) { return c.getResource(n); }"
          + " static Object twice(String n) { return read(n); }"
          + " static Object changed(String n) { n = n.trim(); return A.class.getResource(n); }"
          + " Object virtual(String n) { return A.class.getResource(n); } }";

  private static LogicTree of(String expression, String file) {
    Map<String, String> files = new TreeMap<>(Map.of("p/other.txt", "x", "p/a.txt", file));
    files.put(
        "p/A.java",
        "package p; class A { static Object run() throws Exception { return "
            + expression
            + "; }"
            + HELPERS);
    Root root = Root.of("p.A", "run", "()Ljava/lang/Object;");
    return Fingerprinter.of(Javac.compile(files), Boundary.around("p.A"), LibraryPolicy.walk())
        .fingerprint(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A.class.getResource(\"a.txt\")",
        "A.class.getResource(\"/p/a.txt\")",
        "A.class.getResourceAsStream(\"a.txt\")",
        "A.class.getClassLoader().getResource(\"p/a.txt\")",
        "ClassLoader.getSystemResource(\"p/a.txt\")",
        "A.class.getModule().getResourceAsStream(\"p/a.txt\")",
        "new A().getClass().getResource(\"a.txt\")",
        "read(\"a.txt\")",
        "read(\"/p/a.txt\")",
        "part(4, \"a\")",
        "part(\"x\".length(), \"a\")",
        "in(A.class, \"/p/a.txt\")",
        "java.util.Optional.of(1).map(i -> read(\"a.txt\"))",
      })
  void filesOfConstantNamesCount(String expression) {
    LogicTree tree = of(expression, "one");
    assertThat(tree.nodes()).extracting(LogicTree.Node::id).contains("resource p/a.txt");
    assertThat(tree.findings()).isEmpty();
    assertThat(of(expression, "two").hash()).isNotEqualTo(tree.hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read(\"a\".trim())",
        "in(A.class, \"a.txt\")",
        "twice(\"a.txt\")",
        "changed(\"a.txt\")",
        "new A().virtual(\"a.txt\")",
        "java.util.Optional.of(\"a.txt\").map(A::read)",
        "java.util.Optional.of(\"a.txt\").map(A.class::getResource)",
      })
  void otherNamesAreFindings(String expression) {
    assertThat(of(expression, "one").findings())
        .extracting(LogicTree.Finding::kind)
        .containsOnlyOnce("RESOURCE");
  }

  @Test
  void aRootThatIsGivenANameIsAFinding() {
    Map<String, String> files =
        Map.of("p/A.java", "package p; class A { int other() { return 1; }" + HELPERS);
    Root root = Root.of("p.A", "read", "(Ljava/lang/String;)Ljava/lang/Object;");
    assertThat(
            Fingerprinter.of(Javac.compile(files), Boundary.around("p.A"), LibraryPolicy.walk())
                .fingerprint(root)
                .findings())
        .extracting(LogicTree.Finding::toString)
        .isEqualTo(List.of("RESOURCE a resource of no constant name: p.A.read(String)"));
  }
}
