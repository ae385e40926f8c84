package dev.headrace.evaluate;

import static dev.headrace.evaluate.TestRows.INDEX;
import static dev.headrace.evaluate.TestRows.OUT;
import static dev.headrace.evaluate.TestRows.STRINGS;
import static dev.headrace.evaluate.TestRows.node;

import dev.headrace.evaluate.TestRows.Doc;
import dev.headrace.evaluate.TestRows.Out;
import dev.headrace.plan.Cells;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Evaluation;
import dev.headrace.plan.Node;
import dev.headrace.plan.Stage;
import java.util.List;

/** The plan of most tests: a document's lines, something of each line, a target row of each. */
final class Plans {

  static final Node<List<String>> LINES = node("lines", STRINGS);
  static final Node<String> UPPER = node("upper", Codecs.STRING);
  static final Node<Out> ROW = node("row", OUT);

  private Plans() {}

  /** One line's transform. */
  interface Line {
    String of(String line) throws Exception;
  }

  /** A batch's transform. */
  interface Batched {
    List<String> of(List<String> lines) throws Exception;
  }

  static Cells<String> lines(Evaluation<Doc> row) throws InterruptedException {
    Cells<String> text = row.component(row.source(), Codecs.STRING, Doc::text);
    return row.each(row.call(LINES, in -> List.of(in.get(text).split("\n")), text), Codecs.STRING);
  }

  static void export(Evaluation<Doc> row, Cells<String> lines, Cells<String> results)
      throws InterruptedException {
    Cells<String> path = row.component(row.source(), Codecs.STRING, Doc::path);
    Cells<Out> out =
        row.call(
            ROW,
            in -> new Out(in.get(path) + "/" + in.get(lines), in.get(results)),
            path,
            lines,
            results);
    row.export(INDEX, out);
  }

  /** lines -> upper, one at a time -> row. */
  static Stage<Object, Doc> single(Line upper) {
    return Bench.stage(
        (flow, row) -> {
          Cells<String> lines = lines(row);
          export(row, lines, row.call(UPPER, in -> upper.of(in.get(lines)), lines));
        });
  }

  /** lines -> upper, in batches -> row. */
  static Stage<Object, Doc> batched(int max, Batched upper) {
    Node<String> node = UPPER.batched(max);
    return Bench.stage(
        (flow, row) -> {
          Cells<String> lines = lines(row);
          export(row, lines, row.batch(node, in -> upper.of(in.all(lines)), lines));
        });
  }

  /** A document of numbered lines. */
  static Doc numbered(String path, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : "\n").append("line").append(i);
    }
    return new Doc(path, text.toString());
  }
}
