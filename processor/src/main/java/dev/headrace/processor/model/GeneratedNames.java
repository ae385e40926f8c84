package dev.headrace.processor.model;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.type.RowModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.UnionModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** What generated classes, constants and variables are called. */
@Value.Immutable
public interface GeneratedNames {

  /**
   * The plan.
   *
   * @return {@code docs.HandbookSearchPlan}
   */
  ClassName plan();

  /**
   * The class of the row types' codecs.
   *
   * @return {@code docs.HandbookSearchRows}
   */
  ClassName rows();

  /**
   * The graph as a resource.
   *
   * @return {@code META-INF/headrace/docs.HandbookSearch.plan.json}
   */
  String graphResource();

  /**
   * A picture of the graph as a resource.
   *
   * @return {@code META-INF/headrace/docs.HandbookSearch.mmd}
   */
  String pictureResource();

  /**
   * The constants of the plan that hold nodes.
   *
   * @return by the node's name
   */
  Map<String, String> nodes();

  /**
   * Types that the plan refers to: a constant or variable of the same name would hide them.
   *
   * @return simple names, those of types around nested ones among them
   */
  Set<String> types();

  /**
   * The codecs that the rows' class holds.
   *
   * @return each after those that it uses
   */
  List<CodecConstant> codecs();

  /** A constant that holds a codec. */
  @Value.Immutable
  interface CodecConstant {

    /**
     * The constant's name.
     *
     * @return {@code "TEXT_FILE"}
     */
    String name();

    /**
     * The class of a row's codec.
     *
     * @return {@code "TextFileCodec"}
     */
    String className();

    /**
     * The type of the values.
     *
     * @return a row, a sealed interface, an enum or a collection
     */
    TypeModel type();
  }

  /**
   * Names what is generated for a flow.
   *
   * @param flow the flow
   * @return the names
   */
  static GeneratedNames of(FlowModel flow) {
    ClassName plan = plan(flow.type());
    ClassName rows = beside(flow.type(), "Rows");
    Set<String> types = types(flow, plan, rows);
    Names constants =
        new Names(Stream.concat(Stream.of("GRAPH"), types.stream()).toArray(String[]::new));
    ImmutableGeneratedNames.Builder names =
        ImmutableGeneratedNames.builder()
            .plan(plan)
            .rows(rows)
            .types(types)
            .graphResource("META-INF/headrace/" + flow.binaryName() + ".plan.json")
            .pictureResource("META-INF/headrace/" + flow.binaryName() + ".mmd")
            .addAllCodecs(CodecTable.of(flow));
    flow.nodes()
        .forEach(node -> names.putNodes(node.name(), constants.take(constant(node.name()))));
    return names.build();
  }

  private static Set<String> types(FlowModel flow, ClassName plan, ClassName rows) {
    return Stream.of(
            flow.rows().stream().map(RowModel::type),
            flow.unions().stream().map(UnionModel::type),
            Stream.of(flow.type(), plan, rows, ClassNames.CODECS))
        .flatMap(types -> types)
        .flatMap(type -> type.simpleNames().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The plan of a flow, whether or not it can be written.
   *
   * @param flow the flow's type
   * @return the plan's name
   */
  static ClassName plan(ClassName flow) {
    return beside(flow, "Plan");
  }

  private static ClassName beside(ClassName flow, String ending) {
    return ClassName.get(flow.packageName(), String.join("_", flow.simpleNames()) + ending);
  }

  /**
   * The constant of a node.
   *
   * @param node the node's name
   * @return the constant
   */
  default String constantOf(String node) {
    return Optional.ofNullable(nodes().get(node))
        .orElseThrow(() -> new IllegalStateException(node + " has no constant"));
  }

  /**
   * Finds the constant that holds the codec of a type.
   *
   * @param type the type
   * @return the constant
   */
  default CodecConstant codec(TypeModel type) {
    return codecs().stream()
        .filter(codec -> codec.type().same(type))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no codec was named for " + type.text()));
  }

  /**
   * Whether there is a constant for the codec of a type.
   *
   * @param type the type
   * @return true for rows, sealed interfaces, enums, and collections that are in rows
   */
  default boolean hasCodec(TypeModel type) {
    return codecs().stream().anyMatch(codec -> codec.type().same(type));
  }

  /**
   * A constant's name for something.
   *
   * @param name {@code "textFile"} or {@code "TextFile"}
   * @return {@code "TEXT_FILE"}
   */
  static String constant(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toUpperCase(Locale.ROOT);
  }
}
