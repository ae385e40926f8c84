package dev.headrace.processor.write;

import dev.headrace.processor.model.Feed;
import dev.headrace.processor.model.Feeding;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.Input;
import dev.headrace.processor.model.LogicScopeModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.ResourceModel;
import dev.headrace.processor.model.SettingsModel;
import dev.headrace.processor.model.type.ComponentModel;
import dev.headrace.processor.model.type.RowModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.UnionModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a flow's graph as JSON; {@code docs/plan.schema.json} describes it. */
final class GraphJson {

  private static final int FORMAT = 1;

  private final FlowModel flow;

  GraphJson(FlowModel flow) {
    this.flow = flow;
  }

  String text() {
    Map<String, Object> graph = new LinkedHashMap<>();
    graph.put("format", FORMAT);
    graph.put("flow", flow.binaryName());
    graph.put("plan", flow.names().plan().canonicalName());
    List<Object> nodes = new ArrayList<>();
    flow.wiring().order().forEach(node -> nodes.add(node(node)));
    flow.wiring().feedings().forEach(feeding -> nodes.add(target(feeding)));
    graph.put("nodes", nodes);
    graph.put("resources", flow.resources().stream().map(GraphJson::resource).toList());
    if (flow.logicScope().isDeclared()) {
      graph.put("logicScope", scope(flow.logicScope()));
    }
    graph.put("rows", flow.rows().stream().map(GraphJson::row).toList());
    graph.put("unions", flow.unions().stream().map(GraphJson::union).toList());
    return Json.write(graph);
  }

  private Map<String, Object> node(NodeModel node) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", node.name());
    json.put("role", node.role().name().toLowerCase(Locale.ROOT));
    json.put("yields", node.yields().orElseThrow().schemaText());
    if (node.role() == Role.TRANSFORM) {
      json.put("shape", node.shape().name().toLowerCase(Locale.ROOT));
      json.put("scope", flow.wiring().scopeOf(node.name()).nodes());
      json.put("inputs", flow.wiring().inputsOf(node.name()).stream().map(this::input).toList());
      node.method()
          .ifPresent(
              method ->
                  json.put(
                      "method",
                      map(
                          "owner",
                          method.owner(),
                          "name",
                          method.name(),
                          "descriptor",
                          method.descriptor())));
      Map<String, Object> settings = new LinkedHashMap<>();
      settings.put("deterministic", node.settings().deterministic());
      settings.put("version", node.settings().version());
      node.settings().batch().ifPresent(max -> settings.put("maxBatch", max));
      settings(node.settings(), settings);
      json.put("settings", settings);
    }
    return json;
  }

  private static void settings(SettingsModel from, Map<String, Object> json) {
    if (from.pinned()) {
      json.put("pinned", true);
    }
    list("deps", from.deps(), json);
    list("resources", from.files(), json);
    list("env", from.env(), json);
  }

  private static Map<String, Object> scope(LogicScopeModel scope) {
    Map<String, Object> json = new LinkedHashMap<>();
    list("packages", scope.packages(), json);
    list("artifacts", scope.artifacts(), json);
    list("content", scope.content(), json);
    list("version", scope.version(), json);
    list("ignore", scope.ignore(), json);
    return json;
  }

  private static void list(String name, List<String> texts, Map<String, Object> json) {
    if (!texts.isEmpty()) {
      json.put(name, List.copyOf(texts));
    }
  }

  private Map<String, Object> target(Feeding feeding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", feeding.target());
    json.put("role", "target");
    json.put("yields", flow.theNode(feeding.target()).type().schemaText());
    json.put("inputs", feeding.feeds().stream().map(this::edge).toList());
    return json;
  }

  private Map<String, Object> input(Input input) {
    Map<String, Object> json = map("parameter", input.parameter().name());
    json.putAll(edge(input.feed().orElseThrow()));
    return json;
  }

  private Map<String, Object> edge(Feed feed) {
    Map<String, Object> json = map("from", feed.node());
    if (!feed.path().isEmpty()) {
      json.put(
          "path", feed.path().stream().map(ComponentModel::name).collect(Collectors.joining(".")));
    }
    feed.only().ifPresent(only -> json.put("only", only.schemaText()));
    json.put("mode", feed.mode().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static Map<String, Object> resource(ResourceModel resource) {
    Map<String, Object> json = map("path", resource.text());
    json.put("counts", resource.treatment().name().toLowerCase(Locale.ROOT));
    resource.reason().ifPresent(reason -> json.put("reason", reason.text()));
    return json;
  }

  private static Map<String, Object> row(RowModel row) {
    Map<String, Object> json = map("type", row.type().canonicalName());
    json.put("columns", row.components().stream().map(GraphJson::column).toList());
    return json;
  }

  private static Map<String, Object> column(ComponentModel component) {
    Map<String, Object> json = map("name", component.name(), "type", component.type().schemaText());
    json.put("key", component.key());
    json.put("nullable", component.nullable());
    return json;
  }

  private static Map<String, Object> union(UnionModel union) {
    Map<String, Object> json = map("type", union.type().canonicalName());
    json.put("rows", union.rows().stream().map(TypeModel::schemaText).toList());
    return json;
  }

  private static Map<String, Object> map(String... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put(entries[i], entries[i + 1]);
    }
    return map;
  }
}
