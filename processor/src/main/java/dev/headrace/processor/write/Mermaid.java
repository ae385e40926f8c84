package dev.headrace.processor.write;

import dev.headrace.processor.model.Feed;
import dev.headrace.processor.model.Feeding;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.Input;
import dev.headrace.processor.model.Names;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.NodeModel.Shape;
import dev.headrace.processor.model.Scope;
import dev.headrace.processor.model.type.ComponentModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Draws a flow's wiring as a Mermaid flowchart: a box around each nested scope, an arrow for each
 * input.
 *
 * <pre>
 * flowchart LR
 *   node_handbook[("handbook: TextFile")]
 *   node_chunks["chunks: each Chunk"]
 *   subgraph each_chunks ["each element of chunks"]
 *     node_passage["passage: Passage"]
 *   end
 *   node_index[["index: Passage"]]
 *   node_handbook -->|"text"| node_chunks
 * </pre>
 */
final class Mermaid {

  private final FlowModel flow;
  private final Names ids = new Names();
  private final Map<String, String> nodes = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  Mermaid(FlowModel flow) {
    this.flow = flow;
    flow.nodes().forEach(node -> nodes.put(node.name(), id("node_", node.name())));
  }

  /** An identifier in which no character and no keyword of Mermaid occurs. */
  private String id(String prefix, String name) {
    return ids.take(prefix + name.replaceAll("[^A-Za-z0-9]", "_"));
  }

  String text() {
    line(0, "%% The wiring of " + flow.binaryName() + ", drawn when it is compiled.");
    line(0, "flowchart LR");
    for (NodeModel source : flow.nodes(Role.SOURCE)) {
      line(1, box(source, "[(", source.type().text(), ")]"));
      inside(Scope.of(List.of(source.name())));
    }
    flow.nodes(Role.TARGET).forEach(n -> line(1, box(n, "[[", n.type().text(), "]]")));
    for (NodeModel node : flow.wiring().order()) {
      flow.wiring().inputsOf(node.name()).stream()
          .map(Input::feed)
          .forEach(feed -> arrow(feed.orElseThrow(), node.name()));
    }
    for (Feeding feeding : flow.wiring().feedings()) {
      feeding.feeds().forEach(feed -> arrow(feed, feeding.target()));
    }
    return text.toString();
  }

  private void inside(Scope scope) {
    for (NodeModel node : flow.wiring().order()) {
      if (node.role() == Role.TRANSFORM && flow.wiring().scopeOf(node.name()).equals(scope)) {
        line(scope.depth(), box(node, "[", result(node), "]"));
        if (node.shape() == Shape.MANY) {
          nested(scope.nested(node.name()));
        }
      }
    }
  }

  /** No box where nothing runs for each element. */
  private void nested(Scope scope) {
    if (flow.wiring().scopes().containsValue(scope)) {
      int outer = scope.depth() - 1;
      line(outer, "subgraph " + id("each_", scope.node()) + " [" + quote(scope.text()) + "]");
      inside(scope);
      line(outer, "end");
    }
  }

  private static String result(NodeModel node) {
    String shape =
        switch (node.shape()) {
          case ONE -> "";
          case MANY -> "each ";
          case MAYBE -> "maybe ";
        };
    String batch = node.settings().batch().map(max -> ", " + max + " at a time").orElse("");
    return shape + node.yields().orElseThrow().text() + batch;
  }

  private String box(NodeModel node, String open, String type, String close) {
    return nodes.get(node.name()) + open + quote(node.name() + ": " + type) + close;
  }

  private void arrow(Feed feed, String to) {
    List<String> words = new ArrayList<>();
    switch (feed.mode()) {
      case EACH -> {}
      case ALL -> words.add("all");
      case OPTIONAL -> words.add("maybe");
    }
    if (!feed.path().isEmpty()) {
      words.add(feed.path().stream().map(ComponentModel::name).collect(Collectors.joining(".")));
    }
    feed.only().ifPresent(type -> words.add("if " + type.text()));
    String label = words.isEmpty() ? "" : "|" + quote(String.join(" ", words)) + "|";
    line(1, nodes.get(feed.node()) + " -->" + label + " " + nodes.get(to));
  }

  /** In quotes Mermaid still reads tags. */
  private static String quote(String text) {
    return '"' + text.replace("<", "#lt;").replace(">", "#gt;") + '"';
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
