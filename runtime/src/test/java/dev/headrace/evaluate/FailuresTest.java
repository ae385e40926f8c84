package dev.headrace.evaluate;

import static dev.headrace.evaluate.TestRows.STRINGS;
import static dev.headrace.evaluate.TestRows.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.evaluate.TestRows.Doc;
import dev.headrace.evaluate.TestRows.Out;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.memo.MemoException;
import dev.headrace.memo.MemoStore;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Node;
import dev.headrace.plan.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure is an element's, not a row's or a run's, as far as that is possible. */
class FailuresTest {

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private static String failing(String line) throws IOException {
    if (line.startsWith("bad")) {
      throw new IOException("can't do " + line);
    }
    return line;
  }

  @Test
  void aFailingElementStopsNeitherItsSiblingsNorTheirResultsBeingRemembered() throws Exception {
    RowOutcome outcome =
        bench.update(Plans.single(FailuresTest::failing), new Doc("a", "x\nbad1\ny\nbad2"));

    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.failures())
        .extracting(StepFailure::toString)
        .containsExactly(
            "upper of lines[1]: java.io.IOException: can't do bad1",
            "upper of lines[3]: java.io.IOException: can't do bad2");
    assertThat(Bench.texts(outcome))
        .containsExactly("Out[path=a/x, text=x]", "Out[path=a/y, text=y]");
    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "row: 2/0/0", "upper: 2/0/2");

    bench.update(Plans.single(line -> line), new Doc("a", "x\nbad1\ny\nbad2"));
    assertThat(bench.ran()).containsExactly("lines: 0/1/0", "row: 2/2/0", "upper: 2/2/0");
  }

  @Test
  void whatGathersAFailedElementDoesNotRun() throws Exception {
    RowOutcome outcome =
        bench.update(
            Bench.stage(
                (flow, row) -> {
                  Cells<String> lines = Plans.lines(row);
                  Cells<String> upper = row.call(Plans.UPPER, in -> failing(in.get(lines)), lines);
                  Cells<List<String>> all = row.all(upper, row.source());
                  Cells<Optional<String>> optional = row.optional(upper);
                  row.call(node("count", Codecs.INT), in -> in.get(all).size(), all);
                  row.call(
                      node("maybe", Codecs.STRING), in -> in.get(optional).orElse("-"), optional);
                }),
            new Doc("a", "x\nbad"));

    assertThat(outcome.failures()).hasSize(1);
    assertThat(bench.ran())
        .containsExactly("count: 0/0/0", "lines: 1/0/0", "maybe: 1/0/0", "upper: 1/0/1");
  }

  @Test
  void nestedElementsAreNamedByTheirPositionsInTheirLists() throws Exception {
    RowOutcome outcome =
        bench.update(
            Bench.stage(
                (flow, row) -> {
                  Cells<String> lines = Plans.lines(row);
                  Cells<String> words =
                      row.each(
                          row.call(
                              node("words", STRINGS),
                              in -> List.of(in.get(lines).split(" ")),
                              lines),
                          Codecs.STRING);
                  row.call(Plans.UPPER, in -> failing(in.get(words)), words);
                }),
            new Doc("a", "x y\nz bad"));

    assertThat(outcome.failures())
        .extracting(StepFailure::element)
        .containsExactly("lines[1].words[1]");
  }

  @Test
  void aNullResultIsAFailureThatSaysWhatToDo() throws Exception {
    RowOutcome outcome = bench.update(Plans.single(FailuresTest::none), new Doc("a", "x\nnull"));

    assertThat(outcome.failures()).hasSize(1);
    assertThat(outcome.failures().get(0).cause())
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "upper returned null for lines[1]; a transform returns a value: where there may be none, let it return an Optional");
  }

  @SuppressWarnings("NullAway") // what a careless transform does
  private static String none(String line) {
    return line.equals("null") ? null : line;
  }

  @Test
  void aListWithANullIsAFailure() throws Exception {
    RowOutcome outcome =
        bench.update(
            Bench.stage(
                (flow, row) -> {
                  Cells<Doc> source = row.source();
                  Cells<List<Out>> lists =
                      row.call(
                          node("outs", Codecs.list(TestRows.OUT)),
                          in -> Arrays.asList(new Out(in.get(source).path(), "x"), null),
                          source);
                  row.each(lists, TestRows.OUT);
                }),
            new Doc("a", "x"));

    assertThat(outcome.failures()).hasSize(1);
    assertThat(outcome.failures().get(0).cause())
        .isInstanceOf(TransformException.class)
        .hasMessageStartingWith("outs returned a value for docs that can't be encoded as list<Out{")
        .hasMessageEndingWith("a row of type Out is null");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        StackOverflowError.class,
        AssertionError.class,
        NoClassDefFoundError.class,
        IllegalStateException.class
      })
  void errorsOfATransformAreFailuresOfItsElement(Class<? extends Throwable> type) throws Exception {
    Throwable error = type.getConstructor().newInstance();

    RowOutcome outcome =
        bench.update(Plans.single(line -> thrown(line, error)), new Doc("a", "x\nbad"));

    assertThat(outcome.failures()).extracting(StepFailure::cause).containsExactly(error);
    assertThat(outcome.exports()).hasSize(1);
  }

  private static String thrown(String line, Throwable error) throws Exception {
    if (line.startsWith("bad")) {
      if (error instanceof Error e) {
        throw e;
      }
      throw (Exception) error;
    }
    return line;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void anErrorOfTheVirtualMachineEndsTheRow(int maxBatch) throws Exception {
    OutOfMemoryError error = new OutOfMemoryError("as a test");
    Stage<Object, Doc> stage =
        maxBatch == 0
            ? Plans.single(line -> thrown(line, error))
            : Plans.batched(maxBatch, lines -> List.of(thrown(lines.get(0), error)));

    assertThatThrownBy(() -> bench.update(stage, new Doc("a", "bad1\nbad2\nx\ny"))).isSameAs(error);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void aBrokenMemoEndsTheRow(int maxBatch) throws Exception {
    MemoException broken = new MemoException("as a test", null);
    bench.memo =
        new MemoStore() {
          @Override
          public @Nullable Bytes get(Hash key) {
            return null;
          }

          @Override
          public void put(Hash key, Bytes value) {
            throw broken;
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Node<String> node = maxBatch == 0 ? Plans.UPPER : Plans.UPPER.batched(maxBatch);
    Stage<Object, Doc> stage =
        Bench.stage(
            (flow, row) -> {
              Cells<String> text = row.component(row.source(), Codecs.STRING, Doc::text);
              if (maxBatch == 0) {
                row.call(node, in -> in.get(text), text);
              } else {
                row.batch(node, in -> in.all(text), text);
              }
            });

    assertThatThrownBy(() -> bench.update(stage, new Doc("a", "x"))).isSameAs(broken);
  }

  @Test
  void aComponentThatIsNullOrThrowsIsAFailure() throws Exception {
    RowOutcome outcome =
        bench.update(
            Bench.stage(
                (flow, row) -> {
                  Cells<String> none = row.component(row.source(), Codecs.STRING, doc -> nothing());
                  Cells<String> thrown =
                      row.component(
                          row.source(),
                          Codecs.STRING,
                          doc -> {
                            throw new IllegalStateException("not there");
                          });
                  row.call(Plans.UPPER, in -> in.get(none) + in.get(thrown), none, thrown);
                }),
            new Doc("a", "x"));

    assertThat(outcome.failures())
        .extracting(StepFailure::toString)
        .containsExactly(
            "docs of docs: dev.headrace.evaluate.TransformException: a component of docs that another step takes is null for docs; give it a value, or declare it as Optional",
            "docs of docs: java.lang.IllegalStateException: not there");
    assertThat(bench.ran()).containsExactly("upper: 0/0/0");
  }

  @SuppressWarnings("NullAway") // what a careless accessor does
  private static String nothing() {
    return null;
  }

  @Test
  void aTargetRowWithoutAKeyIsAFailure() throws Exception {
    RowOutcome outcome =
        bench.update(
            Bench.stage(
                (flow, row) -> {
                  Cells<Doc> source = row.source();
                  row.export(TestRows.INDEX, row.call(Plans.ROW, in -> keyless(), source));
                }),
            new Doc("a", "x"));

    assertThat(outcome.exports()).isEmpty();
    assertThat(outcome.failures()).hasSize(1);
    assertThat(outcome.failures().get(0).toString())
        .startsWith("row of docs: ")
        .contains("Out.path is null");
  }

  @SuppressWarnings("NullAway") // what a careless transform does
  private static Out keyless() {
    return new Out(null, "x");
  }

  @Test
  void readingAnInputThatIsNotDeclaredIsAFaultOfThePlan() throws Exception {
    RowOutcome outcome =
        bench.update(
            Bench.stage(
                (flow, row) -> {
                  Cells<String> lines = Plans.lines(row);
                  Cells<List<String>> all = row.all(lines, row.source());
                  row.call(Plans.UPPER, in -> in.get(lines) + in.get(all), lines);
                }),
            new Doc("a", "x"));

    assertThat(outcome.failures()).hasSize(1);
    assertThat(outcome.failures().get(0).cause())
        .hasMessage(
            "The plan reads lines in a call, but does not declare it as an input of the call");
  }

  @Test
  void everyRowThatNeedsAFailedResultFailsTheSameWay() throws Exception {
    List<String> texts = new ArrayList<>();
    for (RowOutcome outcome :
        List.of(
            bench.update(Plans.single(FailuresTest::failing), new Doc("a", "bad")),
            bench.update(Plans.single(FailuresTest::failing), new Doc("b", "bad")))) {
      outcome.failures().forEach(failure -> texts.add(failure.toString()));
    }

    assertThat(texts)
        .containsExactly(
            "upper of lines[0]: java.io.IOException: can't do bad",
            "upper of lines[0]: java.io.IOException: can't do bad");
  }
}
