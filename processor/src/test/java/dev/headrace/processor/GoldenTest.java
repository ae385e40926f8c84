package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.processor.model.ClassNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few generated files, whole. {@code mvn test -Drecreate=true} writes them anew. */
class GoldenTest {

  private static final Path GOLDENS = Compilation.TEST.resolve("goldens");

  @TempDir Path output;

  @Test
  void theHandbooksPlanIsTheCommittedOne() throws IOException {
    Compilation compilation = Flows.compile("handbook", output);
    same(compilation, "docs/HandbookSearchPlan.java");
    same(compilation, "docs/HandbookSearchRows.java");
    same(compilation, "META-INF/headrace/docs.HandbookSearch.plan.json");
    same(compilation, "META-INF/headrace/docs.HandbookSearch.mmd");
  }

  @Test
  void plansOfManyFeaturesAreTheCommittedOnes() throws IOException {
    Compilation compilation = Flows.compile("semantics", output);
    same(compilation, "semantics/NestedScopesPlan.java");
    same(compilation, "semantics/ResourcesPlan.java");
    same(compilation, "semantics/BranchesOfSealedRows.java");
    same(compilation, "META-INF/headrace/semantics.NestedScopes.mmd");
    same(compilation, "META-INF/headrace/semantics.BranchesOfSealed.mmd");
  }

  @Test
  void twoRunsWriteTheSame() throws IOException {
    Compilation first = Flows.compile("semantics", output.resolve("1"));
    Compilation second = Flows.compile("semantics", output.resolve("2"));
    for (Path file : Compilation.javaFiles(first.output())) {
      Path name = first.output().relativize(file);
      assertThat(second.output().resolve(name)).hasSameTextualContentAs(file);
    }
  }

  /** Lines end at column 100, but for long strings and long names of constants. */
  @ParameterizedTest
  @ValueSource(strings = {"handbook", "oddities", "semantics", "types"})
  void generatedLinesAreNotLong(String folder) throws IOException {
    Compilation compilation = Flows.compile(folder, output);
    for (Path file : Compilation.javaFiles(compilation.output())) {
      assertThat(Files.readAllLines(file))
          .allMatch(
              line ->
                  line.length() <= 100
                      || line.matches(" +\"\\S+\"\\S*")
                      || line.matches(" +(private )?static final .* = [\\w.]+\\("));
    }
  }

  /** A class of the flow's package could hide those, which is asked by name. */
  @Test
  void whatGeneratedCodeUsesOfJavaLangIsKnown() {
    Compilation compilation = Flows.compile("types", output);
    Set<String> used = new TreeSet<>();
    for (String file : List.of("EverythingPlan.java", "EverythingRows.java")) {
      Pattern.compile("\\b[A-Z]\\w*")
          .matcher(compilation.generated("types/" + file))
          .results()
          .map(MatchResult::group)
          .filter(GoldenTest::isOfJavaLang)
          .forEach(used::add);
    }
    assertThat(used).contains("Integer", "String", "Override").isSubsetOf(ClassNames.JAVA_LANG);
  }

  private static boolean isOfJavaLang(String name) {
    try {
      return Class.forName("java.lang." + name).getModule() == Object.class.getModule();
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void same(Compilation compilation, String file) throws IOException {
    Path golden = GOLDENS.resolve(Path.of(file).getFileName() + ".golden");
    String text = compilation.generated(file);
    if (Boolean.getBoolean("recreate")) {
      Files.createDirectories(GOLDENS);
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }
}
