package dev.headrace.processor.write;

import dev.headrace.processor.model.Feed;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.Input;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.NodeModel.Shape;
import dev.headrace.processor.model.Scope;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws a flow's wiring as text: scopes as indentation, a line for each transform.
 *
 * <pre>
 * each row of handbook (TextFile)
 *   chunks(handbook.text): each Chunk
 *     embedding(chunks): float[], 64 at a time
 *     passage(handbook, chunks, embedding): Passage -> index
 * </pre>
 */
final class Drawing {

  private final FlowModel flow;
  private final StringBuilder text = new StringBuilder();

  Drawing(FlowModel flow) {
    this.flow = flow;
  }

  String text() {
    for (NodeModel source : flow.nodes(Role.SOURCE)) {
      line(0, "each row of " + source.name() + " (" + source.type().text() + ")" + targets(source));
      inside(Scope.of(List.of(source.name())));
    }
    return text.toString();
  }

  private void inside(Scope scope) {
    for (NodeModel node : flow.wiring().order()) {
      if (node.role() == Role.TRANSFORM && flow.wiring().scopeOf(node.name()).equals(scope)) {
        line(scope.depth(), transform(node));
        if (node.shape() == Shape.MANY) {
          inside(scope.nested(node.name()));
        }
      }
    }
  }

  private String transform(NodeModel node) {
    String inputs =
        flow.wiring().inputsOf(node.name()).stream()
            .map(Drawing::input)
            .collect(Collectors.joining(", ", "(", ")"));
    String shape =
        switch (node.shape()) {
          case ONE -> "";
          case MANY -> "each ";
          case MAYBE -> "maybe ";
        };
    String batch = node.settings().batch().map(max -> ", " + max + " at a time").orElse("");
    String result = shape + node.yields().orElseThrow().text();
    return node.name() + inputs + ": " + result + batch + targets(node);
  }

  private static String input(Input input) {
    Feed feed = input.feed().orElseThrow();
    String only = feed.only().map(type -> " if " + type.text()).orElse("");
    return switch (feed.mode()) {
      case EACH -> feed.text() + only;
      case ALL -> "all " + feed.text() + only;
      case OPTIONAL -> "maybe " + feed.text() + only;
    };
  }

  private String targets(NodeModel node) {
    String targets =
        flow.wiring().feedings().stream()
            .filter(f -> f.feeds().stream().anyMatch(feed -> feed.node().equals(node.name())))
            .map(feeding -> feeding.target())
            .collect(Collectors.joining(", "));
    return targets.isEmpty() ? "" : " -> " + targets;
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
