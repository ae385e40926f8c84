package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassCache;
import dev.headrace.fingerprint.classes.ClassModel;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.PathClasses;
import dev.headrace.fingerprint.classes.Platform;
import dev.headrace.fingerprint.classes.World;
import dev.headrace.fingerprint.code.Bodies;
import dev.headrace.fingerprint.code.Body;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.fingerprint.code.NodeKey.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Libraries of which this code knows nothing, compiled in several ways: the same methods, the same
 * closures. Their sources come from Maven Central ({@code target/libraries}); which ones is told by
 * the build: two small ones by default, all with {@code -Dheadrace.libraries=all}.
 */
final class LibrariesTest {

  private static final Path SOURCES = Path.of("target/libraries");
  private static final long SEED = 4711;
  private static final int ROOTS = 200;
  private static final double[] ALL = {100, 100};

  /**
   * What was reached, in percent of methods and of closures: never less. In Lucene a float is part
   * of a constant text, which Java 19 and newer write with other digits.
   */
  private static final Map<String, double[]> FLOORS =
      Map.of("lucene-core", new double[] {99.98, 99});

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> compilersAgree() throws IOException {
    assumeTrue(Files.isDirectory(SOURCES), "run the build: it fetches " + SOURCES);
    List<Path> archives;
    try (Stream<Path> files = Files.list(SOURCES)) {
      archives = files.filter(file -> file.toString().endsWith("-sources.jar")).sorted().toList();
    }
    assertThat(archives).hasSizeGreaterThanOrEqualTo(2);
    Optional<Path> older = Jdks.home(17);
    Optional<Path> newer = Jdks.home(25);
    assumeTrue(older.isPresent() && newer.isPresent(), "needs JDK 17 and JDK 25, see Jdks");
    return archives.stream()
        .map(
            archive ->
                DynamicTest.dynamicTest(
                    archive.getFileName().toString(),
                    () -> compare(archive, older.orElseThrow(), newer.orElseThrow())));
  }

  private void compare(Path archive, Path older, Path newer) throws Exception {
    String name = archive.getFileName().toString().replaceAll("-\\d.*", "");
    Path sources = unpack(archive, directory.resolve(name));
    Library debug = compile(name, sources, older, "-g");
    Library none = compile(name, sources, older, "-g:none");
    Library other = compile(name, sources, newer, "-g");
    Difference withoutDebug = Difference.between(debug, none);
    Difference compiler = Difference.between(debug, other);
    report(name + ": -g and -g:none", withoutDebug);
    report(name + ": javac 17 and 25", compiler);
    assertThat(withoutDebug.methods()).as(name).isEmpty();
    assertThat(withoutDebug.closures()).as(name).isEmpty();
    double[] floor = FLOORS.getOrDefault(name, ALL);
    assertThat(compiler.samePercentOfMethods())
        .as(() -> name + " " + compiler.methods())
        .isGreaterThanOrEqualTo(floor[0]);
    assertThat(compiler.samePercentOfClosures())
        .as(() -> name + " " + compiler.closures())
        .isGreaterThanOrEqualTo(floor[1]);
  }

  private static void report(String what, Difference difference) throws IOException {
    String text =
        String.format(
            java.util.Locale.ROOT,
            "%s: %.2f %% of %d methods, %.1f %% of %d closures the same%n",
            what,
            difference.samePercentOfMethods(),
            difference.allMethods(),
            difference.samePercentOfClosures(),
            difference.allClosures());
    StringBuilder all = new StringBuilder(text);
    difference.methods().forEach(each -> all.append("  method ").append(each).append('\n'));
    difference.closures().forEach(each -> all.append("  closure ").append(each).append('\n'));
    Files.writeString(
        Files.createDirectories(SOURCES.resolveSibling("library-reports"))
            .resolve(what.replaceAll("\\W+", "-") + ".txt"),
        all);
  }

  private static Path unpack(Path archive, Path into) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        if (name.endsWith(".java")
            && !name.endsWith("-info.java")
            && !name.startsWith("META-INF/")) {
          Path file = into.resolve(name).normalize();
          Files.createDirectories(file.getParent());
          try (var in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
        }
      }
    }
    return into;
  }

  private Library compile(String name, Path sources, Path home, String debug) throws Exception {
    Path classes =
        Files.createDirectories(
            directory.resolve(name + home.getFileName() + debug.replace(":", "")));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--release", "17", "-nowarn", "-proc:none", "-encoding", "UTF-8"));
    arguments.addAll(List.of(debug, "-d", classes.toString(), "-cp", classPath(classes)));
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .map(Path::toString)
          .filter(file -> file.endsWith(".java"))
          .sorted()
          .forEach(arguments::add);
    }
    Path list = Files.write(directory.resolve("arguments"), arguments);
    Path log = directory.resolve("log");
    Process javac =
        new ProcessBuilder(
                home.resolve("bin/javac").toString(), "-J-XX:TieredStopAtLevel=1", "@" + list)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(javac.waitFor()).as(() -> read(log)).isZero();
    return Library.read(classes);
  }

  /** Never empty: javac would take the first source for it. */
  private static String classPath(Path classes) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return Stream.concat(Stream.of(classes), files)
          .map(Path::toString)
          .filter(file -> !file.endsWith("-sources.jar"))
          .collect(Collectors.joining(java.io.File.pathSeparator));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A compiled library.
   *
   * @param methods the canonical form of each method that has a name of its own
   * @param closures the fingerprints of some public methods
   */
  private record Library(Map<String, String> methods, Map<String, String> closures) {

    static Library read(Path classes) throws IOException {
      List<String> names;
      try (Stream<Path> files = Files.walk(classes)) {
        names =
            files
                .map(file -> classes.relativize(file).toString())
                .filter(file -> file.endsWith(".class"))
                .map(file -> file.substring(0, file.length() - 6).replace('\\', '/'))
                .sorted()
                .toList();
      }
      ClassCache cache = new ClassCache(PathClasses.of(classes));
      Boundary boundary = Boundary.around(names.get(0));
      World world = new World(cache, boundary, LibraryPolicy.walk(), Set.of(), Platform.load());
      Bodies bodies = new Bodies(world, null);
      Map<String, String> methods = new TreeMap<>();
      List<Root> roots = new ArrayList<>();
      for (String name : names) {
        ClassModel model = world.require(name);
        if ((model.node().access & Opcodes.ACC_SYNTHETIC) != 0) {
          continue; // holds the numbers of enum switches, which no method is written with
        }
        for (MethodNode method : model.node().methods) {
          if ((method.access & Opcodes.ACC_SYNTHETIC) == 0 && method.instructions.size() > 0) {
            NodeKey key = NodeKey.of(Kind.METHOD, name, method.name, method.desc);
            methods.put(id(model, key), text(bodies.body(key)));
            boolean open = (method.access & model.node().access & Opcodes.ACC_PUBLIC) != 0;
            if (open && !method.name.startsWith("<")) {
              roots.add(Root.of(name.replace('/', '.'), method.name, method.desc));
            }
          }
        }
      }
      Collections.shuffle(roots, new Random(SEED));
      Fingerprinter fingerprinter =
          Fingerprinter.of(PathClasses.of(classes), boundary, LibraryPolicy.walk());
      Map<String, String> closures = new TreeMap<>();
      roots.stream()
          .limit(ROOTS)
          .forEach(
              root -> {
                LogicTree tree = fingerprinter.fingerprint(root);
                closures.put(tree.root() + root.descriptor(), tree.hash());
              });
      return new Library(methods, closures);
    }

    /** What a class without a name takes to be constructed is the compiler's choice. */
    private static String id(ClassModel model, NodeKey method) {
      boolean hidden = model.nameless() && method.name().equals("<init>");
      return hidden
          ? method.owner()
              + " constructor "
              + model.node().methods.indexOf(model.method(method.name(), method.descriptor()))
          : method + method.descriptor();
    }

    /** Edges by their kind: which of two anonymous classes is meant shows in the closure. */
    private static String text(Body body) {
      return body.text() + body.edges().stream().map(NodeKey::kind).toList();
    }
  }

  private record Difference(
      List<String> methods, int allMethods, List<String> closures, int allClosures) {

    static Difference between(Library one, Library other) {
      return new Difference(
          differing(one.methods(), other.methods()),
          one.methods().size(),
          differing(one.closures(), other.closures()),
          one.closures().size());
    }

    private static List<String> differing(Map<String, String> one, Map<String, String> other) {
      return one.entrySet().stream()
          .filter(each -> !each.getValue().equals(other.get(each.getKey())))
          .map(Map.Entry::getKey)
          .toList();
    }

    double samePercentOfMethods() {
      return 100.0 * (allMethods - methods.size()) / allMethods;
    }

    double samePercentOfClosures() {
      return 100.0 * (allClosures - closures.size()) / allClosures;
    }
  }
}
