package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.LibraryPolicy.Mode;
import dev.headrace.fingerprint.classes.PathClasses;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that reflection looks into, in user code and in libraries that are not followed. */
final class ReflectionTest {

  private static final String JSON =
      "package j; public class Json { public static String write(Object o) { return \"\" + o; }"
          + " public static int size(String s) { return s.length(); } }";
  private static final String TOKEN = "package j; public abstract class Token<T> {}";

  @TempDir private Path directory;
  private int builds;

  private LogicTree using(String code, Mode mode) throws Exception {
    Path jar = directory.resolve("json-1.0.jar");
    if (!Files.exists(jar)) {
      Javac.Compiled library = Javac.compile(Map.of("j/Json.java", JSON, "j/Token.java", TOKEN));
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream entries = new JarOutputStream(out)) {
        for (var each : library.classes().entrySet()) {
          entries.putNextEntry(new JarEntry(each.getKey() + ".class"));
          entries.write(each.getValue());
        }
      }
    }
    Javac.Compiled compiled =
        Javac.compile(Map.of("p/A.java", "package p; " + code), "-classpath", jar.toString());
    Path classes = CompilersTest.write(compiled, directory.resolve("user" + builds++));
    LibraryPolicy policy = LibraryPolicy.walk().with("json", mode);
    return Fingerprinter.of(PathClasses.of(List.of(classes, jar)), Boundary.around("p.A"), policy)
        .fingerprint(Root.of("p.A", "run", "()Ljava/lang/Object;"));
  }

  private void another(String code, String part, String by, Mode mode) throws Exception {
    assertThat(code).contains(part);
    assertThat(using(code.replace(part, by), mode).hash()).isNotEqualTo(using(code, mode).hash());
  }

  private void same(String code, String part, String by, Mode mode) throws Exception {
    assertThat(code).contains(part);
    LogicTree before = using(code, mode);
    LogicTree after = using(code.replace(part, by), mode);
    assertThat(after.hash())
        .as(() -> LogicDiff.between(before, after).toString())
        .isEqualTo(before.hash());
  }

  @Test
  void getterOfAnObjectGivenToALibraryThatCountsWhole() throws Exception {
    String code =
        "class A { static Object run() { return j.Json.write(new B()); } }"
            + " class C { public int getC() { return 3; } }"
            + " class B extends C { public int getX() { return 1; } int other() { return 2; } }";
    another(code, "return 1", "return 5", Mode.CONTENT);
    another(code, "return 1", "return 5", Mode.VERSION);
    another(code, "return 3", "return 5", Mode.CONTENT);
    same(code, "return 2", "return 5", Mode.CONTENT);
    same(code, "return 1", "return 5", Mode.WALK);
    same(code, "return 1", "return 5", Mode.IGNORE);
  }

  @Test
  void objectsThatStayAtHomeAreNotLookedInto() throws Exception {
    String code =
        "class A { static Object run() { return j.Json.size(new B().name()); } }"
            + " class B { String name() { return \"b\"; } public int getX() { return 1; } }";
    same(code, "return 1", "return 5", Mode.CONTENT);
  }

  @Test
  void componentsOfAnObjectThatUserCodeReflectsOn() throws Exception {
    String code =
        "class A { static Object run() { return dump(new B(1)); } static Object dump(Object o) {"
            + " return o.getClass().getRecordComponents()[0].getName(); } } record B(int x) {}";
    another(code, "int x", "long x", Mode.WALK);
    assertThat(using(code, Mode.WALK).findings())
        .extracting(LogicTree.Finding::toString)
        .contains("REFLECTION java.lang.Class.getRecordComponents: p.A.run() -> p.A.dump(Object)");
  }

  @Test
  void fieldWrittenByDefaultSerialization() throws Exception {
    String code =
        "class A { static Object run() throws Exception { var out = new java.io.ByteArrayOutputStream();"
            + " new java.io.ObjectOutputStream(out).writeObject(new B()); return out.toByteArray(); } }"
            + " class B implements java.io.Serializable { /**/ int x = 1; }";
    another(code, "/**/", "private static final long serialVersionUID = 2; int y;", Mode.WALK);
  }

  @Test
  void typeArgumentOfATokenOfALibrary() throws Exception {
    String code =
        "class A { static Object run() { return new j.Token<java.util.List<R>>() {}; } } record R(int x) {}";
    another(code, "int x", "int y", Mode.CONTENT);
    another(code, "int x", "int y", Mode.WALK);
    another(code, "List<R>", "Set<R>", Mode.CONTENT);
  }

  @Test
  void defaultOfAnAnnotationAndWhatAnnotationsInherit() throws Exception {
    String code =
        "import java.lang.annotation.*; class A { static Object run() {"
            + " return S.class.getAnnotation(N.class).value(); } }"
            + " @Retention(RetentionPolicy.RUNTIME) @Inherited @interface N { int value() default 1; int k() default 7; }"
            + " @N class B {} class S extends B {}";
    another(code, "default 1", "default 2", Mode.WALK);
    another(code, "@N class B", "@N(4) class B", Mode.WALK);
    assertThat(using(code, Mode.WALK).findings()).isEmpty();
  }
}
