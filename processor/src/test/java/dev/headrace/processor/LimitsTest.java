package dev.headrace.processor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows as large as Java lets them be are compiled, and soon. */
class LimitsTest {

  private static final String HEAD =
      """
      package limits;
      import dev.headrace.*;
      import java.util.*;
      public record Wide(@Key String id, String text%s) {%s}
      """;

  @TempDir Path directory;

  @Test
  void aTransformMayHaveAsManyParametersAsAMethod() {
    String parameters = list(254, "@From(\"in.text\") String p%d");
    compile("", "@Transform @Export(\"out\") Wide all(%s) { return null; }".formatted(parameters));
  }

  @Test
  void aRowMayHaveAsManyComponentsAsAMethodHasParameters() {
    compile(list(252, ", int c%d").replace(", ,", ","), "");
  }

  @Test
  void rowsMayHoldEachOtherInManyWays() {
    String rows =
        "record R0(int n) {}\n"
            + IntStream.range(1, 60)
                .mapToObj(i -> "record R%1$d(R%2$d a, R%2$d b) {}\n".formatted(i, i - 1))
                .collect(Collectors.joining());
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () ->
            compile(
                ", R59 rows",
                "@Transform @Export(\"out\") Wide same(Wide in) { return in; }",
                rows));
  }

  @Test
  void aFlowMayHaveHundredsOfTransforms() {
    String chain =
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    "@Transform Wide t%d(@From(\"%s\") Wide w) { return w; }%n"
                        .formatted(i, i == 0 ? "in" : "t" + (i - 1)))
            .collect(Collectors.joining());
    compile(
        "", chain + "@Transform @Export(\"out\") Wide last(@From(\"t299\") Wide w) { return w; }");
  }

  private void compile(String components, String transforms) {
    compile(components, transforms, "");
  }

  private void compile(String components, String transforms, String rows) {
    String export = transforms.isEmpty() ? "@Export(\"out\") " : "";
    Compilation.into(directory.resolve("out"))
        .source(directory.resolve("in"), "limits/Wide.java", HEAD.formatted(components, rows))
        .source(
            directory.resolve("in"),
            "limits/Large.java",
            """
            package limits;
            import dev.headrace.*;
            import limits.Wide.*;
            @Flow
            record Large(%sSource<Wide> in, Target<Wide> out) {
              %s
            }
            """
                .formatted(export, transforms))
        .with(new FlowProcessor())
        .run()
        .clean();
  }

  private static String list(int count, String format) {
    return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining(", "));
  }
}
