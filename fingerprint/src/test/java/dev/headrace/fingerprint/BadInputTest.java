package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.LibraryPolicy.Mode;
import dev.headrace.fingerprint.classes.LoaderClasses;
import dev.headrace.fingerprint.classes.OverlayClasses;
import dev.headrace.fingerprint.classes.PathClasses;
import dev.headrace.hash.Bytes;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.pitest.reloc.asm.commons.ClassRemapper;
import org.pitest.reloc.asm.commons.SimpleRemapper;

/** Class paths that are not as they should be: told, and never taken for unchanged. */
final class BadInputTest {

  private static final Root ROOT = Root.of("p.A", "run", "()I");
  private static final String USER = "package p; class A { static int run() { return u.B.f(); } }";
  private static final String LIBRARY =
      "package u; public class B { public static int f() { return %s; } }";

  @TempDir private Path directory;

  private static LogicTree fingerprint(ClassSource classes, LibraryPolicy policy) {
    return Fingerprinter.of(classes, Boundary.around("p.A"), policy).fingerprint(ROOT);
  }

  private static LogicTree fingerprint(ClassSource classes) {
    return fingerprint(classes, LibraryPolicy.walk());
  }

  private static byte[] bytes(Javac.Compiled compiled, String name) {
    return Objects.requireNonNull(compiled.classes().get(name));
  }

  private static Javac.Compiled library(String result) {
    return Javac.compile(Map.of("u/B.java", LIBRARY.formatted(result)));
  }

  private Path user() throws Exception {
    Javac.Compiled both =
        Javac.compile(Map.of("p/A.java", USER, "u/B.java", LIBRARY.formatted("0")));
    return CompilersTest.write(
        new Javac.Compiled(new TreeMap<>(Map.of("p/A", bytes(both, "p/A"))), Map.of()),
        directory.resolve("user"));
  }

  private Path jar(String name, Map<String, byte[]> entries) throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
    Path jar = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream archive = new JarOutputStream(out, manifest)) {
      for (var each : new TreeMap<>(entries).entrySet()) {
        archive.putNextEntry(new JarEntry(each.getKey()));
        archive.write(each.getValue());
      }
    }
    return jar;
  }

  private Path jar(String name, String result) throws Exception {
    return jar(name, Map.of("u/B.class", bytes(library(result), "u/B")));
  }

  @Test
  void aLibraryThatIsNotThereIsToldAndItsAppearanceIsAChange() throws Exception {
    Path user = user();
    LogicTree without = fingerprint(PathClasses.of(user));
    assertThat(without.findings())
        .extracting(LogicTree.Finding::toString)
        .containsExactly("INCOMPLETE u.B: p.A.run()");
    assertThat(without.findings().get(0).message())
        .startsWith("p.A.run() refers to classes that are not on the class path (u.B)");
    for (Mode mode : Mode.values()) {
      LibraryPolicy policy = LibraryPolicy.walk().with("u", mode);
      assertThat(fingerprint(PathClasses.of(user, jar("u-1.jar", "1")), policy).hash())
          .as(mode.name())
          .isNotEqualTo(without.hash());
    }
  }

  @Test
  void absentClassesOfOneLibraryAreToldTogether() throws Exception {
    String code =
        "package p; class A { static int run() { return q.b.X.f() + q.b.c.Y.f() + q.b.c.Z.f()"
            + " + q.d.V.f() + U.f(); } }";
    Map<String, String> files =
        new TreeMap<>(Map.of("p/A.java", code + " class U { static int f() { return 0; } }"));
    for (String name : List.of("q/b/X", "q/b/c/Y", "q/b/c/Z", "q/d/V")) {
      int end = name.lastIndexOf('/');
      files.put(
          name + ".java",
          "package %s; public class %s { public static int f() { return 1; } }"
              .formatted(name.substring(0, end).replace('/', '.'), name.substring(end + 1)));
    }
    TreeMap<String, byte[]> user = new TreeMap<>(Javac.compile(files).classes());
    user.keySet().removeIf(name -> name.startsWith("q/"));
    Path classes =
        CompilersTest.write(new Javac.Compiled(user, Map.of()), directory.resolve("absent"));
    LogicTree tree = fingerprint(PathClasses.of(classes));
    assertThat(tree.findings())
        .extracting(LogicTree.Finding::toString)
        .containsExactly(
            "INCOMPLETE q.b.X and 2 more of q.b: p.A.run()", "INCOMPLETE q.d.V: p.A.run()");
    assertThat(tree.findings().get(0).message())
        .startsWith(
            "p.A.run() refers to classes that are not on the class path (q.b.X and 2 more of q.b)");
  }

  @Test
  void aLibrarysClassOfANewerFormatIsNamed() throws Exception {
    byte[] newer = bytes(library("1"), "u/B").clone();
    newer[7] = 99;
    Path jar = jar("u-1.jar", Map.of("u/B.class", newer));
    for (Mode mode : List.of(Mode.WALK, Mode.CONTENT)) {
      assertThatThrownBy(
              () -> fingerprint(PathClasses.of(user(), jar), LibraryPolicy.walk().with("u", mode)))
          .as(mode.name())
          .isInstanceOf(FingerprintException.class)
          .hasMessageContaining("Class u.B")
          .hasMessageContaining("u-1.jar")
          .hasMessageContaining("nothing that reaches it may be reused")
          .hasMessageContaining("use a newer Headrace or compile for an older release");
    }
  }

  @Test
  void aDamagedClassIsNamed() throws Exception {
    byte[] whole = bytes(library("1"), "u/B");
    Path jar = jar("u-1.jar", Map.of("u/B.class", Arrays.copyOf(whole, whole.length / 2)));
    for (Mode mode : List.of(Mode.WALK, Mode.CONTENT)) {
      assertThatThrownBy(
              () -> fingerprint(PathClasses.of(user(), jar), LibraryPolicy.walk().with("u", mode)))
          .as(mode.name())
          .isInstanceOf(FingerprintException.class)
          .hasMessageContaining("Class u.B")
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void anotherClassUnderTheNameIsNamed() throws Exception {
    byte[] other = bytes(Javac.compile(Map.of("u/C.java", "package u; public class C {}")), "u/C");
    Path jar = jar("u-1.jar", Map.of("u/B.class", other));
    assertThatThrownBy(() -> fingerprint(PathClasses.of(user(), jar)))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("u.B")
        .hasMessageContaining("holds class u.C")
        .hasMessageContaining("nothing that reaches it may be reused");
  }

  @Test
  void theFirstOfTwoVersionsCountsAndTheOtherIsTold() throws Exception {
    Path user = user();
    Path one = jar("u-1.jar", "1");
    Path two = jar("u-2.jar", "2");
    LogicTree tree = fingerprint(PathClasses.of(user, one, two));
    assertThat(fingerprint(PathClasses.of(user, one)).hash()).isEqualTo(tree.hash());
    assertThat(fingerprint(PathClasses.of(user, two, one)).hash()).isNotEqualTo(tree.hash());
    assertThat(tree.findings())
        .extracting(LogicTree.Finding::toString)
        .containsExactly("SHADOWED u.B of u 1 hides that of u 2: p.A.run()");
    assertThat(tree.findings().get(0).message()).contains("Remove all but one");
    URL[] path = {user.toUri().toURL(), one.toUri().toURL(), two.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      assertThat(fingerprint(LoaderClasses.of(loader))).isEqualTo(tree);
    }
    Path copy = jar("u-3.jar", "1");
    assertThat(fingerprint(PathClasses.of(user, one, copy)).findings()).isEmpty();
  }

  @Test
  void aLibraryThatLiesTwiceOnTheClassPathIsOneFinding() throws Exception {
    Map<String, String> library = new TreeMap<>();
    library.put("u/B.java", LIBRARY.formatted("C.f()"));
    library.put("u/C.java", LIBRARY.replace("class B", "class C").formatted("1"));
    Javac.Compiled one = Javac.compile(library);
    library.put("u/B.java", LIBRARY.formatted("2 + C.f()"));
    library.put("u/C.java", LIBRARY.replace("class B", "class C").formatted("2"));
    Javac.Compiled two = Javac.compile(library);
    List<Path> jars = new ArrayList<>();
    for (Javac.Compiled each : List.of(one, two)) {
      Map<String, byte[]> entries = new TreeMap<>();
      each.classes().forEach((name, bytes) -> entries.put(name + ".class", bytes));
      jars.add(jar("u-" + (jars.size() + 1) + ".jar", entries));
    }
    assertThat(fingerprint(PathClasses.of(user(), jars.get(0), jars.get(1))).findings())
        .extracting(LogicTree.Finding::toString)
        .containsExactly("SHADOWED u.B and 1 more of u 1 hide those of u 2: p.A.run()");
  }

  @Test
  void ofAMultiReleaseArchiveTheVersionThatRunsCounts() throws Exception {
    Path user = user();
    String versioned = "META-INF/versions/11/u/B.class";
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put("u/B.class", bytes(library("1"), "u/B"));
    entries.put(versioned, bytes(library("11"), "u/B"));
    LogicTree tree = fingerprint(PathClasses.of(user, jar("u-1.jar", entries)));
    entries.put("u/B.class", bytes(library("2"), "u/B"));
    assertThat(fingerprint(PathClasses.of(user, jar("u-1.jar", entries))).hash())
        .isEqualTo(tree.hash());
    entries.put(versioned, bytes(library("12"), "u/B"));
    Path changed = jar("u-1.jar", entries);
    LogicTree other = fingerprint(PathClasses.of(user, changed));
    assertThat(other.hash()).isNotEqualTo(tree.hash());
    URL[] path = {user.toUri().toURL(), changed.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      assertThat(fingerprint(LoaderClasses.of(loader))).isEqualTo(other);
    }
  }

  @Test
  void aHiddenClassHasNoFileToRestOn() throws Exception {
    byte[] bytes;
    try (var in = BadInputTest.class.getResourceAsStream("BadInputTest$Hidden.class")) {
      bytes = Objects.requireNonNull(in).readAllBytes();
    }
    Class<?> hidden = MethodHandles.lookup().defineHiddenClass(bytes, false).lookupClass();
    ClassSource classes = LoaderClasses.of(BadInputTest.class.getClassLoader());
    assertThatThrownBy(
            () ->
                Fingerprinter.of(classes, Boundary.around(hidden.getName()), LibraryPolicy.walk())
                    .fingerprint(Root.of(hidden.getName(), "run", "()I")))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("BadInputTest$Hidden")
        .hasMessageContaining("made at run time")
        .hasMessageContaining("nothing may be reused");
  }

  /** Made hidden by a test. */
  static final class Hidden {
    static int run() {
      return 1;
    }
  }

  @Test
  void anInstrumentedClassIsAnother() {
    Javac.Compiled plain =
        Javac.compile(Map.of("p/A.java", USER, "u/B.java", LIBRARY.formatted("1")));
    ClassWriter out = new ClassWriter(0);
    ClassVisitor probes =
        new ClassVisitor(Opcodes.ASM9, out) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String desc, String signature, String[] exceptions) {
            return new MethodVisitor(
                Opcodes.ASM9, super.visitMethod(access, name, desc, signature, exceptions)) {
              @Override
              public void visitCode() {
                super.visitCode();
                visitMethodInsn(Opcodes.INVOKESTATIC, "agent/Probe", "hit", "()V", false);
              }
            };
          }
        };
    new ClassReader(bytes(plain, "u/B")).accept(probes, 0);
    LogicTree tree = fingerprint(OverlayClasses.of(plain, "u/B", Bytes.of(out.toByteArray())));
    assertThat(tree.hash()).isNotEqualTo(fingerprint(plain).hash());
    assertThat(tree.findings())
        .extracting(LogicTree.Finding::toString)
        .containsExactly("INCOMPLETE agent.Probe: p.A.run() -> u.B.f()");
  }

  @Test
  void obfuscatedNamesHideNoChange() {
    String code =
        "package u; public class B { public static int f() { return (int) (g() + h() + new C().k()); }"
            + " static int g() { return 1; } static long h() { return 2; }"
            + " static class C { int a = 3; int k() { return a; } } }";
    LogicTree tree = fingerprint(obfuscated(code));
    for (String digit : List.of("1", "2", "3")) {
      assertThat(fingerprint(obfuscated(code.replace(" " + digit + ";", " 7;"))).hash())
          .as(digit)
          .isNotEqualTo(tree.hash());
    }
  }

  /** Methods that differ only in their return type, names that are no identifiers. */
  private static Javac.Compiled obfuscated(String code) {
    Javac.Compiled compiled = Javac.compile(Map.of("p/A.java", USER, "u/B.java", code));
    SimpleRemapper names =
        new SimpleRemapper(
            Opcodes.ASM9,
            Map.of(
                "u/B.g()I",
                "a",
                "u/B.h()J",
                "a",
                "u/B$C.k()I",
                "if",
                "u/B$C.a",
                "1@ 2",
                "u/B$C",
                "u/a"));
    Map<String, byte[]> classes = new TreeMap<>();
    compiled
        .classes()
        .forEach(
            (name, bytes) -> {
              var out = new org.pitest.reloc.asm.ClassWriter(0);
              new org.pitest.reloc.asm.ClassReader(bytes).accept(new ClassRemapper(out, names), 0);
              classes.put(name.equals("u/B$C") ? "u/a" : name, out.toByteArray());
            });
    return new Javac.Compiled(classes, Map.of());
  }
}
