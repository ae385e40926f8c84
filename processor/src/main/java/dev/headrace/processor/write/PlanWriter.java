package dev.headrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.model.LogicScopeModel;
import dev.headrace.processor.model.NodeModel;
import dev.headrace.processor.model.NodeModel.Role;
import dev.headrace.processor.model.ResourceModel;
import dev.headrace.processor.model.ResourceModel.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the plan of a flow. */
final class PlanWriter {

  private static final ClassName LIST = ClassName.get(List.class);

  private final FlowModel flow;
  private final CodecCode codecs;

  PlanWriter(FlowModel flow) {
    this.flow = flow;
    this.codecs = new CodecCode(flow, false);
  }

  /**
   * The class.
   *
   * <pre>{@code
   * public final class HandbookSearchPlan implements Plan<HandbookSearch> {
   *   private static final Node<TextFile> HANDBOOK = ...;
   *   private static final Graph GRAPH = ...;
   *   private HandbookSearchPlan() {}
   *   public static BoundPlan<HandbookSearch> of(HandbookSearch flow) { ... }
   *   public Graph graph() { ... }
   *   public List<Stage<HandbookSearch, ?>> stages() { ... }
   *   public List<Delivery<HandbookSearch, ?>> deliveries() { ... }
   *   public List<Resource<HandbookSearch>> resources() { ... }
   *   private static void handbook(HandbookSearch flow, Evaluation<TextFile> row) { ... }
   * }
   * }</pre>
   */
  TypeSpec write() {
    NodeFields fields = new NodeFields(flow, codecs);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(flow.names().plan())
            .addModifiers(Modifier.FINAL)
            .addSuperinterface(ParameterizedTypeName.get(ClassNames.PLAN_TYPE, flow.type()))
            .addJavadoc("Plan of {@link $T}.\n\n", flow.type())
            .addJavadoc("<pre>{@code\n$L}</pre>", new Drawing(flow).text());
    if (flow.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    flow.nodes().forEach(node -> type.addField(fields.node(node)));
    type.addField(fields.graph())
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(of())
        .addMethod(graph())
        .addMethod(stages())
        .addMethod(deliveries())
        .addMethod(resources());
    if (flow.logicScope().isDeclared()) {
      type.addMethod(logicScope());
    }
    flow.nodes(Role.SOURCE)
        .forEach(source -> type.addMethod(new EvaluationWriter(flow, codecs, source).write()));
    return type.build();
  }

  /**
   * Binds.
   *
   * <pre>{@code
   * public static BoundPlan<HandbookSearch> of(HandbookSearch flow) {
   *   return BoundPlan.of(new HandbookSearchPlan(), flow);
   * }
   * }</pre>
   */
  private MethodSpec of() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("of")
            .addJavadoc("Binds the plan to a flow: to its sources, targets and resources.\n\n")
            .addJavadoc("@param flow the flow\n@return the plan with the flow")
            .addModifiers(Modifier.STATIC)
            .returns(ParameterizedTypeName.get(ClassNames.BOUND_PLAN, flow.type()))
            .addParameter(flow.type(), "flow")
            .addStatement(
                "return $T.of(new $T(), flow)", ClassNames.BOUND_PLAN, flow.names().plan());
    if (flow.isPublic()) {
      method.addModifiers(Modifier.PUBLIC);
    }
    return method.build();
  }

  /** {@code public Graph graph() { return GRAPH; }}. */
  private static MethodSpec graph() {
    return overriding("graph", ClassNames.GRAPH).addStatement("return GRAPH").build();
  }

  /**
   * The sources.
   *
   * <pre>{@code
   * return List.of(
   *     Stage.of(HANDBOOK, Rows.TEXT_FILE, HandbookSearch::handbook, HandbookSearchPlan::handbook));
   * }</pre>
   */
  private MethodSpec stages() {
    List<Layout> stages =
        flow.nodes(Role.SOURCE).stream()
            .map(
                node ->
                    Layout.call(
                        Code.of("$T.of", ClassNames.STAGE),
                        Layout.of("$L", constant(node)),
                        Layout.of("$L", codecs.of(node.type())),
                        Layout.of("$T::$L", flow.type(), node.name()),
                        Layout.of("$T::$L", flow.names().plan(), node.name())))
            .toList();
    return list("stages", ofFlow(ClassNames.STAGE, true), stages);
  }

  /**
   * The targets.
   *
   * <pre>{@code
   * return List.of(Delivery.of(INDEX, HandbookSearchRows.PASSAGE, HandbookSearch::index));
   * }</pre>
   */
  private MethodSpec deliveries() {
    List<Layout> deliveries =
        flow.nodes(Role.TARGET).stream()
            .map(
                node ->
                    Layout.call(
                        Code.of("$T.of", ClassNames.DELIVERY),
                        Layout.of("$L", constant(node)),
                        Layout.of("$L", codecs.of(node.type())),
                        Layout.of("$T::$L", flow.type(), node.name())))
            .toList();
    return list("deliveries", ofFlow(ClassNames.DELIVERY, true), deliveries);
  }

  private String constant(NodeModel node) {
    return flow.names().constantOf(node.name());
  }

  /**
   * What counts for fingerprints.
   *
   * <pre>{@code
   * return List.of(
   *     Resource.of("chunks.maxChars", Codecs.INT, flow -> flow.chunks().maxChars()),
   *     Resource.fingerprinted("embedder", HandbookSearch::embedder));
   * }</pre>
   */
  private MethodSpec resources() {
    List<Layout> resources =
        flow.resources().stream()
            .filter(resource -> resource.treatment() != Treatment.UNTRACKED)
            .map(this::resource)
            .toList();
    return list("resources", ofFlow(ClassNames.RESOURCE, false), resources);
  }

  private Layout resource(ResourceModel resource) {
    String get =
        resource.path().stream()
            .map(name -> name + "()")
            .collect(Collectors.joining(".", "flow.", ""));
    Layout plain =
        resource.path().size() == 1
            ? Layout.of("$T::$L", flow.type(), resource.path().get(0))
            : Layout.of("flow -> $L", get);
    Layout path = Layout.of("$S", resource.text());
    if (resource.treatment() == Treatment.FINGERPRINTED) {
      return Layout.call(Code.of("$T.fingerprinted", ClassNames.RESOURCE), path, plain);
    }
    Code codec = codecs.of(resource.type());
    Code call = Code.of("$T.of", ClassNames.RESOURCE);
    return resource.nullable()
        ? Layout.call(
            call,
            path,
            Layout.of("$T.optional($L)", ClassNames.CODECS, codec),
            Layout.of("flow -> $T.ofNullable($L)", Optional.class, get))
        : Layout.call(call, path, Layout.of("$L", codec), plain);
  }

  private ParameterizedTypeName ofFlow(ClassName type, boolean wildcard) {
    TypeName any = WildcardTypeName.subtypeOf(Object.class);
    return wildcard
        ? ParameterizedTypeName.get(type, flow.type(), any)
        : ParameterizedTypeName.get(type, flow.type());
  }

  private static MethodSpec list(String name, TypeName element, List<Layout> elements) {
    Layout list = Layout.call(Code.of("$T.of", LIST), elements);
    return overriding(name, ParameterizedTypeName.get(LIST, element))
        .addCode(list.statement(4, "return "))
        .build();
  }

  /**
   * What counts as user code.
   *
   * <pre>{@code
   * return LogicScope.MODULE
   *     .artifacts("text-utils")
   *     .libraries(Library.IGNORE, "slf4j-api");
   * }</pre>
   */
  private MethodSpec logicScope() {
    LogicScopeModel scope = flow.logicScope();
    List<Layout> links = new ArrayList<>();
    if (!scope.packages().isEmpty()) {
      links.add(new Layout.Leaf(Code.texts("packages", scope.packages())));
    }
    if (!scope.artifacts().isEmpty()) {
      links.add(new Layout.Leaf(Code.texts("artifacts", scope.artifacts())));
    }
    libraries("CONTENT", scope.content(), links);
    libraries("VERSION", scope.version(), links);
    libraries("IGNORE", scope.ignore(), links);
    Code head = Code.of("$T.MODULE", ClassNames.PLAN_LOGIC_SCOPE);
    return overriding("logicScope", ClassNames.PLAN_LOGIC_SCOPE)
        .addCode(new Layout.Chain(head, links).statement(4, "return "))
        .build();
  }

  private static void libraries(String how, List<String> names, List<Layout> links) {
    if (!names.isEmpty()) {
      List<Code> literals = names.stream().map(name -> Code.of("$S", name)).toList();
      links.add(
          Layout.of("libraries($T.$L, $L)", ClassNames.LIBRARY, how, Code.joined(", ", literals)));
    }
  }

  private static MethodSpec.Builder overriding(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returns);
  }
}
