package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.LibraryPolicy.Mode;
import dev.headrace.fingerprint.classes.PathClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code of another module changes, and only that module is compiled again. */
final class ModulesTest {

  private static final String CORE =
      "package core; public class Core {"
          + " public static final int CONSTANT = 10;"
          + " public static int state = Integer.parseInt(\"11\");"
          + " public static int helper(int n) { return Inner.deeper(n) + 12; }"
          + " public static int unrelated() { return 13; }"
          + " static class Inner { static int deeper(int n) { return n * 14; } }"
          + " public interface Hello { default int hello() { return 15; } int own(); }"
          + " public abstract static class Base implements Hello { protected int field = 16;"
          + "   public int template() { return step() + 17; } protected abstract int step();"
          + "   @Override public String toString() { return \"18\"; } }"
          + " public enum Kind { A(19), B(20); public final int weight; Kind(int w) { weight = w; } }"
          + " public record Row(int x) { public Row { if (x > 21) { throw new IllegalArgumentException(); } } }"
          + " public static class Unused implements Hello { public int own() { return 22; }"
          + "   public int hello() { return 23; } } }";
  private static final String APP =
      "package app; import core.Core; class App extends Core.Base { static int run(Core.Kind kind) {"
          + " App app = new App(); return Core.CONSTANT + Core.state + Core.helper(3) + app.hello()"
          + " + app.template() + app.field + kind.weight + new Core.Row(1).x() + (\"\" + app).length(); }"
          + " public int own() { return 1; } protected int step() { return 2; } }";

  @TempDir private Path directory;

  private LogicTree of(String core, String how) throws Exception {
    Path coreClasses = module(core);
    Path app = directory.resolve("app");
    if (!Files.exists(app)) {
      CompilersTest.write(
          Javac.compile(Map.of("app/App.java", APP), "-classpath", module(CORE).toString()), app);
    }
    Boundary alone = Boundary.around("app.App");
    Boundary boundary =
        switch (how) {
          case "package" -> alone.andPackages(List.of("core"));
          case "artifact" -> alone.andArtifacts(List.of("core-module"));
          default -> alone;
        };
    LibraryPolicy policy =
        LibraryPolicy.walk().with("core-module", how.equals("content") ? Mode.CONTENT : Mode.WALK);
    return Fingerprinter.of(PathClasses.of(List.of(app, coreClasses)), boundary, policy)
        .fingerprint(Root.of("app.App", "run", "(Lcore/Core$Kind;)I"));
  }

  private Path module(String core) throws Exception {
    Path place = directory.resolve("build" + core.hashCode()).resolve("core-module");
    if (!Files.exists(place)) {
      CompilersTest.write(Javac.compile(Map.of("core/Core.java", core)), place);
    }
    return place;
  }

  @Test
  void aChangeThatIsReachedCounts() throws Exception {
    for (String how : List.of("package", "artifact", "walk", "content")) {
      String hash = of(CORE, how).hash();
      for (int number : List.of(11, 12, 14, 15, 16, 17, 18, 19, 20, 21)) {
        String edited = CORE.replace(Integer.toString(number), "70");
        assertThat(of(edited, how).hash()).as("%s, %d", how, number).isNotEqualTo(hash);
      }
    }
  }

  /** A constant is inlined where it is used: without recompilation there the old value runs. */
  @Test
  void whatIsNotReachedDoesNotCount() throws Exception {
    for (String how : List.of("package", "artifact", "walk")) {
      String hash = of(CORE, how).hash();
      for (int number : List.of(10, 13, 22, 23)) {
        String edited = CORE.replace(Integer.toString(number), "70");
        assertThat(of(edited, how).hash()).as("%s, %d", how, number).isEqualTo(hash);
      }
    }
  }
}
