package dev.headrace.processor.problem;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.headrace.processor.model.place.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Prints a message on a tree of javac, which the messager can't do for record components. */
final class TreePrinter {

  private final Trees trees;

  private TreePrinter(Trees trees) {
    this.trees = trees;
  }

  /** None under a compiler that has other trees than javac's. */
  static Optional<TreePrinter> of(ProcessingEnvironment environment) {
    try {
      return Optional.of(new TreePrinter(Trees.instance(environment)));
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return Optional.empty();
    }
  }

  /** Prints on the place, or where that has no source on what uses it; false if neither has. */
  boolean print(Diagnostic.Kind kind, String message, Place place) {
    Optional<CompilationUnitTree> unit = path(place.element()).map(TreePath::getCompilationUnit);
    Optional<Tree> tree =
        place
            .tree()
            .map(Tree.class::cast)
            .or(() -> tree(place.element()).map(found -> narrowed(found, place)))
            .or(() -> component(place.element()).flatMap(this::modifiers));
    if (unit.isPresent() && tree.isPresent()) {
      trees.printMessage(kind, message, tree.get(), unit.get());
      return true;
    }
    return place.use().isPresent() && print(kind, message, place.use().get());
  }

  /** The component that an accessor without a tree was made for. */
  private static Optional<Element> component(Element accessor) {
    return accessor.getEnclosingElement() instanceof TypeElement type
        ? type.getRecordComponents().stream()
            .filter(component -> accessor.equals(component.getAccessor()))
            .findFirst()
            .map(Element.class::cast)
        : Optional.empty();
  }

  /** Where the annotations of a component begin. */
  private Optional<Tree> modifiers(Element component) {
    return tree(component).flatMap(tree -> modifiers(tree, component));
  }

  private Optional<TreePath> path(Element element) {
    Element around = element;
    while (around != null && !around.getKind().isClass() && !around.getKind().isInterface()) {
      around = around.getEnclosingElement();
    }
    return Optional.ofNullable(around).map(trees::getPath);
  }

  private Optional<Tree> tree(Element element) {
    if (element.getKind() == ElementKind.RECORD_COMPONENT) {
      return path(element)
          .flatMap(path -> variable(((ClassTree) path.getLeaf()).getMembers(), element));
    }
    if (element.getKind() == ElementKind.PARAMETER
        && element.getEnclosingElement() instanceof ExecutableElement method) {
      return Optional.ofNullable(trees.getTree(method))
          .flatMap(tree -> variable(tree.getParameters(), element));
    }
    return Optional.ofNullable(trees.getTree(element));
  }

  private static Optional<Tree> variable(List<? extends Tree> trees, Element element) {
    return trees.stream()
        .filter(VariableTree.class::isInstance)
        .filter(tree -> element.getSimpleName().equals(((VariableTree) tree).getName()))
        .findFirst()
        .map(Tree.class::cast);
  }

  /** The annotation or value that the place is about, else the element's own tree. */
  private Tree narrowed(Tree tree, Place place) {
    if (place.annotation().isEmpty()) {
      return tree;
    }
    return declarations(tree, place.element())
        .flatMap(declaration -> annotations(declaration).stream())
        .filter(annotation -> isNamed(annotation, place.annotation().get()))
        .findFirst()
        .map(annotation -> value(annotation, place))
        .or(() -> modifiers(tree, place.element()))
        .orElse(tree);
  }

  /**
   * The trees that carry an element's annotations. The compiler moves those of a record component
   * to where they are applicable: the canonical constructor's parameter, or the accessor.
   */
  private Stream<Tree> declarations(Tree tree, Element element) {
    if (element.getKind() != ElementKind.RECORD_COMPONENT) {
      return Stream.of(tree);
    }
    List<? extends Tree> members =
        path(element).map(path -> ((ClassTree) path.getLeaf()).getMembers()).orElse(List.of());
    Stream<Tree> parameters =
        members.stream()
            .filter(MethodTree.class::isInstance)
            .map(MethodTree.class::cast)
            .filter(method -> method.getName().contentEquals("<init>"))
            .flatMap(method -> variable(method.getParameters(), element).stream());
    return Stream.concat(Stream.of(tree), parameters);
  }

  /** Where a component's annotations begin, which is known even after they were moved away. */
  private static Optional<Tree> modifiers(Tree tree, Element element) {
    return element.getKind() == ElementKind.RECORD_COMPONENT
        ? Optional.of(((VariableTree) tree).getModifiers())
        : Optional.empty();
  }

  private static List<? extends AnnotationTree> annotations(Tree tree) {
    if (tree instanceof VariableTree variable) {
      return variable.getModifiers().getAnnotations();
    }
    ModifiersTree modifiers =
        tree instanceof MethodTree method
            ? method.getModifiers()
            : ((ClassTree) tree).getModifiers();
    return modifiers.getAnnotations();
  }

  private static boolean isNamed(AnnotationTree annotation, String qualifiedName) {
    String written = annotation.getAnnotationType().toString();
    return written.equals(qualifiedName) || qualifiedName.endsWith("." + written);
  }

  private static Tree value(AnnotationTree annotation, Place place) {
    if (place.attribute().isEmpty()) {
      return annotation;
    }
    for (ExpressionTree argument : annotation.getArguments()) {
      if (!(argument instanceof AssignmentTree assignment)) {
        return place.attribute().get().equals("value") ? element(argument, place) : annotation;
      }
      if (assignment.getVariable().toString().equals(place.attribute().get())) {
        return element(assignment.getExpression(), place);
      }
    }
    return annotation;
  }

  private static Tree element(ExpressionTree value, Place place) {
    int index = place.index().orElse(0);
    return value instanceof NewArrayTree array && index < array.getInitializers().size()
        ? array.getInitializers().get(index)
        : value;
  }
}
