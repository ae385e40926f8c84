package dev.headrace.processor;

import dev.headrace.processor.FuzzNode.Form;
import dev.headrace.processor.FuzzNode.Param;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A random flow as Java. */
final class FuzzSource {

  /** What every text of a method ends with, by way of a resource. */
  static final String GREETING = "hello";

  /** What every text of a transform record ends with, by way of its configuration. */
  static final int FACTOR = 3;

  private static final String IMPORTS =
      """
      import static java.nio.charset.StandardCharsets.UTF_8;

      import dev.headrace.*;
      import dev.headrace.processor.FuzzText;
      import java.util.*;
      import java.util.stream.*;

      """;

  private final FuzzFlow flow;
  private final StringBuilder records = new StringBuilder();

  FuzzSource(FuzzFlow flow) {
    this.flow = flow;
  }

  static String packageOf(FuzzFlow flow) {
    return "fuzz.s" + flow.seed;
  }

  /** The files by path; the one named Example.java makes the flow. */
  static Map<String, String> of(FuzzFlow flow) {
    return new FuzzSource(flow).files();
  }

  private Map<String, String> files() {
    String home = packageOf(flow);
    String folder = home.replace('.', '/');
    String imports = IMPORTS + (flow.rowsApart ? "import " + home + ".rows.Rows.*;\n" : "");
    String methods = methods();
    String types = flow.types.source() + records;
    Map<String, String> files = new LinkedHashMap<>();
    if (flow.rowsApart) {
      files.put(
          folder + "/rows/Rows.java",
          "package %s.rows;\n\n%spublic final class Rows {\nprivate Rows() {}\n%s}\n"
              .formatted(home, IMPORTS, types));
      types = "";
    }
    files.put(
        folder + "/Flow.java",
        "package %s;\n\n%s\n@dev.headrace.Flow\npublic record Flow(%s) {\n%s\n%s}\n"
            .formatted(home, imports, components(), types, methods));
    files.put(
        folder + "/Example.java",
        "package %s;\n\n%s%spublic final class Example {\n  private Example() {}\n\n  public static Flow example() {\n    return new Flow(\n        %s);\n  }\n}\n"
            .formatted(
                home, imports, flow.rowsApart ? "" : "import " + home + ".Flow.*;\n", example()));
    return files;
  }

  private String components() {
    List<String> components = new ArrayList<>();
    for (FuzzNode node : flow.nodes) {
      if (node.isSource()) {
        components.add("Source<%s> %s".formatted(node.type(), node.name()));
      } else if (node.form() == Form.RECORD) {
        components.add(from(node) + "T" + node.name() + " " + node.name());
      }
    }
    components.add("String greeting");
    flow.targets.forEach((name, type) -> components.add("Target<%s> %s".formatted(type, name)));
    return String.join(", ", components);
  }

  private String example() {
    List<String> values = new ArrayList<>();
    for (FuzzNode node : flow.nodes) {
      if (node.isSource()) {
        values.add(
            flow.rows(node).stream()
                .map(row -> "listing.add(%s.of(\"%s\"));".formatted(node.type(), row))
                .collect(Collectors.joining(" ", "listing -> { ", " }")));
      } else if (node.form() == Form.RECORD) {
        values.add("new T%s(%d)".formatted(node.name(), FACTOR));
      }
    }
    values.add('"' + GREETING + '"');
    flow.targets.forEach((name, type) -> values.add("new dev.headrace.memory.MemoryTarget<>()"));
    return String.join(",\n        ", values);
  }

  private String methods() {
    StringBuilder methods = new StringBuilder();
    for (FuzzNode node : flow.nodes) {
      if (node.form() == Form.METHOD) {
        methods.append("\n  @Transform\n");
        methods.append(
            node.batched() ? "  @Batched(max = " + (node.name().length() + 1) + ")\n" : "");
        methods.append(export(node)).append(method(node, node.name(), "greeting"));
      } else if (node.form() == Form.RECORD) {
        records
            .append("@Transform\npublic record T%s(int factor) {\n".formatted(node.name()))
            .append(method(node, "apply", "\"\" + factor"))
            .append("}\n");
      }
    }
    return methods.toString();
  }

  private static String export(FuzzNode node) {
    return node.exports().isEmpty()
        ? ""
        : node.exports().stream().collect(Collectors.joining("\", \"", "  @Export({\"", "\"})\n"));
  }

  private String method(FuzzNode node, String name, String last) {
    List<String> parameters = new ArrayList<>();
    List<String> texts = new ArrayList<>(List.of('"' + node.name() + '"'));
    for (Param param : node.params()) {
      String variable = variable(node, param);
      parameters.add(
          (node.form() == Form.METHOD ? origin(node, param) : "")
              + wrapped(node, param)
              + " "
              + variable);
      texts.add(text(param, node.batched() ? variable + ".get(i)" : variable));
    }
    texts.add(last);
    String result = result(node, String.join(", ", texts));
    String body =
        node.batched()
            ? "IntStream.range(0, %s.size()).mapToObj(i -> %s).toList()"
                .formatted(variable(node, node.params().get(0)), result)
            : result;
    String returns = returns(node);
    return "  public %s %s(%s) {\n    return %s;\n  }\n"
        .formatted(
            node.batched() ? "List<" + returns + ">" : returns,
            name,
            String.join(", ", parameters),
            body);
  }

  private static String returns(FuzzNode node) {
    return switch (node.shape()) {
      case ONE -> node.type();
      case MANY -> "List<" + node.type() + ">";
      case MAYBE -> "Optional<" + node.type() + ">";
    };
  }

  private static String result(FuzzNode node, String texts) {
    boolean text = node.type().equals("String");
    return switch (node.shape()) {
      case ONE -> (text ? "%s" : node.type() + ".of(%s)").formatted("FuzzText.one(" + texts + ")");
      case MANY ->
          "FuzzText.many("
              + texts
              + ")"
              + (text ? "" : ".stream().map(" + node.type() + "::of).toList()");
      case MAYBE -> "FuzzText.maybe(" + texts + ")" + (text ? "" : ".map(" + node.type() + "::of)");
    };
  }

  private static String wrapped(FuzzNode node, Param param) {
    return switch (param.mode()) {
      case EACH -> node.batched() ? "List<" + param.type() + ">" : param.type();
      case ALL -> "List<" + param.type() + ">";
      case OPTIONAL -> "Optional<" + param.type() + ">";
    };
  }

  private static String text(Param param, String value) {
    return switch (param.mode()) {
      case EACH -> one(param, value);
      case ALL ->
          "%s.stream().map(it -> %s).collect(Collectors.joining(\",\"))"
              .formatted(value, one(param, "it"));
      case OPTIONAL -> "%s.map(it -> %s).orElse(\"none\")".formatted(value, one(param, "it"));
    };
  }

  private static String one(Param param, String value) {
    return param.type().equals("String")
        ? value
        : "FuzzText.same(%1$s.text(), %1$s, %2$s.of(%1$s.text()))".formatted(value, param.type());
  }

  private boolean settled(Param param) {
    return param.path().isEmpty() && flow.candidates(param.type()) == 1;
  }

  /** Half of the parameters that types leave open are named after their node. */
  private boolean byName(FuzzNode node, Param param) {
    return param.path().isEmpty() && (node.name() + param.feed().name()).hashCode() % 2 == 0;
  }

  private String variable(FuzzNode node, Param param) {
    return node.form() == Form.METHOD && byName(node, param)
        ? param.feed().name()
        : "p" + node.params().indexOf(param);
  }

  private String origin(FuzzNode node, Param param) {
    return settled(param) || byName(node, param)
        ? ""
        : "@From(\"" + param.feed().name() + param.path() + "\") ";
  }

  private String from(FuzzNode node) {
    return node.params().stream().allMatch(this::settled)
        ? ""
        : node.params().stream()
            .map(param -> param.feed().name() + param.path())
            .collect(Collectors.joining("\", \"", "@From({\"", "\"}) "));
  }
}
