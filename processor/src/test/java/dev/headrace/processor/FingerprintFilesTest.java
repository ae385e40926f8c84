package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headrace.fingerprint.LogicTree;
import dev.headrace.fingerprint.Manifest;
import dev.headrace.logic.PlanLogic;
import dev.headrace.plan.BoundPlan;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build leaves fingerprints where it can, and never fails because it can't. */
class FingerprintFilesTest {

  private static final String COPY =
      """
      package p;
      import dev.headrace.*;
      @Flow
      public record Copy(Source<Copy.Row> rows, int length, Target<Copy.Row> copy) {
        public record Row(@Key String id) {}
        @Transform @Export("copy") public Row cut(Row row) { return new Row(Text.cut(row.id(), length)); }
        public static Copy example() {
          return new Copy(listing -> {}, 3, changes -> {});
        }
      }
      """;
  private static final String TEXT =
      """
      package p;
      final class Text {
        static String cut(String text, int length) {
          return text.length() < length ? text : text.substring(0, length);
        }
      }
      """;
  private static final String FILE = "META-INF/headrace/p.Copy.fingerprint";

  @TempDir Path directory;

  private Compilation.Request request() {
    return Compilation.into(directory.resolve("out"))
        .source(directory.resolve("src"), "p/Copy.java", COPY)
        .source(directory.resolve("src"), "p/Text.java", TEXT);
  }

  @Test
  void whatTheBuildWritesIsWhatTheRunWouldCompute() throws Exception {
    Compilation compilation = request().with(new FlowProcessor()).options("-Werror").run().clean();
    String written = compilation.generated(FILE);
    BoundPlan<?> plan = Flows.plan(compilation, "p.Copy");
    PlanLogic loaded = PlanLogic.load(plan.plan(), plan.flow().getClass().getClassLoader());
    assertThat(loaded.manifest().write()).isEqualTo(written);
    assertThat(loaded.differences()).isEmpty();
    LogicTree tree = loaded.tree("cut");
    assertThat(tree.reads()).containsExactly("length");
    assertThat(tree.classes()).containsKeys("p/Copy", "p/Text");

    Files.delete(compilation.output().resolve(FILE));
    assertThat(transforms(plan)).isEqualTo(Manifest.parse(written).transforms());
  }

  private static SortedMap<String, LogicTree> transforms(BoundPlan<?> plan) {
    return PlanLogic.load(plan.plan(), plan.flow().getClass().getClassLoader())
        .manifest()
        .transforms();
  }

  @Test
  void whatTheBuildsOfAllTestFlowsWriteIsWhatTheRunsWouldCompute() throws Exception {
    Compilation compilation = Flows.compile("semantics", directory.resolve("out"));
    List<Path> files;
    try (Stream<Path> all = Files.list(compilation.output().resolve("META-INF/headrace"))) {
      files = all.filter(file -> file.toString().endsWith(".fingerprint")).toList();
    }
    assertThat(files).hasSizeGreaterThan(10);
    for (Path file : files) {
      String written = Files.readString(file);
      BoundPlan<?> plan = Flows.plan(compilation, Manifest.parse(written).flow());
      Files.delete(file);
      assertThat(transforms(plan)).isEqualTo(Manifest.parse(written).transforms());
    }
  }

  @Test
  void aHelperThatIsAnotherOneThanAtTheBuildIsSeenAndTold() throws Exception {
    Compilation compilation = request().with(new FlowProcessor()).run().clean();
    LogicTree built = Manifest.parse(compilation.generated(FILE)).transforms().get("cut");
    Compilation.into(compilation.output())
        .source(directory.resolve("other"), "p/Text.java", TEXT.replace("<", "<="))
        .run()
        .clean();
    BoundPlan<?> plan = Flows.plan(compilation, "p.Copy");
    PlanLogic loaded = PlanLogic.load(plan.plan(), plan.flow().getClass().getClassLoader());
    assertThat(loaded.tree("cut").hash()).isNotEqualTo(built == null ? "" : built.hash());
    assertThat(loaded.differences())
        .containsExactly("p.Text.cut(String, int) differs from the build");
  }

  @Test
  void aDamagedFileIsNotUsed() throws Exception {
    Compilation compilation = request().with(new FlowProcessor()).run().clean();
    String written = compilation.generated(FILE);
    Files.writeString(compilation.output().resolve(FILE), written.replace("node\t", "node "));
    BoundPlan<?> plan = Flows.plan(compilation, "p.Copy");
    assertThat(transforms(plan)).isEqualTo(Manifest.parse(written).transforms());
  }

  @Test
  void afterACompileErrorInAnotherFileNothingIsWritten() {
    Compilation compilation =
        request()
            .source(
                directory.resolve("src"),
                "p/Zebra.java",
                "package p; class Zebra { int x = \"\"; }")
            .with(new FlowProcessor())
            .options("-XDcompilePolicy=byfile", "--should-stop=ifError=GENERATE")
            .run();
    assertThat(compilation.success()).isFalse();
    assertThat(compilation.output().resolve(FILE)).doesNotExist();
  }

  @Test
  void withoutGeneratingClassesNothingIsWritten() {
    Compilation compilation = request().with(new FlowProcessor()).options("-proc:only").run();
    assertThat(compilation.output().resolve(FILE)).doesNotExist();
    assertThat(compilation.output().resolve("p/CopyPlan.java")).exists();
  }

  @Test
  void inAWrappedEnvironmentTheBuildGoesOnWithoutFingerprints() {
    FlowProcessor inner = new FlowProcessor();
    Processor wrapped =
        new AbstractProcessor() {
          @Override
          public synchronized void init(ProcessingEnvironment environment) {
            inner.init(wrap(environment));
          }

          @Override
          public Set<String> getSupportedAnnotationTypes() {
            return inner.getSupportedAnnotationTypes();
          }

          @Override
          public SourceVersion getSupportedSourceVersion() {
            return inner.getSupportedSourceVersion();
          }

          @Override
          public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            inner.process(annotations, round);
            return false;
          }
        };
    Compilation compilation = request().with(wrapped).options("-Werror").run().clean();
    assertThat(compilation.output().resolve("p/CopyPlan.class")).exists();
    assertThat(compilation.output().resolve(FILE)).doesNotExist();
  }

  private static ProcessingEnvironment wrap(ProcessingEnvironment environment) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            FingerprintFilesTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(environment, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void inAModuleTheFileIsWrittenToo() {
    Compilation compilation =
        request()
            .source(
                directory.resolve("src"),
                "module-info.java",
                "module shop { requires dev.headrace.annotations; requires dev.headrace.runtime; }")
            .onModulePath()
            .with(new FlowProcessor())
            .options("-Xlint:-requires-automatic,-exports")
            .run()
            .clean();
    Manifest manifest = Manifest.parse(compilation.generated(FILE));
    assertThat(manifest.transforms().keySet()).containsExactly("cut");
  }

  @Test
  void javacOf17AndOf25WriteTheSameFingerprintsThroughTheCommandLine() throws Exception {
    Map<Integer, Path> homes = new TreeMap<>();
    Path jvms = Path.of(System.getProperty("java.home")).toRealPath().getParent();
    try (Stream<Path> siblings = Files.list(jvms)) {
      for (Path home :
          siblings.filter(each -> Files.isExecutable(each.resolve("bin/javac"))).toList()) {
        homes.putIfAbsent(major(home), home);
      }
    }
    homes.keySet().removeIf(version -> version < 17);
    assumeTrue(homes.size() > 1, "only one JDK of 17 or newer lies in " + jvms);
    request();
    TreeMap<Integer, String> hashes = new TreeMap<>();
    for (var home : homes.entrySet()) {
      Manifest manifest = Manifest.parse(commandLine(home.getValue(), "out" + home.getKey()));
      LogicTree tree = manifest.transforms().get("cut");
      hashes.put(home.getKey(), tree == null ? "none" : tree.hash());
    }
    assertThat(new HashSet<>(hashes.values())).as(hashes.toString()).hasSize(1);
  }

  private static int major(Path home) throws IOException {
    for (String line : Files.readAllLines(home.resolve("release"))) {
      if (line.startsWith("JAVA_VERSION=")) {
        return Runtime.Version.parse(line.replaceAll(".*=\"|\"", "")).feature();
      }
    }
    return 0;
  }

  private String commandLine(Path home, String output) throws Exception {
    Path out = directory.resolve(output);
    Path log = directory.resolve(output + ".log");
    String path = System.getProperty("java.class.path");
    Process javac =
        new ProcessBuilder(
                home.resolve("bin/javac").toString(),
                "--release",
                "17",
                "-d",
                out.toString(),
                "-cp",
                path,
                "-processorpath",
                path,
                "-processor",
                FlowProcessor.class.getName(),
                directory.resolve("src/p/Copy.java").toString(),
                directory.resolve("src/p/Text.java").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(javac.waitFor()).as(Files.readString(log)).isZero();
    return Files.readString(out.resolve(FILE));
  }
}
