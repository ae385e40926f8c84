package dev.headrace.evaluate;

import static dev.headrace.evaluate.TestRows.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.evaluate.TestRows.Doc;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Stage;
import dev.headrace.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A preview calls nothing, and counts what would be called. */
class PreviewTest {

  private final Bench bench = new Bench();
  private final Stage<Object, Doc> stage = Plans.single(line -> bench.called(line, line));

  @AfterEach
  void close() {
    bench.close();
  }

  private RowOutcome preview(Stage<Object, Doc> previewed, Doc... rows)
      throws InterruptedException {
    try (Evaluator evaluator = bench.evaluator().mode(Evaluator.Mode.PREVIEW).build()) {
      RowOutcome last = null;
      for (Doc row : rows) {
        last = evaluator.evaluate(previewed, Bench.FLOW, row);
      }
      if (last == null) {
        throw new AssertionError("no rows");
      }
      return last;
    }
  }

  @Test
  void aNewRowWouldComputeItsFirstStepAndTheRestIsUnknown() throws Exception {
    RowOutcome outcome = preview(stage, new Doc("a", "x\ny"));

    assertThat(bench.previewed())
        .containsExactly("lines: 1, 0, 0", "row: 0, 1, 0", "upper: 0, 1, 0");
    assertThat(outcome.exports()).isEmpty();
    assertThat(outcome.unknown()).isEqualTo(Map.of(TestRows.INDEX, 1));
    assertThat(outcome.failed()).isFalse();
    assertThat(bench.calls()).isEmpty();
    assertThat(bench.memo).extracting("entries").isEqualTo(Map.of());
  }

  @Test
  void aKnownRowHasItsExports() throws Exception {
    RowOutcome computed = bench.update(stage, new Doc("a", "x\ny"));
    bench.ran();

    RowOutcome outcome = preview(stage, new Doc("a", "x\ny"));

    assertThat(outcome.exports()).isEqualTo(computed.exports());
    assertThat(outcome.unknown()).isEmpty();
    assertThat(bench.previewed())
        .containsExactly("lines: 0, 0, 1", "row: 0, 0, 2", "upper: 0, 0, 2");
  }

  @Test
  void changedLogicInTheMiddleWouldComputeEachElement() throws Exception {
    bench.update(stage, new Doc("a", "x\ny\nx"));
    bench.ran();
    bench.versions.put("upper", 1);

    RowOutcome outcome = preview(stage, new Doc("a", "x\ny\nx"), new Doc("b", "y"));

    assertThat(bench.previewed())
        .containsExactly("lines: 1, 0, 1", "row: 0, 4, 0", "upper: 2, 1, 1");
    assertThat(outcome.unknown()).isEqualTo(Map.of(TestRows.INDEX, 1));
  }

  @Test
  void whatDependsOnAnUnknownValueIsUnknownEvenIfGatheredOrOptional() throws Exception {
    Stage<Object, Doc> gathering =
        Bench.stage(
            (flow, row) -> {
              Cells<String> lines = Plans.lines(row);
              Cells<Optional<String>> maybe = row.optional(lines);
              Cells<List<String>> all = row.all(lines, row.source());
              row.call(node("one", Codecs.STRING), in -> in.get(maybe).orElse(""), maybe);
              row.call(node("count", Codecs.INT), in -> in.get(all).size(), all);
            });

    preview(gathering, new Doc("a", "x\ny"));

    assertThat(bench.previewed())
        .containsExactly("count: 0, 1, 0", "lines: 1, 0, 0", "one: 0, 1, 0");
  }

  @Test
  void aRememberedResultThatCannotBeDecodedWouldBeComputed() throws Exception {
    RowOutcome computed = bench.update(stage, new Doc("a", "x"));
    bench.ran();
    Trace.Run lines = computed.trace().runs().get(0);
    bench.memo.put(lines.key(), dev.headrace.hash.Bytes.of(new byte[] {7}));

    preview(stage, new Doc("a", "x"));

    assertThat(bench.previewed())
        .containsExactly("lines: 1, 0, 0", "row: 0, 1, 0", "upper: 0, 1, 0");
    assertThat(bench.calls()).containsExactly("x");
  }
}
