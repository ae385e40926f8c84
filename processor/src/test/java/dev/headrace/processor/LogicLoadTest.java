package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has to be loaded to know a plan's logic. */
class LogicLoadTest {

  private static final String FLOW =
      """
      package p;
      import dev.headrace.*;
      @Flow
      public record Docs(Source<Docs.Doc> docs, Target<Docs.Out> target) {
        public record Doc(@Key String id, String text) {}
        public record Out(@Key String id, String text) {}
        @Transform public Out out(Doc doc) { return new Out(doc.id(), doc.text().strip()); }
      }
      """;

  @TempDir private Path directory;
  private Path output;

  @BeforeEach
  void build() {
    output = directory.resolve("out");
    Compilation.into(output)
        .source(directory.resolve("src"), "p/Docs.java", FLOW)
        .with(new FlowProcessor())
        .run()
        .clean();
  }

  @Test
  void noClassIsParsedWhereDigestsAgree() throws Exception {
    assertThat(parserIsLoaded()).isFalse();
  }

  @Test
  void classesAreParsedWhereTheBuildLeftNothing() throws Exception {
    Files.delete(output.resolve("META-INF/headrace/p.Docs.fingerprint"));
    assertThat(parserIsLoaded()).isTrue();
  }

  /** Loads the plan's logic with classes of its own. */
  private boolean parserIsLoaded() throws Exception {
    List<URL> urls = new ArrayList<>(List.of(output.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    try (Watched loader = new Watched(urls)) {
      Class<?> flow = loader.loadClass("p.Docs");
      Method of = loader.loadClass("p.DocsPlan").getMethod("of", flow);
      Object bound = of.invoke(null, (Object) null);
      Object plan = bound.getClass().getMethod("plan").invoke(bound);
      loader
          .loadClass("dev.headrace.logic.PlanLogic")
          .getMethod("load", loader.loadClass("dev.headrace.plan.Plan"), ClassLoader.class)
          .invoke(null, plan, loader);
      assertThat(loader.hasLoaded("dev.headrace.fingerprint.Manifest")).isTrue();
      return loader.hasLoaded("org.objectweb.asm.ClassReader");
    }
  }

  private static final class Watched extends URLClassLoader {

    Watched(List<URL> urls) {
      super(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    boolean hasLoaded(String name) {
      return findLoadedClass(name) != null;
    }
  }
}
