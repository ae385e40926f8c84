package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.UpdateReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Transform records of one body in one flow: what the one has computed is a result of the other.
 */
class TwinsTest {

  private static final String TWINS =
      """
      package p;
      import dev.headrace.*;
      import dev.headrace.memory.*;
      @Flow
      public record Twins(
          MemorySource<Twins.Doc> docs, Twins.One one, Twins.Two two, MemoryTarget<Twins.Out> target) {
        public record Doc(@Key String id, String text) {}
        public record Out(@Key String id, String text) {}
        @Transform public record One(int n) {
          public String apply(Doc doc) { return BODY; }
        }
        @Transform public record Two(int n) {
          public String apply(Doc doc) { return BODY; }
        }
        @Transform public Out out(Doc doc, @From("one") String one, @From("two") String two) {
          return new Out(doc.id(), one + " " + two);
        }
        public static Twins example() {
          MemorySource<Doc> docs = MemorySource.of(Doc::id);
          docs.put(new Doc("a", "x"));
          docs.put(new Doc("b", "y"));
          return new Twins(docs, new One(1), new Two(OTHER), new MemoryTarget<>());
        }
      }
      """;

  @TempDir Path directory;

  private Map<String, Long> computed(String body, int other) throws Exception {
    BoundPlan<?> plan =
        Flows.plan(compile(TWINS.replace("BODY", body).replace("OTHER", "" + other)), "p.Twins");
    try (Engine engine = Engine.inMemory(EngineOptions.defaults())) {
      UpdateReport report = engine.update(plan);
      for (String twin : List.of("one", "two")) {
        assertThat(report.node(twin).computed() + report.node(twin).reused()).isEqualTo(2);
      }
      Map<String, Long> computed = Flows.computed(report);
      assertThat(computed.remove("out")).isEqualTo(2);
      return computed;
    }
  }

  private Compilation compile(String source) {
    return Compilation.into(directory.resolve("out"))
        .source(directory.resolve("src"), "p/Twins.java", source)
        .with(new FlowProcessor())
        .run()
        .clean();
  }

  @Test
  void ofOneBodyAndOneValueEachResultIsComputedOnce() throws Exception {
    assertThat(computed("doc.text() + n", 1)).isEqualTo(Map.of("one", 2L));
  }

  @Test
  void ofTwoValuesEachComputesItsOwn() throws Exception {
    assertThat(computed("doc.text() + n", 2)).isEqualTo(Map.of("one", 2L, "two", 2L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "getClass().getName() + doc.text()",
        "doc.text() + this",
        "doc.text() + java.util.List.of(this)"
      })
  void whereTheBodyTellsItsNameEachComputesItsOwn(String body) throws Exception {
    assertThat(computed(body, 1)).isEqualTo(Map.of("one", 2L, "two", 2L));
  }
}
