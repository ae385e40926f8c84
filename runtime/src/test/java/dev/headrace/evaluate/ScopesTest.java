package dev.headrace.evaluate;

import static dev.headrace.evaluate.TestRows.INDEX;
import static dev.headrace.evaluate.TestRows.OUT;
import static dev.headrace.evaluate.TestRows.SHAPE;
import static dev.headrace.evaluate.TestRows.STRINGS;
import static dev.headrace.evaluate.TestRows.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.evaluate.TestRows.Circle;
import dev.headrace.evaluate.TestRows.Doc;
import dev.headrace.evaluate.TestRows.Out;
import dev.headrace.evaluate.TestRows.Shape;
import dev.headrace.evaluate.TestRows.Square;
import dev.headrace.hash.Hash;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Evaluation;
import dev.headrace.plan.Node;
import dev.headrace.plan.RowCodec;
import dev.headrace.plan.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What runs for which elements: fan-outs, gathers, filters and branches. */
class ScopesTest {

  private static final Node<List<String>> LINES = node("lines", STRINGS);
  private static final Node<List<String>> WORDS = node("words", STRINGS);
  private static final Node<List<String>> LETTERS = node("letters", STRINGS);
  private static final Node<Out> ROW = node("row", OUT);
  private static final Node<Optional<String>> LONG = node("long", Codecs.optional(Codecs.STRING));
  private static final Node<String> JOINED = node("joined", Codecs.STRING);

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private Cells<String> split(
      Evaluation<Doc> row, Node<List<String>> node, Cells<String> from, String separator)
      throws InterruptedException {
    return row.each(
        row.call(
            node,
            in ->
                bench.called(
                    node.name() + " " + in.get(from),
                    in.get(from).isEmpty() ? List.of() : List.of(in.get(from).split(separator))),
            from),
        Codecs.STRING);
  }

  private static Cells<String> text(Evaluation<Doc> row) {
    return row.component(row.source(), Codecs.STRING, Doc::text);
  }

  private Cells<String> join(
      Evaluation<Doc> row, String name, Cells<String> inner, Cells<?> outer, String separator)
      throws InterruptedException {
    Cells<List<String>> all = row.all(inner, outer);
    return row.call(
        node(name, Codecs.STRING),
        in -> bench.called(name + in.get(all), String.join(separator, in.get(all))),
        all);
  }

  private void export(Evaluation<Doc> row, Cells<String> texts) throws InterruptedException {
    Cells<Doc> source = row.source();
    row.export(
        INDEX,
        row.call(
            ROW,
            in -> new Out(in.get(source).path() + "/" + in.get(texts), in.get(texts)),
            source,
            texts));
  }

  @Test
  void aListOpensAScopeAndATransformRunsForEachElement() throws Exception {
    Stage<Object, Doc> stage =
        Bench.stage((flow, row) -> export(row, split(row, LINES, text(row), "\n")));

    RowOutcome outcome = bench.update(stage, new Doc("a", "x\ny\nz"));

    assertThat(Bench.texts(outcome))
        .containsExactly("Out[path=a/x, text=x]", "Out[path=a/y, text=y]", "Out[path=a/z, text=z]");
    assertThat(outcome.exports())
        .extracting(RowOutcome.Export::scope)
        .containsExactly("lines", "lines", "lines");
    assertThat(outcome.exports()).extracting(RowOutcome.Export::element).containsExactly(0, 1, 2);
    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "row: 3/0/0");
  }

  @Test
  void anEmptyListMakesNothingRun() throws Exception {
    Stage<Object, Doc> stage =
        Bench.stage((flow, row) -> export(row, split(row, LINES, text(row), "\n")));

    RowOutcome outcome = bench.update(stage, new Doc("a", ""));

    assertThat(outcome.exports()).isEmpty();
    assertThat(outcome.failed()).isFalse();
    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "row: 0/0/0");
  }

  @Test
  void scopesNestToAnyDepthAndGatherLevelByLevel() throws Exception {
    Stage<Object, Doc> stage =
        Bench.stage(
            (flow, row) -> {
              Cells<String> lines = split(row, LINES, text(row), "\n");
              Cells<String> words = split(row, WORDS, lines, " ");
              Cells<String> letters = split(row, LETTERS, words, "");
              Cells<String> word = join(row, "word", letters, words, "-");
              Cells<String> line = join(row, "line", word, lines, "_");
              Cells<String> all = join(row, "all", line, row.source(), "|");
              export(row, all);
            });

    RowOutcome outcome = bench.update(stage, new Doc("a", "ab c\nd\n\nef"));

    assertThat(outcome.exports())
        .extracting(export -> ((Out) export.row()).text())
        .containsExactly("a-b_c|d||e-f");
    assertThat(bench.ran())
        .containsExactly(
            "all: 1/0/0",
            "letters: 4/0/0",
            "line: 4/0/0",
            "lines: 1/0/0",
            "row: 1/0/0",
            "word: 4/0/0",
            "words: 4/0/0");
  }

  @Test
  void gatheringOverSeveralLevelsTakesAllElements() throws Exception {
    Stage<Object, Doc> stage =
        Bench.stage(
            (flow, row) -> {
              Cells<String> lines = split(row, LINES, text(row), "\n");
              Cells<String> letters = split(row, LETTERS, split(row, WORDS, lines, " "), "");
              export(row, join(row, "line", letters, lines, "-"));
              export(row, join(row, "all", letters, row.source(), "+"));
            });

    RowOutcome outcome = bench.update(stage, new Doc("a", "ab c\nd"));

    assertThat(outcome.exports())
        .extracting(export -> ((Out) export.row()).text())
        .containsExactly("a-b-c", "d", "a+b+c+d");
  }

  @Test
  void aParameterOfAnOuterScopeHasItsElementsValue() throws Exception {
    Stage<Object, Doc> stage =
        Bench.stage(
            (flow, row) -> {
              Cells<String> lines = split(row, LINES, text(row), "\n");
              Cells<String> words = split(row, WORDS, lines, " ");
              Cells<Doc> source = row.source();
              export(
                  row,
                  row.call(
                      JOINED,
                      in -> in.get(source).path() + ":" + in.get(lines) + ":" + in.get(words),
                      source,
                      lines,
                      words));
            });

    RowOutcome outcome = bench.update(stage, new Doc("a", "x y\nz"));

    assertThat(outcome.exports())
        .extracting(export -> ((Out) export.row()).text())
        .containsExactly("a:x y:x", "a:x y:y", "a:z:z");
  }

  @Test
  void siblingScopesCannotMeet() {
    Stage<Object, Doc> stage =
        Bench.stage(
            (flow, row) -> {
              Cells<String> lines = split(row, LINES, text(row), "\n");
              Cells<String> words = split(row, WORDS, text(row), " ");
              row.call(JOINED, in -> in.get(lines) + in.get(words), lines, words);
            });

    assertThatThrownBy(() -> bench.update(stage, new Doc("a", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("joined takes values of the sibling scopes lines and words");
  }

  @Test
  void consumersOfAnOptionalRunWhereItIsPresent() throws Exception {
    Stage<Object, Doc> stage = Bench.stage((flow, row) -> export(row, onlyLong(row)));

    RowOutcome outcome = bench.update(stage, new Doc("a", "x\nlonger\ny\nlongest"));

    assertThat(outcome.exports())
        .extracting(export -> ((Out) export.row()).text())
        .containsExactly("longer", "longest");
    assertThat(outcome.exports()).extracting(RowOutcome.Export::element).containsExactly(1, 3);
    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "long: 4/0/0", "row: 2/0/0");

    bench.update(stage, new Doc("a", "x\nlonger\ny\nlongest"));
    assertThat(bench.ran()).containsExactly("lines: 0/1/0", "long: 0/4/0", "row: 0/2/0");
  }

  private Cells<String> onlyLong(Evaluation<Doc> row) throws InterruptedException {
    Cells<String> lines = split(row, LINES, text(row), "\n");
    return row.present(
        row.call(
            LONG,
            in -> in.get(lines).length() > 3 ? Optional.of(in.get(lines)) : Optional.empty(),
            lines),
        Codecs.STRING);
  }

  @Test
  void gatheringLeavesOutWhatIsAbsent() throws Exception {
    Stage<Object, Doc> stage =
        Bench.stage((flow, row) -> export(row, join(row, "all", onlyLong(row), row.source(), ",")));

    RowOutcome outcome = bench.update(stage, new Doc("a", "x\nlonger\ny\nlongest"));

    assertThat(bench.calls()).contains("all[longer, longest]");
    assertThat(outcome.exports()).hasSize(1);
  }

  @Test
  void aGatheredListOfOtherElementsIsAnotherInput() throws Exception {
    Stage<Object, Doc> stage =
        Bench.stage((flow, row) -> export(row, join(row, "all", onlyLong(row), row.source(), ",")));
    bench.update(stage, new Doc("a", "longer\nlongest"));
    bench.calls();

    bench.update(stage, new Doc("a", "longer\nx\nlongest"));
    assertThat(bench.calls()).containsExactly("lines longer\nx\nlongest");

    bench.update(stage, new Doc("a", "longest\nlonger"));
    assertThat(bench.calls()).containsExactly("all[longest, longer]", "lines longest\nlonger");
  }

  @Test
  void anOptionalParameterIsEmptyWhereTheValueIsAbsent() throws Exception {
    Stage<Object, Doc> stage =
        Bench.stage(
            (flow, row) -> {
              Cells<Optional<String>> maybe = row.optional(onlyLong(row));
              export(row, row.call(JOINED, in -> in.get(maybe).orElse("-"), maybe));
            });

    RowOutcome outcome = bench.update(stage, new Doc("a", "x\nlonger"));

    assertThat(outcome.exports())
        .extracting(export -> ((Out) export.row()).text())
        .containsExactly("-", "longer");
  }

  @Test
  void consumersOfABranchRunForItsRowsOnly() throws Exception {
    Node<Shape> shape = node("shape", SHAPE);
    Stage<Object, Doc> stage =
        Bench.stage(
            (flow, row) -> {
              Cells<String> lines = split(row, LINES, text(row), "\n");
              Cells<Shape> shapes =
                  row.call(
                      shape,
                      in ->
                          in.get(lines).startsWith("o")
                              ? new Circle(in.get(lines))
                              : new Square(in.get(lines)),
                      lines);
              Cells<Circle> circles = row.only(shapes, TestRows.CIRCLE, Circle.class);
              Cells<Square> squares = row.only(shapes, TestRows.SQUARE, Square.class);
              export(
                  row,
                  row.call(
                      node("round", Codecs.STRING), in -> "(" + in.get(circles).name(), circles));
              export(
                  row,
                  row.call(
                      node("angular", Codecs.STRING), in -> "[" + in.get(squares).name(), squares));
            });

    RowOutcome outcome = bench.update(stage, new Doc("a", "o1\nx2\no3"));

    assertThat(outcome.exports())
        .extracting(export -> ((Out) export.row()).text())
        .containsExactly("(o1", "(o3", "[x2");
    assertThat(bench.ran())
        .containsExactly(
            "angular: 1/0/0", "lines: 1/0/0", "round: 2/0/0", "row: 3/0/0", "shape: 3/0/0");
  }

  @Test
  void theSourceRowCanBeExportedItself() throws Exception {
    Node<Doc> copies = Node.target("copies", TestRows.DOC);
    Stage<Object, Doc> stage = Bench.stage((flow, row) -> row.export(copies, row.source()));

    RowOutcome outcome = bench.update(stage, new Doc("a", "x"));

    RowOutcome.Export<?> export = outcome.exports().get(0);
    assertThat(export.row()).isEqualTo(new Doc("a", "x"));
    assertThat(export.scope()).isEqualTo("docs");
    assertThat(export.content())
        .isEqualTo(new ContentHasher().hash(TestRows.DOC, new Doc("a", "x")));
    assertThat(outcome.trace().runs("copies", export.encodedKey())).isEmpty();
  }

  private static RowCodec<Doc> counting(AtomicInteger written) {
    return new TestRows.DocCodec() {
      @Override
      protected void write(Doc row, Encoder out) {
        written.incrementAndGet();
        super.write(row, out);
      }
    };
  }

  private int timesEncoded(String text) throws InterruptedException {
    AtomicInteger written = new AtomicInteger();
    Stage<Object, Doc> stage =
        Stage.of(
            TestRows.DOCS,
            counting(written),
            flow -> {
              throw new AssertionError("an evaluator does not list sources");
            },
            (flow, row) -> export(row, split(row, WORDS, text(row), " ")));
    LogicHashes byPath =
        new LogicHashes() {
          @Override
          public Hash of(Node<?> node) {
            return bench.logic(node);
          }

          @Override
          public Map<Integer, Set<String>> inputs(Node<?> node) {
            return node.equals(ROW) ? Map.of(0, Set.of("path")) : Map.of();
          }
        };
    try (Evaluator evaluator = Evaluator.builder(bench.memo, byPath, bench.workers).build()) {
      evaluator.evaluate(stage, Bench.FLOW, new Doc("a", text));
    }
    return written.get();
  }

  @Test
  void anOuterRowOfWhichAColumnCountsIsEncodedOnceHoweverManyElementsTakeIt() throws Exception {
    assertThat(timesEncoded("a b c d e")).isPositive().isEqualTo(timesEncoded("x"));
  }
}
