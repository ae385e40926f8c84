package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.LibraryPolicy.Mode;
import dev.headrace.fingerprint.classes.OverlayClasses;
import dev.headrace.fingerprint.classes.PathClasses;
import dev.headrace.hash.Bytes;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tree says besides its hash. */
final class LogicTreeTest {

  private static final String FLOW =
      "package p; record Flow(int a, String b, Sub c, java.util.List<String> d) { int run() {"
          + " %s } int helper() { return Help.of(this); } }"
          + " record Sub(int x) {} class Help { static int of(Flow f) { return f.a(); }"
          + " static int any(Object o) { return o.hashCode(); } }";

  @TempDir private Path directory;

  private static LogicTree flow(String body) {
    Root root = Root.of("p.Flow", "run", "()I").onReceiver();
    return tree(Map.of("p/Flow.java", FLOW.formatted(body)), root);
  }

  private static LogicTree tree(Map<String, String> files, Root root) {
    return Fingerprinter.of(
            Javac.compile(files), Boundary.around(root.owner()), LibraryPolicy.walk())
        .fingerprint(root);
  }

  @Test
  void componentsReadByFieldAccessorHelperAndLambda() {
    assertThat(flow("return 1;").reads()).isEmpty();
    assertThat(flow("return a;").reads()).containsExactly("a");
    assertThat(flow("return b().length();").reads()).containsExactly("b");
    assertThat(flow("return helper();").reads()).containsExactly("a");
    assertThat(flow("return Help.of(this);").reads()).containsExactly("a");
    assertThat(flow("java.util.function.IntSupplier s = () -> c.x(); return s.getAsInt();").reads())
        .containsExactly("c");
    assertThat(
            flow("java.util.function.Supplier<String> s = this::b; return s.get().length();")
                .reads())
        .containsExactly("b");
    assertThat(flow("Object o = getClass(); return a;").reads()).containsExactly("a");
  }

  @Test
  void allComponentsCountWhereTheFlowEscapes() {
    assertThat(flow("return Help.any(this);").reads()).containsExactly("a", "b", "c", "d");
    assertThat(flow("return (\"\" + this).length();").reads()).containsExactly("a", "b", "c", "d");
    assertThat(flow("return java.util.List.of(this).size();").reads())
        .containsExactly("a", "b", "c", "d");
    assertThat(flow("Object[] o = {this}; return o.length;").reads())
        .containsExactly("a", "b", "c", "d");
    assertThat(flow("Object o = this; return o == null ? 1 : 2;").reads()).isEmpty();
  }

  @Test
  void diffNamesTheMethodAndTheWayToIt() {
    Program program = Program.read("search");
    Map<String, String> edited = new TreeMap<>(program.files());
    edited.computeIfPresent("docs/Text.java", (name, text) -> text.replace("'.'", "','"));
    LogicTree before = program.fingerprint();
    LogicTree after = new Program("search", edited, program.root()).fingerprint();
    assertThat(LogicDiff.between(before, after).toString())
        .isEqualTo(
            "changed\ndocs.Text.strip(String) changed, reached through docs.Search.passage(TextFile,"
                + " Chunk) -> docs.Text.clean(String, int) -> docs.Text.normalize(String)");
    assertThat(LogicDiff.between(before, before).toString()).isEqualTo("unchanged");
  }

  @Test
  void findingsNameTheSinAndTheWayToIt() {
    String code =
        "package p; class A { static int n; static long run() throws Exception { return B.f() + n; }"
            + " } class B { static long f() throws Exception { return System.nanoTime()"
            + " + Math.round(Math.random()) + System.getenv().size() + \"I\".toLowerCase().length()"
            + " + \"I\".getBytes().length + java.nio.file.Files.size(null)"
            + " + Class.forName(args()).hashCode() + java.util.Set.of(1, 2).size()"
            + " + (B.class.getResource(args()) == null ? 0 : 1) + g(); }"
            + " static native int g(); static String args() { return \"x\"; } }";
    LogicTree tree = tree(Map.of("p/A.java", code), Root.of("p.A", "run", "()J"));
    assertThat(tree.findings())
        .extracting(LogicTree.Finding::kind)
        .containsExactlyInAnyOrder(
            "MUTABLE_STATIC",
            "TIME",
            "RANDOM",
            "ENVIRONMENT",
            "LOCALE",
            "CHARSET",
            "IO",
            "REFLECTION",
            "ORDER",
            "RESOURCE",
            "NATIVE");
    assertThat(tree.findings())
        .extracting(LogicTree.Finding::toString)
        .contains("TIME java.lang.System.nanoTime: p.A.run() -> p.B.f()");
  }

  @Test
  void manifestReadsWhatItWrote() {
    Program program = Program.read("orders");
    LogicTree tree = program.fingerprint();
    Manifest manifest =
        new Manifest("shop.Pricing", "spec", List.of(), new TreeMap<>(Map.of("price", tree)));
    String text = manifest.write();
    assertThat(text).startsWith("headrace-fingerprint 5\nflow\tshop.Pricing\nspec\tspec\nclass\t");
    assertThat(Manifest.parse(text)).isEqualTo(manifest);
    assertThat(Manifest.parse(text).write()).isEqualTo(text);
  }

  @Test
  void damagedManifestsAreRefusedByLine() {
    assertThatThrownBy(() -> Manifest.parse("headrace-fingerprint 9\n"))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("headrace-fingerprint 9")
        .hasMessageContaining("build again");
    assertThatThrownBy(() -> Manifest.parse(Seal.of("headrace-fingerprint 5\nclass\tx\n")))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("Line 2");
    assertThatThrownBy(() -> Manifest.parse("headrace-fingerprint 5\nflow\tdocs.Search\n"))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("ends with \"")
        .hasMessageContaining("expected \"checksum\t");
  }

  @Test
  void digestsTellThatAClassIsAnother() {
    Program program = Program.read("search");
    Javac.Compiled classes = Javac.compile(program.files());
    Manifest manifest =
        new Manifest(
            "docs.Search",
            "spec",
            List.of(),
            new TreeMap<>(Map.of("passage", program.fingerprint(classes))));
    assertThat(manifest.outdated(classes)).isEmpty();
    OverlayClasses other = OverlayClasses.of(classes, "docs/Text", Bytes.of(new byte[] {1, 2, 3}));
    assertThat(manifest.outdated(other)).containsExactly("passage");
  }

  @Test
  void missingAndUnreadableClassesAreNamed() {
    Map<String, String> files =
        Map.of(
            "p/A.java", "package p; class A { static int run() { return B.f(); } }",
            "p/B.java", "package p; class B { static int f() { return 1; } }");
    Javac.Compiled compiled = Javac.compile(files);
    Map<String, byte[]> without = new TreeMap<>(compiled.classes());
    without.remove("p/B");
    Root root = Root.of("p.A", "run", "()I");
    assertThatThrownBy(() -> fingerprint(new Javac.Compiled(without, Map.of()), root))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("Class p.B is missing")
        .hasMessageContaining("nothing may be reused");
    byte[] newer = Objects.requireNonNull(compiled.classes().get("p/B")).clone();
    newer[7] = 99;
    OverlayClasses overlay = OverlayClasses.of(compiled, "p/B", Bytes.of(newer));
    assertThatThrownBy(() -> fingerprint(overlay, root))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("Class p.B")
        .hasMessageContaining("version 99.0");
    assertThatThrownBy(() -> fingerprint(compiled, Root.of("p.A", "walk", "()I")))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("p.A.walk()");
  }

  private static LogicTree fingerprint(ClassSource classes, Root root) {
    return Fingerprinter.of(classes, Boundary.around(root.owner()), LibraryPolicy.walk())
        .fingerprint(root);
  }

  @Test
  void librariesCountByPolicy() throws Exception {
    Path one = library("one", "return s.length();", "return 1;");
    Path helper = library("two", "return s.length() + 1;", "return 1;");
    Path other = library("three", "return s.length();", "return 2;");
    LibraryPolicy walk = LibraryPolicy.walk();
    assertThat(using(helper, walk).hash()).isNotEqualTo(using(one, walk).hash());
    assertThat(using(other, walk).hash()).isEqualTo(using(one, walk).hash());
    assertThat(using(one, walk).libraries())
        .extracting(LogicTree.Library::toString)
        .containsExactly("text-utils 1.2 (WALK)");
    LibraryPolicy content = walk.with("text-utils", Mode.CONTENT);
    assertThat(using(other, content).hash()).isNotEqualTo(using(one, content).hash());
    LibraryPolicy version = walk.with("text-utils", Mode.VERSION);
    assertThat(using(helper, version).hash()).isEqualTo(using(one, version).hash());
    LibraryPolicy ignore = walk.with("text-utils", Mode.IGNORE);
    assertThat(using(helper, ignore).hash()).isEqualTo(using(one, ignore).hash());
    LibraryPolicy small = walk.withBudget(0, 0);
    assertThat(using(one, small).libraries())
        .extracting(LogicTree.Library::policy)
        .containsExactly("CONTENT");
    assertThat(using(other, small).hash()).isNotEqualTo(using(one, small).hash());
    assertThat(using(one, walk).libraries().get(0).why()).isEqualTo("p.A.run() refers to u.Texts");
  }

  @Test
  void aLibraryThatOnlyDepsNameCountsByItsPolicy() throws Exception {
    Path one = library("one", "return s.length();", "return 1;");
    Path other = library("three", "return s.length();", "return 2;");
    LibraryPolicy walk = LibraryPolicy.walk();
    for (LibraryPolicy whole :
        List.of(walk.with("text-utils", Mode.CONTENT), walk.withBudget(0, 0))) {
      assertThat(naming(one, whole).hash()).isNotEqualTo(naming(other, whole).hash());
      assertThat(naming(one, whole).libraries())
          .extracting(LogicTree.Library::policy, LogicTree.Library::why)
          .containsExactly(tuple("CONTENT", "u.Texts is named in deps"));
    }
    for (Mode mode : List.of(Mode.VERSION, Mode.IGNORE)) {
      LibraryPolicy policy = walk.with("text-utils", mode);
      assertThat(naming(one, policy).hash()).isEqualTo(naming(other, policy).hash());
      assertThat(naming(one, policy).libraries())
          .extracting(LogicTree.Library::policy)
          .containsExactly(mode.name());
    }
    LogicTree without = naming(directory.resolve("none.jar"), walk);
    assertThat(without.hash())
        .isNotEqualTo(naming(one, walk.with("text-utils", Mode.IGNORE)).hash());
    assertThat(without.findings())
        .extracting(LogicTree.Finding::toString)
        .containsExactly("INCOMPLETE u.Texts: p.B.run()");
  }

  /** What is given to it can't be seen. */
  @Test
  void withALibraryThatDepsNameTheShapesOfWhatThereIsCount() throws Exception {
    Path jar = library("one", "return s.length();", "return 1;");
    LibraryPolicy content = LibraryPolicy.walk().with("text-utils", Mode.CONTENT);
    assertThat(naming(jar, content, "1").hash()).isNotEqualTo(naming(jar, content, "2").hash());
    LibraryPolicy ignore = LibraryPolicy.walk().with("text-utils", Mode.IGNORE);
    assertThat(naming(jar, ignore, "1").hash()).isEqualTo(naming(jar, ignore, "2").hash());
  }

  @Test
  void aClassOfTheJdkInDepsIsRefused() {
    Root root = Root.of("p.A", "run", "()V").dependingOn("org.w3c.dom.Node");
    Map<String, String> code = Map.of("p/A.java", "package p; class A { static void run() {} }");
    assertThatThrownBy(() -> tree(code, root))
        .isInstanceOf(FingerprintException.class)
        .hasMessage(
            "Class org.w3c.dom.Node is named in deps, but it is of the JDK, whose code does not"
                + " count. Remove it.");
  }

  private LogicTree naming(Path jar, LibraryPolicy policy) throws Exception {
    return naming(jar, policy, "1");
  }

  private LogicTree naming(Path jar, LibraryPolicy policy, String shown) throws Exception {
    Javac.Compiled compiled =
        Javac.compile(
            Map.of(
                "p/B.java",
                "package p; class B { static Object run() { return java.util.List.of(new B()); }"
                    + " public int getShown() { return "
                    + shown
                    + "; } }"));
    Path classes = CompilersTest.write(compiled, directory.resolve("naming" + shown));
    return Fingerprinter.of(PathClasses.of(List.of(classes, jar)), Boundary.around("p.B"), policy)
        .fingerprint(Root.of("p.B", "run", "()Ljava/lang/Object;").dependingOn("u.Texts"));
  }

  private Path library(String place, String used, String unused) throws Exception {
    Javac.Compiled compiled =
        Javac.compile(
            Map.of(
                "u/Texts.java",
                "package u; public class Texts { public static int size(String s) { "
                    + used
                    + " } public static int other() { "
                    + unused
                    + " } }"));
    Path jar = Files.createDirectories(directory.resolve(place)).resolve("text-utils-1.2.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (var each : compiled.classes().entrySet()) {
        entries.putNextEntry(new JarEntry(each.getKey() + ".class"));
        entries.write(each.getValue());
      }
    }
    return jar;
  }

  private LogicTree using(Path jar, LibraryPolicy policy) throws Exception {
    Javac.Compiled compiled =
        Javac.compile(
            Map.of(
                "p/A.java",
                "package p; class A { static int run() { return u.Texts.size(\"x\"); } }"),
            "-classpath",
            jar.toString());
    Path classes = CompilersTest.write(compiled, directory.resolve("user"));
    return Fingerprinter.of(PathClasses.of(List.of(classes, jar)), Boundary.around("p.A"), policy)
        .fingerprint(Root.of("p.A", "run", "()I"));
  }
}
