package dev.headrace.processor.model;

import com.palantir.javapoet.ClassName;
import dev.headrace.processor.model.fault.MisfitModel;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.RowModel;
import dev.headrace.processor.model.type.TypeModel;
import dev.headrace.processor.model.type.UnionModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * A flow as it was written, with its mistakes: nodes, resources, and every row type that occurs.
 *
 * <pre>{@code
 * FlowModel -> NodeModel -> MethodModel -> ParameterModel -> TypeModel
 *           -> ResourceModel                                 |
 *           -> RowModel, UnionModel  <- by name -------------+
 * }</pre>
 */
@Value.Immutable
public interface FlowModel {

  /** What the annotated type is. */
  enum Form {
    /** A record that generated code can use. */
    RECORD,
    /** Something else. */
    NOT_A_RECORD,
    /** A record with type parameters. */
    GENERIC,
    /** A private record, or one in a private class. */
    HIDDEN
  }

  /**
   * The flow's class.
   *
   * @return its name
   */
  ClassName type();

  /**
   * The flow's class as the virtual machine names it.
   *
   * @return the binary name
   */
  String binaryName();

  /**
   * What the annotated type is.
   *
   * @return anything but {@link Form#RECORD} is a mistake
   */
  Form form();

  /**
   * Whether the flow can be named from other packages.
   *
   * @return whether it and all classes around it are public
   */
  boolean isPublic();

  /**
   * Whether generated code uses something deprecated.
   *
   * @return true if the flow, a row or a method is
   */
  boolean deprecated();

  /**
   * What counts as user code in its logic.
   *
   * @return nothing beside its own module unless it says so
   */
  @Value.Default
  default LogicScopeModel logicScope() {
    return ImmutableLogicScopeModel.builder().build();
  }

  /**
   * Whether a class of the flow's package is named as one of {@code java.lang} that generated code
   * uses.
   *
   * @return true if those must be imported to be meant
   */
  boolean hidesJavaLang();

  /**
   * The annotation that marks generated classes.
   *
   * @return none if the compilation does not know it
   */
  Optional<ClassName> generatedAnnotation();

  /**
   * The nodes.
   *
   * @return the flow's components, then its methods, in order of declaration; no name twice
   */
  List<NodeModel> nodes();

  /**
   * Nodes whose name another one has.
   *
   * @return without the first of each name
   */
  List<NodeModel> duplicates();

  /**
   * Components that were meant to be nodes.
   *
   * @return in order of declaration
   */
  List<MisfitModel> misfits();

  /**
   * The resources.
   *
   * @return in order of declaration
   */
  List<ResourceModel> resources();

  /**
   * The row types that occur.
   *
   * @return each after those that it is made of, unless it is made of itself
   */
  List<RowModel> rows();

  /**
   * The sealed interfaces of rows that occur.
   *
   * @return in the order in which they were met
   */
  List<UnionModel> unions();

  /**
   * Types that do not exist, or not yet.
   *
   * @return names, as far as they are known
   */
  List<String> missing();

  /**
   * Implementations of Immutables values that are not there, or not yet.
   *
   * @return names
   */
  List<String> awaited();

  /**
   * Where the flow stands.
   *
   * @return its place
   */
  Place place();

  /**
   * How the nodes are wired.
   *
   * @return the wiring, with what could not be wired
   */
  @Value.Lazy
  default Wiring wiring() {
    return Wiring.of(this);
  }

  /**
   * What generated parts are called.
   *
   * @return the names
   */
  @Value.Lazy
  default GeneratedNames names() {
    return GeneratedNames.of(this);
  }

  /**
   * The nodes of one role.
   *
   * @param role the role
   * @return in order of declaration
   */
  default List<NodeModel> nodes(NodeModel.Role role) {
    return nodes().stream().filter(node -> node.role() == role).toList();
  }

  /**
   * The nodes that others can take from.
   *
   * @return sources and transforms
   */
  default Stream<NodeModel> producers() {
    return nodes().stream().filter(node -> node.role() != NodeModel.Role.TARGET);
  }

  /**
   * Finds a node.
   *
   * @param name its name
   * @return the node, if there is one
   */
  default Optional<NodeModel> node(String name) {
    return nodes().stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /**
   * A node that is known to exist.
   *
   * @param name its name
   * @return the node
   */
  default NodeModel theNode(String name) {
    return node(name).orElseThrow();
  }

  /**
   * Finds a row type.
   *
   * @param type a type
   * @return its components, if it is a row
   */
  default Optional<RowModel> row(TypeModel type) {
    return rows().stream().filter(row -> row.type().equals(type.name())).findFirst();
  }

  /**
   * Finds a sealed interface.
   *
   * @param type a type
   * @return what it permits, if it is one
   */
  default Optional<UnionModel> union(TypeModel type) {
    return unions().stream().filter(union -> union.type().equals(type.name())).findFirst();
  }

  /**
   * Whether something yields rows of a type that can't be told, so that what seems to miss a node
   * may only miss that one.
   *
   * @return true if a node or a component that was meant to be one is at fault
   */
  @Value.Lazy
  default boolean hasUnknownRows() {
    return !misfits().isEmpty() || producers().anyMatch(node -> node.yields().isEmpty());
  }

  /**
   * A type as one would write it here.
   *
   * @param type a type
   * @return with simple names, unless another type of the flow has the same
   */
  default String text(TypeModel type) {
    return others(type).filter(name -> name.equals(type.text())).count() > 0
        ? type.name().toString()
        : type.text();
  }

  private Stream<String> others(TypeModel type) {
    return Stream.of(
            nodes().stream().map(NodeModel::type),
            nodes().stream().flatMap(node -> node.yields().stream()),
            nodes().stream()
                .flatMap(node -> node.method().stream())
                .flatMap(method -> method.parameters().stream())
                .map(ParameterModel::type))
        .flatMap(types -> types)
        .filter(other -> !other.same(type))
        .map(TypeModel::text);
  }
}
