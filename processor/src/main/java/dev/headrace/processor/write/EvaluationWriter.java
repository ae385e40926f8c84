package dev.headrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.headrace.processor.model.ClassNames;
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
import dev.headrace.processor.model.type.TypeModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the straight line from one row of a source to the targets. One source's; used once. */
final class EvaluationWriter {

  private static final int INDENT = 4;

  private final FlowModel flow;
  private final CodecCode codecs;
  private final NodeModel source;
  private final Lines code = new Lines();
  private final Names names;
  private final Map<String, String> variables = new HashMap<>();

  EvaluationWriter(FlowModel flow, CodecCode codecs, NodeModel source) {
    this.flow = flow;
    this.codecs = codecs;
    this.source = source;
    this.names = new Names(taken(flow));
  }

  /** What a variable would hide: other variables, the plan's constants, and types. */
  private static String[] taken(FlowModel flow) {
    return Stream.of(
            Stream.of("flow", "row", "in", "it", "GRAPH"),
            flow.names().nodes().values().stream(),
            flow.names().types().stream())
        .flatMap(names -> names)
        .toArray(String[]::new);
  }

  /**
   * The method.
   *
   * <pre>{@code
   * // with Javadoc: takes a row of handbook through the transforms to the targets
   * private static void handbook(HandbookSearch flow, Evaluation<TextFile> row)
   *     throws InterruptedException {
   *   Cells<TextFile> handbook = row.source();
   *   Cells<Passage> passage = row.call(PASSAGE, in -> flow.passage(in.get(handbook)), handbook);
   *   row.export(INDEX, passage);
   * }
   * }</pre>
   */
  MethodSpec write() {
    declare(source.name(), source.name(), source.type().name(), Layout.of("row.source()"));
    flow.wiring().order().stream()
        .filter(node -> node.role() == Role.TRANSFORM && isOurs(node.name()))
        .forEach(this::transform);
    for (Feeding feeding : flow.wiring().feedings()) {
      feeding.feeds().stream()
          .filter(feed -> isOurs(feed.node()))
          .forEach(feed -> export(feeding.target(), feed));
    }
    return MethodSpec.methodBuilder(source.name())
        .addJavadoc(
            "Takes a row of {@code $L} through the transforms to the targets.", source.name())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(flow.type(), "flow")
        .addParameter(ParameterizedTypeName.get(ClassNames.EVALUATION, source.type().name()), "row")
        .addException(InterruptedException.class)
        .addCode(code.block())
        .build();
  }

  private boolean isOurs(String node) {
    return flow.wiring().scopeOf(node).source().equals(source.name());
  }

  /**
   * A transform's call, and what becomes of its result.
   *
   * <pre>{@code
   * Cells<Chunk> chunks = row.each(row.call(CHUNKS, in -> flow.chunks(in.get(a)), a), Rows.CHUNK);
   * }</pre>
   */
  private void transform(NodeModel node) {
    Scope scope = flow.wiring().scopeOf(node.name());
    List<String> inputs = new ArrayList<>();
    for (Input input : flow.wiring().inputsOf(node.name())) {
      inputs.add(cells(input.feed().orElseThrow(), scope));
    }
    TypeModel yields = node.yields().orElseThrow();
    Layout call = call(node, inputs);
    Layout value =
        node.shape() == Shape.ONE
            ? call
            : Layout.call(
                Code.of("row.$L", node.shape() == Shape.MANY ? "each" : "present"),
                call,
                Layout.of("$L", codecs.of(yields)));
    declare(node.name(), node.name(), yields.name(), value);
  }

  private Layout call(NodeModel node, List<String> inputs) {
    String get = node.batched() ? "all" : "get";
    Layout lambda =
        Layout.call(
            Code.of("in -> flow.$L", node.call()),
            inputs.stream().map(input -> Layout.of("in.$L($L)", get, input)).toList());
    List<Layout> arguments = new ArrayList<>();
    arguments.add(Layout.of("$L", flow.names().constantOf(node.name())));
    arguments.add(lambda);
    inputs.stream().distinct().forEach(input -> arguments.add(Layout.of("$L", input)));
    return Layout.call(Code.of("row.$L", node.batched() ? "batch" : "call"), arguments);
  }

  /** {@code row.export(INDEX, passage);}. */
  private void export(String target, Feed feed) {
    String rows = cells(feed, flow.wiring().scopeOf(feed.node()));
    code.add(Code.of("row.export($L, $L)", flow.names().constantOf(target), rows)).add(";\n");
  }

  /** The variable that holds what a feed yields for a scope; declared when first needed. */
  private String cells(Feed feed, Scope scope) {
    TypeModel type = flow.theNode(feed.node()).yields().orElseThrow();
    String name = variable(feed.node());
    if (!feed.path().isEmpty()) {
      name = component(feed, name, type);
      type = feed.path().get(feed.path().size() - 1).type();
    }
    if (feed.only().isPresent()) {
      type = feed.only().get();
      name = only(name, type);
    }
    return switch (feed.mode()) {
      case EACH -> name;
      case OPTIONAL -> optional(name, type);
      case ALL -> all(name, type, scope);
    };
  }

  /**
   * {@code Cells<String> handbookText = row.component(handbook, Codecs.STRING, TextFile::text);}.
   */
  private String component(Feed feed, String rows, TypeModel type) {
    List<ComponentModel> path = feed.path();
    ComponentModel last = path.get(path.size() - 1);
    Layout get =
        path.size() == 1
            ? Layout.of("$T::$L", type.name(), last.name())
            : Layout.of(
                "it -> it.$L",
                path.stream().map(c -> c.name() + "()").collect(Collectors.joining(".")));
    StringBuilder name = new StringBuilder(feed.node());
    path.forEach(component -> name.append(capital(component.name())));
    return declare(
        feed.text(),
        name.toString(),
        last.type().name(),
        Layout.call(
            Code.of("row.component"),
            Layout.of("$L", rows),
            Layout.of("$L", codecs.of(last.type())),
            get));
  }

  /** {@code Cells<Java> parsedJava = row.only(parsed, Rows.JAVA, Java.class);}. */
  private String only(String rows, TypeModel type) {
    return declare(
        rows + " only " + type.name(),
        rows + type.className().simpleName(),
        type.name(),
        Layout.call(
            Code.of("row.only"),
            Layout.of("$L", rows),
            Layout.of("$L", codecs.of(type)),
            Layout.of("$T.class", type.name())));
  }

  /** {@code Cells<Optional<Title>> optionalTitle = row.optional(title);}. */
  private String optional(String values, TypeModel type) {
    return declare(
        values + " optional",
        "optional" + capital(values),
        ParameterizedTypeName.get(ClassName.get(Optional.class), type.name()),
        Layout.of("row.optional($L)", values));
  }

  /** {@code Cells<List<Passage>> allPassage = row.all(passage, handbook);}. */
  private String all(String values, TypeModel type, Scope scope) {
    return declare(
        values + " all " + scope.node(),
        "all" + capital(values),
        ParameterizedTypeName.get(ClassName.get(List.class), type.name()),
        Layout.of("row.all($L, $L)", values, variable(scope.node())));
  }

  private String variable(String key) {
    String variable = variables.get(key);
    if (variable == null) {
      throw new IllegalStateException(key + " is used before it is evaluated");
    }
    return variable;
  }

  private String declare(String key, String wanted, TypeName type, Layout value) {
    String known = variables.get(key);
    if (known != null) {
      return known;
    }
    String name = names.take(wanted);
    variables.put(key, name);
    Code head = Code.of("$T $L = ", ParameterizedTypeName.get(ClassNames.CELLS, type), name);
    code.add(head);
    value.render(INDENT, INDENT + head.width(), 1, code);
    code.add(";\n");
    return name;
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
