package dev.headrace.processor.read;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.headrace.fingerprint.purity.PurityTable;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.model.fault.ImmutableImpureUseModel;
import dev.headrace.processor.model.fault.ImpureUseModel;
import dev.headrace.processor.model.fault.ImpureUseModel.Kind;
import dev.headrace.processor.model.place.Place;
import dev.headrace.processor.model.type.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Reads the bodies of a class's transforms, once javac has found out what the names in them mean.
 * One thread's, and used for one class.
 */
public final class BodyReader extends TreePathScanner<Void, Optional<Element>> {

  private final Trees trees;
  private final ImpureUses impure;
  private final List<ImpureUseModel> found = new ArrayList<>();
  private String transform = "";
  private List<String> variables = List.of();

  private BodyReader(Trees trees, ImpureUses impure) {
    this.trees = trees;
    this.impure = impure;
  }

  /**
   * Reads the bodies of a class and of those nested in it.
   *
   * @param environment the compilation
   * @param trees javac's trees
   * @param table gives the members of libraries that are impure, when there is a body to read
   * @param type a class whose bodies were analysed
   * @return what they use, in order
   */
  public static List<ImpureUseModel> read(
      ProcessingEnvironment environment,
      Trees trees,
      Supplier<PurityTable> table,
      TypeElement type) {
    ImpureUses impure =
        new ImpureUses(environment.getElementUtils(), environment.getTypeUtils(), table);
    BodyReader reader = new BodyReader(trees, impure);
    TreePath path = trees.getPath(type);
    if (path != null) {
      reader.scan(path, Optional.empty());
    }
    return reader.found;
  }

  /** Looks into transforms only, and those that say that they are functions. */
  @Override
  public Void visitMethod(MethodTree tree, Optional<Element> around) {
    Element method = trees.getElement(getCurrentPath());
    if (around.isPresent()) {
      return super.visitMethod(tree, around);
    }
    if (method instanceof ExecutableElement executable && isTransform(executable)) {
      transform = name(executable);
      variables = variables(executable);
      super.visitMethod(tree, Optional.of(method));
    }
    return null;
  }

  private static boolean isTransform(ExecutableElement method) {
    TypeElement owner = Reading.owner(method);
    boolean flow = Annotations.has(owner, ClassNames.FLOW);
    return annotation(method)
        .filter(BodyReader::isDeterministic)
        .filter(mirror -> flow || TransformRecordReader.candidates(owner).contains(method))
        .isPresent();
  }

  private static Optional<? extends AnnotationMirror> annotation(ExecutableElement method) {
    TypeElement owner = Reading.owner(method);
    Element annotated = Annotations.has(owner, ClassNames.FLOW) ? method : owner;
    return Annotations.find(annotated, ClassNames.TRANSFORM);
  }

  private static List<String> variables(ExecutableElement method) {
    return annotation(method).map(mirror -> Annotations.texts(mirror, "env")).orElse(List.of());
  }

  private static boolean isDeterministic(AnnotationMirror transform) {
    return !Annotations.value(transform, "deterministic").equals(Optional.of(false));
  }

  private static String name(ExecutableElement method) {
    TypeElement owner = Reading.owner(method);
    return Annotations.has(owner, ClassNames.FLOW)
        ? method.getSimpleName().toString()
        : TypeModel.simple(ClassName.get(owner)) + "." + method.getSimpleName();
  }

  /** A variable of the body may carry what suppresses a warning. */
  @Override
  public Void visitVariable(VariableTree tree, Optional<Element> around) {
    Optional<Element> variable = Optional.ofNullable(trees.getElement(getCurrentPath()));
    return super.visitVariable(tree, around.flatMap(outer -> variable.or(() -> around)));
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Optional<Element> around) {
    Optional<TypeMirror> receiver = Optional.empty();
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      receiver = typeOf(select.getExpression());
      Element held = element(select.getExpression());
      if (around.isPresent()
          && held != null
          && element(tree) instanceof ExecutableElement called
          && impure.changes(called, held)) {
        add(Kind.MUTABLE_STATIC, text(held), select, around.get());
      }
    }
    if (!isListedVariable(tree)) {
      call(element(tree), receiver, tree.getMethodSelect(), around);
    }
    return super.visitMethodInvocation(tree, around);
  }

  /** {@code System.getenv("MODEL")} of a variable that the transform lists, so that it counts. */
  private boolean isListedVariable(MethodInvocationTree tree) {
    return !variables.isEmpty()
        && tree.getArguments().size() == 1
        && element(tree) instanceof ExecutableElement called
        && called.getSimpleName().contentEquals("getenv")
        && Reading.owner(called).getQualifiedName().contentEquals("java.lang.System")
        && constant(tree.getArguments().get(0)).filter(variables::contains).isPresent();
  }

  private Optional<Object> constant(ExpressionTree tree) {
    return tree instanceof LiteralTree literal
        ? Optional.ofNullable(literal.getValue())
        : element(tree) instanceof VariableElement variable
            ? Optional.ofNullable(variable.getConstantValue())
            : Optional.empty();
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Optional<Element> around) {
    call(element(tree), Optional.empty(), tree, around);
    return super.visitNewClass(tree, around);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Optional<Element> around) {
    call(element(tree), typeOf(tree.getQualifierExpression()), tree, around);
    return super.visitMemberReference(tree, around);
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Optional<Element> around) {
    field(tree, around);
    return super.visitIdentifier(tree, around);
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Optional<Element> around) {
    field(tree, around);
    return super.visitMemberSelect(tree, around);
  }

  private void call(
      Element called, Optional<TypeMirror> receiver, Tree tree, Optional<Element> around) {
    if (around.isPresent() && called instanceof ExecutableElement executable) {
      impure
          .call(executable, receiver)
          .ifPresent(kind -> add(kind, text(called), tree, around.get()));
    }
  }

  private void field(ExpressionTree tree, Optional<Element> around) {
    Element used = element(tree);
    if (around.isPresent() && used != null) {
      impure.field(used).ifPresent(kind -> add(kind, text(used), tree, around.get()));
    }
  }

  private Element element(Tree tree) {
    return trees.getElement(new TreePath(getCurrentPath(), tree));
  }

  private Optional<TypeMirror> typeOf(Tree tree) {
    return Optional.ofNullable(trees.getTypeMirror(new TreePath(getCurrentPath(), tree)));
  }

  private static String text(Element member) {
    String owner = TypeModel.simple(ClassName.get(Reading.owner(member)));
    return member.getKind() == ElementKind.CONSTRUCTOR
        ? "new " + owner
        : owner + "." + member.getSimpleName();
  }

  private void add(Kind kind, String member, Tree tree, Element around) {
    found.add(
        ImmutableImpureUseModel.builder()
            .kind(kind)
            .transform(transform)
            .member(member)
            .place(Place.of(around).at(tree))
            .build());
  }
}
