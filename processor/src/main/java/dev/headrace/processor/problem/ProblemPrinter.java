package dev.headrace.processor.problem;

import dev.headrace.processor.model.place.ImmutablePlace;
import dev.headrace.processor.model.place.Place;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Prints problems where they stand, each once in a compilation, and leaves out suppressed warnings.
 * Where a compiler's trees are at hand (javac), a message stands on the very annotation value;
 * elsewhere on what the standard messager can point at.
 */
public final class ProblemPrinter {

  private final Messager messager;
  private final Optional<TreePrinter> trees;
  private final Set<Problem> printed = new HashSet<>();

  /**
   * Makes a printer.
   *
   * @param environment the compilation
   */
  public ProblemPrinter(ProcessingEnvironment environment) {
    this.messager = environment.getMessager();
    this.trees = TreePrinter.of(environment);
  }

  /**
   * Prints problems.
   *
   * @param problems the problems of one flow
   */
  public void print(Problems problems) {
    problems.all().stream()
        .filter(problem -> !suppressed(problem))
        .filter(problem -> printed.add(withoutUse(problem)))
        .forEach(this::print);
  }

  /** Two flows may use one faulty row; it is told once. */
  private static Problem withoutUse(Problem problem) {
    Place place = ImmutablePlace.builder().from(problem.place()).use(Optional.empty()).build();
    return new Problem(problem.code(), place, problem.arguments());
  }

  private void print(Problem problem) {
    Diagnostic.Kind kind =
        problem.code().severity() == ProblemCode.Severity.ERROR
            ? Diagnostic.Kind.ERROR
            : Diagnostic.Kind.WARNING;
    String message = problem.message();
    boolean placed = trees.isPresent() && trees.get().print(kind, message, problem.place());
    if (!placed) {
      printAtElement(kind, message, problem.place());
    }
  }

  private void printAtElement(Diagnostic.Kind kind, String message, Place place) {
    Element element = standing(place.element());
    String text = message + named(place.element());
    element.getAnnotationMirrors().stream()
        .filter(mirror -> isNamed(mirror.getAnnotationType().asElement(), place))
        .findFirst()
        .ifPresentOrElse(
            mirror -> messager.printMessage(kind, text, element, mirror),
            () -> messager.printMessage(kind, text, element));
  }

  /** No messager points at a record's component; some point at the field that it becomes. */
  private static Element standing(Element element) {
    Element type = element.getEnclosingElement();
    if (element.getKind() != ElementKind.RECORD_COMPONENT || type == null) {
      return element;
    }
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().equals(element.getSimpleName()))
        .map(Element.class::cast)
        .findFirst()
        .orElse(type);
  }

  /**
   * Eclipse's compiler shows no place at all for records and their components, of which it takes
   * those with annotations for parameters.
   */
  private static String named(Element element) {
    boolean component =
        element.getKind() == ElementKind.RECORD_COMPONENT
            || element.getKind() == ElementKind.PARAMETER;
    if (element.getKind() == ElementKind.RECORD) {
      return "\n    At: " + element;
    }
    return component && element.getEnclosingElement() instanceof TypeElement record
        ? "\n    At: " + element.getSimpleName() + " of " + record
        : "";
  }

  private static boolean isNamed(Element annotation, Place place) {
    Name name = ((TypeElement) annotation).getQualifiedName();
    return place.annotation().filter(name::contentEquals).isPresent();
  }

  private static boolean suppressed(Problem problem) {
    return problem.code().severity() == ProblemCode.Severity.WARNING
        && Suppressions.suppresses(problem.place().element(), problem.code().code());
  }
}
