package dev.headrace.evaluate;

import static dev.headrace.evaluate.TestRows.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Blob;
import dev.headrace.RowSchema;
import dev.headrace.evaluate.TestRows.Doc;
import dev.headrace.hash.Bytes;
import dev.headrace.hash.Hash;
import dev.headrace.memo.MemoStore;
import dev.headrace.memo.MemoryMemo;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Decoder;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Node;
import dev.headrace.plan.RowCodec;
import dev.headrace.plan.Stage;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered is reused, wherever it comes from; nothing else is. */
class ReuseTest {

  private final Bench bench = new Bench();
  private final Stage<Object, Doc> stage =
      Plans.single(line -> bench.called(line, line.toUpperCase(Locale.ROOT)));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theSameRowAgainComputesNothing() throws Exception {
    RowOutcome first = bench.update(stage, new Doc("a", "x\ny"));
    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "row: 2/0/0", "upper: 2/0/0");

    RowOutcome second = bench.update(stage, new Doc("a", "x\ny"));

    assertThat(bench.ran()).containsExactly("lines: 0/1/0", "row: 0/2/0", "upper: 0/2/0");
    assertThat(second.exports()).isEqualTo(first.exports());
  }

  @Test
  void theSameContentUnderAnotherPathIsReused() throws Exception {
    bench.update(stage, new Doc("a", "x\ny"));
    bench.ran();

    RowOutcome renamed = bench.update(stage, new Doc("b", "x\ny"));

    assertThat(bench.ran()).containsExactly("lines: 0/1/0", "row: 2/0/0", "upper: 0/2/0");
    assertThat(Bench.texts(renamed))
        .containsExactly("Out[path=b/x, text=X]", "Out[path=b/y, text=Y]");
  }

  @Test
  void oneChangedLineIsOneLinesWork() throws Exception {
    bench.update(stage, new Doc("a", "x\ny\nz"));
    bench.ran();

    bench.update(stage, new Doc("a", "x\nnew\nz"));

    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "row: 1/2/0", "upper: 1/2/0");
  }

  @Test
  void equalElementsOfOneRowAreComputedOnce() throws Exception {
    bench.update(stage, new Doc("a", "x\nx\nx"));

    assertThat(bench.calls()).containsExactly("x");
    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "row: 1/2/0", "upper: 1/2/0");
  }

  @Test
  void anEqualResultOfOtherLogicCutsOffWhatFollows() throws Exception {
    bench.update(stage, new Doc("a", "x\ny"));
    bench.ran();
    bench.versions.put("lines", 1);

    bench.update(stage, new Doc("a", "x\ny"));

    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "row: 0/2/0", "upper: 0/2/0");
  }

  @Test
  void revertedLogicIsReused() throws Exception {
    bench.update(stage, new Doc("a", "x"));
    bench.versions.put("upper", 1);
    bench.update(stage, new Doc("a", "x"));
    bench.ran();
    bench.versions.put("upper", 0);

    bench.update(stage, new Doc("a", "x"));

    assertThat(bench.ran()).containsExactly("lines: 0/1/0", "row: 0/1/0", "upper: 0/1/0");
  }

  @Test
  void aRenamedNodeWithTheSameLogicIsReused() throws Exception {
    Node<String> renamed =
        new Node<>(
            "renamed",
            Plans.UPPER.role(),
            Plans.UPPER.codec(),
            Plans.UPPER.method(),
            Plans.UPPER.settings());
    bench.update(stage, new Doc("a", "x"));
    bench.ran();

    bench.update(
        Bench.stage(
            (flow, row) -> {
              Cells<String> lines = Plans.lines(row);
              Plans.export(row, lines, row.call(renamed, in -> bench.called("again", "?"), lines));
            }),
        new Doc("a", "x"));

    assertThat(bench.ran()).containsExactly("lines: 0/1/0", "renamed: 0/1/0", "row: 0/1/0");
  }

  @Test
  void aResultOfAnotherShapeIsAMiss() throws Exception {
    bench.update(stage, new Doc("a", "x"));
    bench.ran();
    Node<Integer> asNumber = node("upper", Codecs.INT);

    bench.update(
        Bench.stage(
            (flow, row) -> {
              Cells<String> lines = Plans.lines(row);
              row.call(asNumber, in -> in.get(lines).length(), lines);
            }),
        new Doc("a", "x"));

    assertThat(bench.ran()).containsExactly("lines: 0/1/0", "upper: 1/0/0");
  }

  @Test
  void inputsInAnotherOrderAreOtherInputs() throws Exception {
    Node<String> pair = node("pair", Codecs.STRING);
    bench.update(
        Bench.stage(
            (flow, row) -> {
              Cells<String> path = row.component(row.source(), Codecs.STRING, Doc::path);
              Cells<String> text = row.component(row.source(), Codecs.STRING, Doc::text);
              row.call(pair, in -> in.get(path) + in.get(text), path, text);
              row.call(pair, in -> in.get(text) + in.get(path), text, path);
            }),
        new Doc("a", "x"));

    assertThat(bench.ran()).containsExactly("pair: 2/0/0");
  }

  @Test
  void aRememberedResultThatCannotBeDecodedIsComputedAgain() throws Exception {
    bench.update(stage, new Doc("a", "x\ny"));
    bench.ran();
    bench.memo = damaging(bench.memo);
    bench.versions.put("row", 1);

    RowOutcome outcome = bench.update(stage, new Doc("a", "x\ny"));

    assertThat(Bench.texts(outcome))
        .containsExactly("Out[path=a/x, text=X]", "Out[path=a/y, text=Y]");
    assertThat(bench.ran()).containsExactly("lines: 1/0/0", "row: 2/0/0", "upper: 2/0/0");
  }

  @Test
  void whatIsNotNeededIsNotDecoded() throws Exception {
    AtomicInteger decoded = new AtomicInteger();
    RowCodec<Doc> counting =
        new RowCodec<>(TestRows.DOC.schema(), Codecs.STRING) {
          @Override
          protected void write(Doc row, Encoder out) {
            out.writeString(row.path());
            out.writeString(row.text());
          }

          @Override
          protected Doc read(Decoder in) {
            decoded.incrementAndGet();
            return new Doc(in.readString(), in.readString());
          }

          @Override
          public Object value(Doc row, int column) {
            return column == 0 ? row.path() : row.text();
          }
        };
    Node<Doc> middle = node("middle", counting);
    Node<String> last = node("last", Codecs.STRING);
    Stage<Object, Doc> chain =
        Bench.stage(
            (flow, row) -> {
              Cells<Doc> source = row.source();
              Cells<Doc> copy = row.call(middle, in -> in.get(source), source);
              row.call(last, in -> in.get(copy).text(), copy);
            });
    bench.update(chain, new Doc("a", "x"));
    bench.update(chain, new Doc("a", "x"));
    assertThat(decoded).hasValue(0);

    bench.versions.put("last", 1);
    bench.update(chain, new Doc("a", "x"));
    assertThat(decoded).hasValue(1);
  }

  /** Gives truncated values back until they are put again. */
  private static MemoStore damaging(MemoStore intact) {
    MemoryMemo repaired = new MemoryMemo();
    return new MemoStore() {
      @Override
      public @Nullable Bytes get(Hash key) {
        Bytes again = repaired.get(key);
        Bytes value = intact.get(key);
        return again != null || value == null
            ? again
            : Bytes.of(java.util.Arrays.copyOf(value.array(), value.size() - 1));
      }

      @Override
      public void put(Hash key, Bytes value) {
        repaired.put(key, value);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private record Scan(String path, Blob content) {}

  private static final RowCodec<Scan> SCAN =
      new RowCodec<>(
          RowSchema.of(
              "Scan",
              RowSchema.Column.key("path", Codecs.STRING.type()),
              RowSchema.Column.of("content", Codecs.BLOB.type())),
          Codecs.STRING) {
        @Override
        protected void write(Scan row, Encoder out) {
          out.writeString(row.path());
          Codecs.BLOB.encode(row.content(), out);
        }

        @Override
        protected Scan read(Decoder in) {
          return new Scan(in.readString(), Codecs.BLOB.decode(in));
        }

        @Override
        public Object value(Scan row, int column) {
          return column == 0 ? row.path() : row.content();
        }
      };

  @Test
  void aBlobInARememberedResultIsFoundAmongTheSourceRowsBlobs() throws Exception {
    byte[] large = new byte[2 << 20];
    large[7] = 7;
    Node<List<Scan>> pages = node("pages", Codecs.list(SCAN));
    Node<Long> size = node("size", Codecs.LONG);
    Stage<Object, Scan> scans =
        Stage.of(
            Node.source("scans", SCAN),
            SCAN,
            flow -> {
              throw new AssertionError();
            },
            (flow, row) -> {
              Cells<Blob> content = row.component(row.source(), Codecs.BLOB, Scan::content);
              Cells<Scan> page =
                  row.each(
                      row.call(pages, in -> List.of(new Scan("1", in.get(content))), content),
                      SCAN);
              Cells<Blob> part = row.component(page, Codecs.BLOB, Scan::content);
              row.call(size, in -> in.get(part).size(), part);
            });
    try (Evaluator evaluator = bench.evaluator().build()) {
      evaluator.evaluate(scans, Bench.FLOW, new Scan("a", Blob.of(large)));
    }
    bench.ran();
    bench.versions.put("size", 1);

    try (Evaluator evaluator = bench.evaluator().build()) {
      evaluator.evaluate(scans, Bench.FLOW, new Scan("b", Blob.of(large)));
    }

    assertThat(bench.ran()).containsExactly("pages: 0/1/0", "size: 1/0/0");
  }
}
