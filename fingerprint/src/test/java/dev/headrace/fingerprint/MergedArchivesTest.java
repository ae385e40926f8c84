package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.Archives;
import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.LibraryPolicy.Mode;
import dev.headrace.fingerprint.classes.LoaderClasses;
import dev.headrace.fingerprint.classes.PathClasses;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.launch.LaunchedClassLoader;
import org.springframework.boot.loader.net.protocol.Handlers;
import org.springframework.boot.loader.net.protocol.jar.JarUrl;

/**
 * A flow is built against a directory and libraries, and run from one archive that holds all of
 * them: what the build wrote holds there too, and a change is seen there as elsewhere.
 */
class MergedArchivesTest {

  private static final Map<String, String> FLOW =
      Map.of(
          "p/Flow.java",
          "package p; public class Flow {"
              + " String open(p.model.Shape shape) { return shape.name(); }"
              + " String walked(String text) { return u.Walked.of(text); }"
              + " String content(String text) { return c.Content.of(text) + split.One.of(); }"
              + " String version(String text) { return v.Version.of(text); }"
              + " String plain(String text) { return text.strip(); } }",
          "p/model/Shape.java",
          "package p.model; public interface Shape { String name(); }",
          "p/model/Dot.java",
          "package p.model; class Dot implements Shape { public String name() { return \"dot\"; } }");
  private static final Map<String, Map<String, String>> LIBRARIES =
      Map.of(
          "u-1.2.jar",
          Map.of("u/Walked.java", library("u", "Walked", "text + 1")),
          "c-1.0.jar",
          Map.of(
              "c/Content.java",
              library("c", "Content", "u.Walked.of(text) + 2"),
              "split/One.java",
              "package split; public class One { public static int of() { return 3; } }"),
          "v-7.jar",
          Map.of(
              "v/Version.java",
              library("v", "Version", "text + 4 + split.Two.five()"),
              "split/Two.java",
              "package split; public class Two { public static int five() { return 5; } }"));
  private static final FlowLogic LOGIC =
      new FlowLogic(
          "p.Flow",
          Boundary.around("p.Flow"),
          LibraryPolicy.walk().with("c", Mode.CONTENT).with("v", Mode.VERSION),
          new TreeMap<>(
              Map.of(
                  "open", root("open", "(Lp/model/Shape;)Ljava/lang/String;"),
                  "walked", root("walked", "(Ljava/lang/String;)Ljava/lang/String;"),
                  "content", root("content", "(Ljava/lang/String;)Ljava/lang/String;"),
                  "version", root("version", "(Ljava/lang/String;)Ljava/lang/String;"),
                  "plain", root("plain", "(Ljava/lang/String;)Ljava/lang/String;"))));

  @TempDir private Path directory;
  private Map<String, byte[]> classes = Map.of();
  private Manifest manifest = new Manifest("", "", List.of(), new TreeMap<>());

  private static String library(String in, String name, String result) {
    return "package %s; public class %s { public static String of(String text) { return %s; } }"
        .formatted(in, name, result);
  }

  private static Root root(String name, String descriptor) {
    return Root.of("p.Flow", name, descriptor).onReceiver();
  }

  private static Map<String, String> everything(Map<String, String> other) {
    Map<String, String> all = new TreeMap<>(FLOW);
    LIBRARIES.values().forEach(all::putAll);
    all.put("z/Unknown.java", library("z", "Unknown", "text"));
    all.putAll(other);
    return all;
  }

  @BeforeEach
  void build() throws Exception {
    classes = Javac.compile(everything(Map.of())).classes();
    List<Path> places = new ArrayList<>();
    places.add(CompilersTest.write(part(FLOW), directory.resolve("classes")));
    for (var library : LIBRARIES.entrySet()) {
      places.add(jar(library.getKey(), entries(part(library.getValue()).classes())));
    }
    PathClasses apart = PathClasses.of(places);
    manifest = Manifest.parse(LOGIC.compute(apart).locating(Archives.of(apart)).write());
  }

  private Javac.Compiled part(Map<String, String> sources) {
    Map<String, byte[]> part = new TreeMap<>();
    for (String each : sources.keySet()) {
      String name = each.replace(".java", "");
      part.put(name, Objects.requireNonNull(classes.get(name)));
    }
    return new Javac.Compiled(part, Map.of());
  }

  private ClassSource merged(Map<String, String> other) throws IOException {
    return PathClasses.of(jar("app.jar", entries(Javac.compile(everything(other)).classes())));
  }

  private static Map<String, byte[]> entries(Map<String, byte[]> classes) {
    Map<String, byte[]> entries = new TreeMap<>();
    classes.forEach((name, bytes) -> entries.put(name + ".class", bytes));
    return entries;
  }

  private Path jar(String name, Map<String, byte[]> entries) throws IOException {
    Path jar = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream archive = new JarOutputStream(out)) {
      for (var each : entries.entrySet()) {
        stored(archive, each.getKey(), each.getValue());
      }
    }
    return jar;
  }

  /** Archives within an archive must not be compressed. */
  private static void stored(JarOutputStream archive, String name, byte[] bytes)
      throws IOException {
    JarEntry entry = new JarEntry(name);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    archive.putNextEntry(entry);
    archive.write(bytes);
  }

  @Test
  void whatTheBuildWroteHoldsInAMergedArchive() throws Exception {
    ClassSource merged = merged(Map.of());
    assertThat(manifest.outdated(merged)).as("not told apart").contains("open", "content");
    assertThat(manifest.outdated(manifest.separating(merged))).isEmpty();
  }

  @Test
  void whatIsRecomputedInAMergedArchiveIsWhatTheBuildComputed() throws Exception {
    ClassSource merged = merged(Map.of());
    assertThat(LOGIC.compute(manifest.separating(merged)).transforms())
        .isEqualTo(manifest.transforms());
  }

  @Test
  void aLibraryThatIsAnotherOneInTheMergedArchiveOutdatesWhatUsesIt() throws Exception {
    String other = library("u", "Walked", "text + 9");
    assertThat(outdated(Map.of("u/Walked.java", other))).containsExactly("content", "walked");
    String content = library("c", "Content", "u.Walked.of(text) + 9");
    assertThat(outdated(Map.of("c/Content.java", content))).containsExactly("content");
  }

  @Test
  void packagesThatTwoLibrariesShareAreToldApartByClass() throws Exception {
    String one = "package split; public class One { public static int of() { return 9; } }";
    assertThat(outdated(Map.of("split/One.java", one))).containsExactly("content");
    String two = "package split; public class Two { public static int five() { return 9; } }";
    assertThat(outdated(Map.of("split/Two.java", two))).isEmpty();
  }

  @Test
  void aNeighbourOfTheFlowCountsThoughTheBuildDidNotSeeItAndAStrangerDoesNot() throws Exception {
    String subtype = " implements p.model.Shape { public String name() { return \"new\"; } }";
    assertThat(outdated(Map.of("p/later/New.java", "package p.later; class New" + subtype)))
        .containsExactly("open");
    assertThat(outdated(Map.of("z/New.java", "package z; class New" + subtype))).isEmpty();
  }

  @Test
  void aFlowWithoutLibrariesIsToldApartFromHeadraceBesideIt() throws Exception {
    Map<String, byte[]> entries = new TreeMap<>(entries(classes));
    String headrace = "dev/headrace/fingerprint/classes/Archive.class";
    try (InputStream in = getClass().getResourceAsStream("/" + headrace)) {
      entries.put(headrace, Objects.requireNonNull(in).readAllBytes());
    }
    FlowLogic open =
        new FlowLogic(
            LOGIC.flow(),
            LOGIC.userCode(),
            LOGIC.libraries(),
            new TreeMap<>(Map.of("open", root("open", "(Lp/model/Shape;)Ljava/lang/String;"))));
    PathClasses apart = PathClasses.of(directory.resolve("classes"));
    Manifest alone = open.compute(apart).locating(Archives.of(apart));
    PathClasses merged = PathClasses.of(jar("app.jar", entries));
    assertThat(alone.outdated(merged)).containsExactly("open");
    assertThat(alone.outdated(alone.separating(merged))).isEmpty();
  }

  @Test
  void archivesThatAreNotMergedAreLeftAsTheyAre() {
    ClassSource apart =
        PathClasses.of(directory.resolve("classes"), directory.resolve("u-1.2.jar"));
    assertThat(manifest.separating(apart)).isSameAs(apart);
  }

  @Test
  void archivesWithinAnArchiveAreListedThroughTheirLoader() throws Exception {
    Map<String, byte[]> entries = new TreeMap<>();
    entries(part(FLOW).classes())
        .forEach((name, bytes) -> entries.put("BOOT-INF/classes/" + name, bytes));
    entries.put("BOOT-INF/classes/", new byte[0]);
    for (String library : LIBRARIES.keySet()) {
      entries.put("BOOT-INF/lib/" + library, Files.readAllBytes(directory.resolve(library)));
    }
    File boot = jar("boot.jar", entries).toFile();
    Handlers.register();
    List<URL> urls = new ArrayList<>();
    try (JarFile file = new JarFile(boot)) {
      urls.add(JarUrl.create(boot, file.getJarEntry("BOOT-INF/classes/")));
      for (String library : LIBRARIES.keySet()) {
        urls.add(JarUrl.create(boot, file.getJarEntry("BOOT-INF/lib/" + library)));
      }
    }
    try (LaunchedClassLoader loader =
        new LaunchedClassLoader(false, urls.toArray(new URL[0]), null)) {
      ClassSource nested = LoaderClasses.of(loader);
      assertThat(manifest.separating(nested)).isSameAs(nested);
      assertThat(manifest.outdated(nested)).isEmpty();
      assertThat(LOGIC.compute(nested).transforms()).isEqualTo(manifest.transforms());
    }
  }

  private SortedSet<String> outdated(Map<String, String> other) throws IOException {
    return manifest.outdated(manifest.separating(merged(other)));
  }
}
