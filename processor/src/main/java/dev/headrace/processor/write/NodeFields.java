package dev.headrace.processor.write;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.Feed;
import dev.headrace.processor.model.Feeding;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.Input;
import dev.headrace.processor.model.MethodModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.SettingsModel;
import dev.headrace.processor.model.type.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes the constants of a plan: its nodes, and the graph that they make. */
final class NodeFields {

  private static final int INDENT = 2;

  private final FlowModel flow;
  private final CodecCode codecs;

  NodeFields(FlowModel flow, CodecCode codecs) {
    this.flow = flow;
    this.codecs = codecs;
  }

  /**
   * A node.
   *
   * <pre>{@code
   * private static final Node<float[]> EMBEDDING = Node.transform(
   *     "embedding",
   *     Codecs.FLOATS,
   *     MethodRef.of("docs.HandbookSearch", "embedding", "(Ljava/util/List;)Ljava/util/List;"))
   *     .batched(64);
   * }</pre>
   */
  FieldSpec node(NodeModel node) {
    TypeModel result = node.result().orElseThrow();
    List<Layout> arguments = new ArrayList<>();
    arguments.add(Layout.of("$S", node.name()));
    arguments.add(Layout.of("$L", codecs.of(result)));
    node.method().ifPresent(method -> arguments.add(methodRef(method)));
    Code head = Code.of("$T.$L", ClassNames.NODE, node.role().name().toLowerCase(Locale.ROOT));
    Layout made = Layout.then(Layout.call(head, arguments), settings(node.settings()));
    TypeName type = ParameterizedTypeName.get(ClassNames.NODE, result.name());
    return constant(type, flow.names().constantOf(node.name()), made);
  }

  private static Layout methodRef(MethodModel method) {
    List<Code> types = new ArrayList<>();
    texts("taking", method.hiddenInputs(), types);
    texts("returning", method.hiddenOutputs(), types);
    return Layout.then(
        Layout.call(
            Code.of("$T.of", ClassNames.METHOD_REF),
            Layout.of("$S", method.owner()),
            Layout.of("$S", method.name()),
            Layout.of("$S", method.descriptor())),
        types);
  }

  /** {@code deps("docs.Client", "docs.Other")}, or nothing. */
  private static void texts(String link, List<String> texts, List<Code> code) {
    if (!texts.isEmpty()) {
      code.add(Code.texts(link, texts));
    }
  }

  private static List<Code> settings(SettingsModel settings) {
    List<Code> code = new ArrayList<>();
    settings.batch().ifPresent(max -> code.add(Code.of("batched($L)", max)));
    if (!settings.deterministic()) {
      code.add(Code.of("nondeterministic()"));
    }
    if (settings.version() != 0) {
      code.add(Code.of("version($L)", settings.version()));
    }
    if (settings.pinned()) {
      code.add(Code.of("pinned()"));
    }
    texts("deps", settings.deps(), code);
    texts("files", settings.files(), code);
    texts("env", settings.env(), code);
    return code;
  }

  /**
   * The graph.
   *
   * <pre>{@code
   * private static final Graph GRAPH = Graph.of("docs.HandbookSearch")
   *     .source(HANDBOOK)
   *     .transform(CHUNKS, "handbook", Edge.each("handbook.text"))
   *     .target(INDEX, "passage")
   *     .build();
   * }</pre>
   */
  FieldSpec graph() {
    List<Layout> links = new ArrayList<>();
    flow.wiring().order().forEach(node -> links.add(link(node)));
    flow.wiring().feedings().forEach(feeding -> links.add(target(feeding)));
    links.add(Layout.of("build()"));
    Code head = Code.of("$T.of($S)", ClassNames.GRAPH, flow.binaryName());
    return constant(ClassNames.GRAPH, "GRAPH", new Layout.Chain(head, links));
  }

  private Layout link(NodeModel node) {
    String constant = flow.names().constantOf(node.name());
    if (node.role() == Role.SOURCE) {
      return Layout.of("source($L)", constant);
    }
    List<Layout> arguments = new ArrayList<>();
    arguments.add(Layout.of("$L", constant));
    arguments.add(Layout.of("$S", flow.wiring().scopeOf(node.name()).node()));
    for (Input input : flow.wiring().inputsOf(node.name())) {
      Feed feed = input.feed().orElseThrow();
      String mode = feed.mode().name().toLowerCase(Locale.ROOT);
      arguments.add(Layout.of("$T.$L($S)", ClassNames.EDGE, mode, feed.text()));
    }
    return Layout.call(Code.of("transform"), arguments);
  }

  private Layout target(Feeding feeding) {
    List<Layout> arguments = new ArrayList<>();
    arguments.add(Layout.of("$L", flow.names().constantOf(feeding.target())));
    feeding.feeds().forEach(feed -> arguments.add(Layout.of("$S", feed.node())));
    return Layout.call(Code.of("target"), arguments);
  }

  private static FieldSpec constant(TypeName type, String name, Layout value) {
    int before = INDENT + "private static final  = ".length() + Code.width(type) + name.length();
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value.initializer(INDENT, before))
        .build();
  }
}
