package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The holes that the probes before this implementation fell into, one by one. */
final class HolesTest {

  private static LogicTree of(String descriptor, String source) {
    return of(Map.of("p/A.java", "package p; " + source), Root.of("p.A", "run", descriptor));
  }

  private static LogicTree of(Map<String, String> files, Root root) {
    return Fingerprinter.of(
            Javac.compile(files), Boundary.around(root.owner()), LibraryPolicy.walk())
        .fingerprint(root);
  }

  private static void same(String descriptor, String before, String after) {
    LogicTree one = of(descriptor, before);
    LogicTree other = of(descriptor, after);
    assertThat(other.hash())
        .as(() -> LogicDiff.between(one, other).toString())
        .isEqualTo(one.hash());
  }

  private static void another(String descriptor, String before, String after) {
    assertThat(of(descriptor, after).hash()).isNotEqualTo(of(descriptor, before).hash());
  }

  @Test
  void aClassThatIsNamedInAStringMayBeMissingAndCountsWhenItComes() {
    String run =
        "package p; public class A { public static Object run() { try { return"
            + " Class.forName(\"p.Extra\").getSimpleName(); } catch (ClassNotFoundException e) {"
            + " return null; } } }";
    Root root = Root.of("p.A", "run", "()Ljava/lang/Object;");
    LogicTree without = of(Map.of("p/A.java", run), root);
    assertThat(without.findings()).extracting(LogicTree.Finding::kind).contains("INCOMPLETE");
    Map<String, String> extra =
        Map.of("p/A.java", run, "p/Extra.java", "package p; public class Extra { int a; }");
    assertThat(of(extra, root).hash()).isNotEqualTo(without.hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stream.of(1).map(i -> this).toList().hashCode()",
        "Stream.of(1).map(i -> self()).distinct().count()",
        "new Box(this).toString()"
      })
  void componentsOfAFlowThatALambdaOrARecordHandsToALibrary(String expression) {
    LogicTree tree =
        of(
            Map.of(
                "p/A.java",
                "package p; import java.util.stream.Stream; record A(int used, int other) {"
                    + " Object run() { return used + (\"\" + %s); } A self() { return this; } }"
                        .formatted(expression)
                    + " record Box(A a) {}"),
            Root.of("p.A", "run", "()Ljava/lang/Object;").onReceiver());
    assertThat(tree.reads()).containsExactly("other", "used");
  }

  @Test
  void enumStateOfAConstantThatArrivesAsInput() {
    String code = "enum E { LO(1), HI(2); final int n; E(int n) { this.n = n; } }";
    String run = "class A { static int run(E e) { return e.n; } } ";
    another("(Lp/E;)I", run + code, run + code.replace("LO(1)", "LO(3)"));
  }

  @Test
  void orderOfConstantsWhereOrdinalIsAsked() {
    String run = "class A { static int run(E e) { return e.ordinal(); } } ";
    another("(Lp/E;)I", run + "enum E { X, Y }", run + "enum E { Y, X }");
  }

  @Test
  void orderOfConstantsWhereValuesAreListed() {
    String run = "class A { static String run() { return E.values()[0].name(); } } ";
    another("()Ljava/lang/String;", run + "enum E { X, Y }", run + "enum E { Y, X }");
  }

  @Test
  void orderOfConstantsWhereAnEnumMapIteratesInIt() {
    String run =
        "class A { static String run(E e) { var m = new java.util.EnumMap<E, String>(E.class);"
            + " m.put(E.X, \"\"); m.put(e, \"\"); return m.toString(); } } ";
    another("(Lp/E;)Ljava/lang/String;", run + "enum E { X, Y }", run + "enum E { Y, X }");
  }

  @Test
  void orderOfConstantsWhereAStreamIsSorted() {
    String run =
        "class A { static Object run(java.util.List<E> l) { return l.stream().sorted().toList(); }"
            + " E e() { return null; } static E x = E.X; static E y() { return x; } } ";
    String descriptor = "(Ljava/util/List;)Ljava/lang/Object;";
    Root root = Root.of("p.A", "run", descriptor).taking("Lp/E;");
    LogicTree before = of(Map.of("p/A.java", "package p; " + run + "enum E { X, Y }"), root);
    LogicTree after = of(Map.of("p/A.java", "package p; " + run + "enum E { Y, X }"), root);
    assertThat(after.hash()).isNotEqualTo(before.hash());
  }

  @Test
  void orderOfConstantsDoesNotCountWhereOnlyNamesDo() {
    String run = "class A { static String run(E e) { return e.name() + E.valueOf(\"X\"); } } ";
    same("(Lp/E;)Ljava/lang/String;", run + "enum E { X, Y }", run + "enum E { Y, X }");
  }

  @Test
  void equalsAndHashCodeOfInputsCalledByACollection() {
    String run =
        "class A { static int run(K a, K b) { var s = new java.util.HashSet<K>(); s.add(a);"
            + " s.add(b); return s.size(); } } ";
    another(
        "(Lp/K;Lp/K;)I",
        run + "record K(int x, int y) {}",
        run
            + "record K(int x, int y) { public boolean equals(Object o) {"
            + " return o instanceof K k && k.x == x; } public int hashCode() { return x; } }");
  }

  @Test
  void initialiserCutDoesNotDependOnLocalsThatOnlyDebugInformationKeeps() {
    String code =
        "class A { static int run() { return X; } static int X; static { final int k = 5;"
            + " int i = k; X = i; } static int Y = 2; }";
    Map<String, String> files = Map.of("p/A.java", "package p; " + code);
    Root root = Root.of("p.A", "run", "()I");
    Boundary around = Boundary.around("p.A");
    LibraryPolicy walk = LibraryPolicy.walk();
    assertThat(Fingerprinter.of(Javac.compile(files, "-g"), around, walk).fingerprint(root).hash())
        .isEqualTo(
            Fingerprinter.of(Javac.compile(files, "-g:none"), around, walk)
                .fingerprint(root)
                .hash());
  }

  @Test
  void fieldHiddenInASubclass() {
    String run = "class A { static int run() { return new S().x; } } class B { int x = 1; } ";
    another("()I", run + "class S extends B {}", run + "class S extends B { int x; }");
  }

  @Test
  void threeMethodsThatCallEachOtherInAnotherOrder() {
    String run = "class A { static int run(int n) { return f(n); } ";
    String before =
        "static int f(int n) { return n < 1 ? 1 : g(n - 1); }"
            + " static int g(int n) { return n < 2 ? 2 : h(n - 1); }"
            + " static int h(int n) { return n < 3 ? 3 : f(n - 1); } }";
    String after =
        "static int f(int n) { return n < 1 ? 1 : h(n - 1); }"
            + " static int g(int n) { return n < 2 ? 2 : f(n - 1); }"
            + " static int h(int n) { return n < 3 ? 3 : g(n - 1); } }";
    another("(I)I", run + before, run + after);
  }

  @Test
  void literalOfAClassThatReflectionReads() {
    String run =
        "class A { static Object run() throws Exception { return p.Lib.read(R.class); } }"
            + " class Lib { static Object read(Class<?> c) { return c.getRecordComponents(); } } ";
    another("()Ljava/lang/Object;", run + "record R(int a) {}", run + "record R(int b) {}");
  }

  @Test
  void annotationValueThatReflectionReads() {
    String run =
        "import java.lang.annotation.*; class A { static String run() {"
            + " return R.class.getAnnotation(N.class).value(); } }"
            + " @Retention(RetentionPolicy.RUNTIME) @interface N { String value(); } ";
    another(
        "()Ljava/lang/String;",
        run + "@N(\"a\") record R(int a) {}",
        run + "@N(\"b\") record R(int a) {}");
  }

  @Test
  void literalThatOnlyNamesALoggerDoesNotBringTheClassIn() {
    String run =
        "class A { static final System.Logger L = System.getLogger(A.class.getName());"
            + " static int run() { L.log(System.Logger.Level.INFO, \"\"); return 1; } ";
    same("()I", run + "int other() { return 1; } }", run + "int other() { return 2; } }");
  }

  @Test
  void lambdaOfAUserInterfaceWithADefaultMethod() {
    String run =
        "class A { static int run() { F f = x -> x + 1; return f.twice(2); } }"
            + " interface F { int f(int x); default int twice(int x) { return f(f(x)); } }";
    another("()I", run, run.replace("f(f(x))", "f(f(f(x)))"));
  }

  @Test
  void initialisationOrderThroughAMethod() {
    String run = "class A { static int run() { return S.A; } } class S { ";
    String a = "static int A = m(); ";
    String b = "static Integer B = Integer.valueOf(5); ";
    String m = "static int m() { return B == null ? 0 : B; } }";
    another("()I", run + a + b + m, run + b + a + m);
  }

  @Test
  void pinnedLogicCountsByItsVersionAlone() {
    Map<String, String> one = Map.of("p/A.java", "package p; class A { int run() { return 1; } }");
    Map<String, String> two = Map.of("p/A.java", "package p; class A { int run() { return 2; } }");
    Root root = Root.of("p.A", "run", "()I").version(3);
    assertThat(of(one, root.pin()).hash()).isEqualTo(of(two, root.pin()).hash());
    assertThat(of(one, root.pin()).hash()).isNotEqualTo(of(one, root.version(4).pin()).hash());
    assertThat(of(one, root).hash()).isNotEqualTo(of(one, root.version(4)).hash());
  }

  @Test
  void boundaryCountsByItsVersion() {
    String annotation = "package dev.headrace; public @interface LogicBoundary { int version(); }";
    String code =
        "package p; class A { static int run() { return B.f(); } } class B {"
            + " @dev.headrace.LogicBoundary(version = 1) static int f() { return 1; } }";
    Root root = Root.of("p.A", "run", "()I");
    LogicTree before =
        of(Map.of("p/A.java", code, "dev/headrace/LogicBoundary.java", annotation), root);
    LogicTree body =
        of(
            Map.of(
                "p/A.java",
                code.replace("return 1;", "return 2;"),
                "dev/headrace/LogicBoundary.java",
                annotation),
            root);
    LogicTree version =
        of(
            Map.of(
                "p/A.java",
                code.replace("version = 1", "version = 2"),
                "dev/headrace/LogicBoundary.java",
                annotation),
            root);
    assertThat(body.hash()).isEqualTo(before.hash());
    assertThat(version.hash()).isNotEqualTo(before.hash());
  }

  @Test
  void declaredDependencyCounts() {
    String code = "package p; class A { static int run() { return 1; } } class D { int d() {";
    Root root = Root.of("p.A", "run", "()I").dependingOn("p.D");
    assertThat(of(Map.of("p/A.java", code + " return 1; } }"), root).hash())
        .isNotEqualTo(of(Map.of("p/A.java", code + " return 2; } }"), root).hash());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void smallestChange(String name, String code, String part, String by) {
    assertThat(code).as(name).contains(part);
    String descriptor =
        code.contains("run(boolean") ? "(Z)I" : code.contains("float run") ? "()F" : "()I";
    another(descriptor, code, code.replace(part, by));
  }

  static Stream<Arguments> edits() {
    return Stream.of(
        Arguments.of(
            "method hidden by a static one of the subclass",
            "class A { static int run() { return S.f(); } } class B { static int f() { return 1; } } class S extends B { /**/ }",
            "/**/",
            "static int f() { return 2; }"),
        Arguments.of(
            "private method of an interface",
            "class A { static int run() { I i = () -> 1; return i.twice(); } } interface I { int x(); default int twice() { return p() * 2; } private int p() { return x() + 5; } }",
            "+ 5",
            "+ 6"),
        Arguments.of(
            "inherited static field",
            "class A { static int run() { return S.x; } } class B { static int x = Integer.parseInt(\"1\"); } class S extends B {}",
            "\"1\"",
            "\"2\""),
        Arguments.of(
            "bridge to a generic implementation",
            "class A { static int run() { G<String> g = new S(); return g.f(\"x\"); } } interface G<T> { int f(T t); } class S implements G<String> { public int f(String s) { return s.length() + 1; } }",
            "+ 1",
            "+ 2"),
        Arguments.of(
            "order of exception handlers",
            "class A { static int run() { try { return Integer.parseInt(\"x\"); } catch (NumberFormatException e) { return 1; } catch (RuntimeException e) { return 2; } } }",
            "return 2",
            "return 3"),
        Arguments.of(
            "instance initialiser block",
            "class A { static int run() { return new B().x; } } class B { int x; { x = 4; } }",
            "x = 4",
            "x = 5"),
        Arguments.of(
            "ternary in a static initialiser",
            "class A { static int run() { return B.X; } } class B { static final int X = Integer.parseInt(\"1\") > 0 ? 1 : 2; static int Y = 3; }",
            "? 1 : 2",
            "? 2 : 1"),
        Arguments.of(
            "superclass exchanged",
            "class A { static int run() { return new S().f(); } } class B { int f() { return 1; } } class C { int f() { return 2; } } class S extends B {}",
            "S extends B",
            "S extends C"),
        Arguments.of(
            "natural order of a key made in the closure",
            "class A { static int run() { var m = new java.util.TreeMap<K, Integer>(); m.put(new K(1), 1); m.put(new K(2), 2); return m.firstEntry().getValue(); } } record K(int x) implements Comparable<K> { public int compareTo(K o) { return x - o.x; } }",
            "x - o.x",
            "o.x - x"),
        Arguments.of(
            "message of an own exception",
            "class A { static int run() { try { throw new E(); } catch (RuntimeException e) { return e.getMessage().length(); } } } class E extends RuntimeException { public String getMessage() { return \"a\"; } }",
            "\"a\"",
            "\"ab\""),
        Arguments.of(
            "captured variables exchanged",
            "class A { static int run() { int a = Integer.parseInt(\"1\"); int b = Integer.parseInt(\"2\"); return new Object() { int f() { return a * 10 + b; } }.f(); } }",
            "a * 10 + b",
            "b * 10 + a"),
        Arguments.of(
            "declared names of captured variables exchanged",
            "class A { static int run() { int a = Integer.parseInt(\"1\"); int b = Integer.parseInt(\"2\"); return new Object() { int f() { return a * 10 + b; } }.f(); } }",
            "int a = Integer.parseInt(\"1\"); int b = Integer.parseInt(\"2\");",
            "int b = Integer.parseInt(\"1\"); int a = Integer.parseInt(\"2\");"),
        Arguments.of(
            "arguments of a local class exchanged",
            "class A { static int run() { record P(int x, int y) {} return new P(1, 2).x(); } }",
            "new P(1, 2)",
            "new P(2, 1)"),
        Arguments.of(
            "one of two anonymous classes chosen",
            "class A { static int run() { Object a = new Object() { public String toString() { return \"a\"; } }; Object b = new Object() { public String toString() { return \"bb\"; } }; return a.toString().length() + 0 * b.hashCode(); } }",
            "a.toString().length() + 0 * b.hashCode()",
            "b.toString().length() + 0 * a.hashCode()"),
        Arguments.of(
            "override moved to the other implementation",
            "class A { static int run(boolean x) { B b = x ? new S() : new T(); return b.f(); } } class B { int f() { return 1; } } class S extends B { /*s*/ int f() { return 2; } } class T extends B { }",
            "class S extends B { /*s*/ int f() { return 2; } } class T extends B { }",
            "class S extends B { } class T extends B { int f() { return 2; } }"),
        Arguments.of(
            "class loaded by a constant name",
            "class A { static int run() throws Exception { return Class.forName(\"p.B\").getRecordComponents().length; } } record B(int x) {}",
            "B(int x)",
            "B(int x, int y)"),
        Arguments.of(
            "static block that fills another field",
            "class A { static int run() { return B.L.size(); } } class B { static final java.util.List<String> L = new java.util.ArrayList<>(); static { if (L.isEmpty()) { L.add(\"a\"); } } static int n = 3; }",
            "if (L.isEmpty()) { L.add(\"a\"); }",
            "if (!L.isEmpty()) { L.add(\"a\"); }"),
        Arguments.of(
            "default that wins over another default",
            "class A { static int run() { return new S().f(); } } interface I { default int f() { return 1; } } interface J extends I { } class S implements J { }",
            "interface J extends I { }",
            "interface J extends I { default int f() { return 2; } }"),
        Arguments.of(
            "iterator order through an own collection",
            "class A { static int run() { int s = 0; for (Integer i : new L()) { s = s * 2 + i; } return s; } } class L extends java.util.AbstractList<Integer> { public Integer get(int i) { return i + 1; } public int size() { return 3; } }",
            "return 3",
            "return 4"),
        Arguments.of(
            "float constant's sign of zero",
            "class A { static float run() { return 1f / 0.0f; } }",
            "0.0f",
            "-0.0f"));
  }
}
