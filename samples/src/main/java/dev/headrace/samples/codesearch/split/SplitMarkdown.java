package dev.headrace.samples.codesearch.split;

import dev.headrace.Transform;
import dev.headrace.samples.codesearch.row.Document;
import dev.headrace.samples.codesearch.row.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Splits Markdown at its headings. A section that is too long is cut between its paragraphs, lists
 * and code blocks, else between list items, else between lines.
 *
 * <p>A heading within a quotation or a list belongs to that, and starts no section.
 *
 * @param maxChars the most characters of a section's part
 */
@Transform
public record SplitMarkdown(int maxChars) {

  /**
   * Splits a document.
   *
   * @param document the document
   * @return its sections, in order, none without text
   */
  public List<Section> apply(Document.Markdown document) {
    SourceText source = new SourceText(document.text());
    Cutter cutter = new Cutter(source, maxChars);
    List<Section> sections = new ArrayList<>();
    for (Unit unit : units(document.text())) {
      for (Region part : cutter.cut(unit.region(), unit.seams())) {
        sections.add(
            new Section(
                unit.headings(),
                source.line(part.start()),
                source.line(part.end() - 1),
                source.slice(part.start(), part.end())));
      }
    }
    return List.copyOf(sections);
  }

  /** A heading with what follows it: where it is, and where it may be cut. */
  private record Unit(List<String> headings, Region region, List<NavigableSet<Integer>> seams) {}

  private static List<Unit> units(String text) {
    Node root = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build().parse(text);
    List<Unit> units = new ArrayList<>();
    Deque<Heading> open = new ArrayDeque<>();
    List<Node> blocks = new ArrayList<>();
    int start = 0;
    for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        units.add(unit(open, new Region(start, offset(heading)), blocks));
        blocks.clear();
        start = offset(heading);
        while (!open.isEmpty() && open.getLast().getLevel() >= heading.getLevel()) {
          open.removeLast();
        }
        open.addLast(heading);
      } else if (!node.getSourceSpans().isEmpty()) {
        blocks.add(node);
      }
    }
    units.add(unit(open, new Region(start, text.length()), blocks));
    return units;
  }

  private static Unit unit(Deque<Heading> open, Region region, List<Node> blocks) {
    NavigableSet<Integer> between = new TreeSet<>();
    NavigableSet<Integer> within = new TreeSet<>();
    Iterator<Node> each = blocks.iterator();
    if (each.hasNext()) {
      addNested(each.next(), within); // what comes first stays with its heading
    }
    each.forEachRemaining(
        block -> {
          between.add(offset(block));
          addNested(block, within);
        });
    return new Unit(open.stream().map(PlainText::of).toList(), region, List.of(between, within));
  }

  private static void addNested(Node block, NavigableSet<Integer> offsets) {
    for (Node node = block.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Block && !node.getSourceSpans().isEmpty()) {
        offsets.add(offset(node));
        addNested(node, offsets);
      }
    }
  }

  private static int offset(Node block) {
    return block.getSourceSpans().get(0).getInputIndex();
  }
}
