package dev.headrace.evaluate;

import static dev.headrace.evaluate.TestRows.INDEX;
import static dev.headrace.evaluate.TestRows.STRINGS;
import static dev.headrace.evaluate.TestRows.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.evaluate.TestRows.Doc;
import dev.headrace.evaluate.TestRows.Out;
import dev.headrace.hash.Bytes;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.CorruptDataException;
import dev.headrace.plan.Node;
import dev.headrace.plan.Stage;
import dev.headrace.trace.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trace answers, for any target row, which steps led to it, also after a round trip. */
class TraceTest {

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  /** lines -> words -> (filter) long -> row each, and a row of each line's gathered words. */
  private static final Stage<Object, Doc> STAGE =
      Bench.stage(
          (flow, row) -> {
            Cells<Doc> source = row.source();
            Cells<String> lines = Plans.lines(row);
            Node<List<String>> wordsNode = node("words", STRINGS);
            Cells<String> words =
                row.each(
                    row.call(wordsNode, in -> List.of(in.get(lines).split(" ")), lines),
                    Codecs.STRING);
            Cells<String> kept =
                row.present(
                    row.call(
                        node("long", Codecs.optional(Codecs.STRING)),
                        in -> Optional.of(in.get(words)).filter(word -> word.length() > 2),
                        words),
                    Codecs.STRING);
            Cells<List<String>> gathered = row.all(kept, lines);
            Cells<Out> ofWord =
                row.call(
                    node("ofWord", TestRows.OUT),
                    in -> new Out("word " + in.get(kept), ""),
                    source,
                    kept);
            Cells<Out> ofLine =
                row.call(
                    node("ofLine", TestRows.OUT),
                    in -> new Out("line " + in.get(gathered), ""),
                    gathered);
            row.export(INDEX, ofWord);
            row.export(INDEX, ofLine);
          });

  private static List<String> lineage(Trace trace, RowOutcome outcome, String path) {
    Bytes key =
        outcome.exports().stream()
            .filter(export -> ((Out) export.row()).path().equals(path))
            .findFirst()
            .orElseThrow()
            .encodedKey();
    return trace.runs("index", key).stream().map(TraceTest::text).toList();
  }

  private static String text(Trace.Run run) {
    return (run.computed() ? "computed " : "reused ") + run.step() + " of " + run.element();
  }

  @Test
  void namesTheStepsThatLedToATargetRow() throws Exception {
    RowOutcome outcome = bench.update(STAGE, new Doc("a", "one of two\nthree"));
    Trace trace = Trace.decode(outcome.trace().encode());

    assertThat(lineage(trace, outcome, "word two"))
        .containsExactly(
            "computed lines of docs",
            "computed words of lines[0]",
            "computed long of lines[0].words[2]",
            "computed ofWord of lines[0].words[2]");
    assertThat(lineage(trace, outcome, "line [one, two]"))
        .containsExactly(
            "computed lines of docs",
            "computed words of lines[0]",
            "computed long of lines[0].words[0]",
            "computed long of lines[0].words[1]",
            "computed long of lines[0].words[2]",
            "computed ofLine of lines[0]");
  }

  @Test
  void tellsWhatWasReused() throws Exception {
    bench.update(STAGE, new Doc("a", "one\ntwo"));
    RowOutcome outcome = bench.update(STAGE, new Doc("a", "one\nnew"));
    Trace trace = Trace.decode(outcome.trace().encode());

    assertThat(lineage(trace, outcome, "line [one]"))
        .containsExactly(
            "computed lines of docs",
            "reused words of lines[0]",
            "reused long of lines[0].words[0]",
            "reused ofLine of lines[0]");
  }

  @Test
  void aRoundTripKeepsEverything() throws Exception {
    RowOutcome outcome = bench.update(STAGE, new Doc("a", "one of two\n\nthree"));
    Trace trace = outcome.trace();
    Trace decoded = Trace.decode(trace.encode());

    assertThat(decoded.encode()).isEqualTo(trace.encode());
    assertThat(decoded.runs()).isEqualTo(trace.runs());
    for (RowOutcome.Export<?> export : outcome.exports()) {
      assertThat(decoded.runs("index", export.encodedKey()))
          .isEqualTo(trace.runs("index", export.encodedKey()))
          .isNotEmpty();
    }
    // lines, 3 x words, 5 x long, 3 x ofWord, 3 x ofLine
    assertThat(trace.runs()).hasSize(15);
    assertThat(trace.encode().size()).isLessThan(15 * 17 + 8 * 6 + 150);
  }

  @Test
  void theKeyOfARunIsItsResultsKeyInTheMemo() throws Exception {
    RowOutcome outcome = bench.update(STAGE, new Doc("a", "one two"));

    assertThat(outcome.trace().runs())
        .allSatisfy(run -> assertThat(bench.memo.get(run.key())).isNotNull());
    assertThat(outcome.trace().runs()).extracting(Trace.Run::key).doesNotHaveDuplicates();
  }

  @Test
  void anUnknownTargetRowHasNoRuns() throws Exception {
    Trace trace = bench.update(STAGE, new Doc("a", "one two")).trace();

    assertThat(trace.runs("index", Bytes.of(new byte[] {1}))).isEmpty();
    assertThat(trace.runs("elsewhere", Bytes.of(new byte[] {1}))).isEmpty();
  }

  @Test
  void truncatedOrForeignBytesAreCorrupt() throws Exception {
    byte[] encoded = bench.update(STAGE, new Doc("a", "one two")).trace().encode().array();

    for (int length = 0; length < encoded.length; length++) {
      byte[] truncated = Arrays.copyOf(encoded, length);
      assertThatThrownBy(() -> Trace.decode(Bytes.of(truncated)))
          .isInstanceOf(CorruptDataException.class);
    }
    byte[] other = encoded.clone();
    other[0] = 99;
    assertThatThrownBy(() -> Trace.decode(Bytes.of(other)))
        .isInstanceOf(CorruptDataException.class)
        .hasMessage("expected a trace of version 1, found 99");
  }
}
