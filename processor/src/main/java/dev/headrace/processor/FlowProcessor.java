package dev.headrace.processor;

import com.google.auto.service.AutoService;
import dev.headrace.processor.logic.Fingerprints;
import dev.headrace.processor.model.ClassNames;
import dev.headrace.processor.problem.ProblemPrinter;
import dev.headrace.processor.schema.SchemaLock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Takes each flow of a round, and those of earlier rounds that wait for types which other
 * processors generate, to the {@link FlowPipeline}. Flows wait by name: an element of one round is
 * of no use in the next. A type that never comes is the compiler's to report.
 */
@AutoService(Processor.class)
public final class FlowProcessor extends AbstractProcessor {

  private final Set<String> waiting = new LinkedHashSet<>();
  private Optional<FlowPipeline> pipeline = Optional.empty();

  /** Made by the compiler. */
  public FlowProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    ProblemPrinter printer = new ProblemPrinter(environment);
    pipeline = Optional.of(new FlowPipeline(environment, printer, Fingerprints.of(environment)));
    PurityListener.listen(environment, printer);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.headrace.*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(SchemaLock.DIRECTORY, SchemaLock.MODE);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    FlowPipeline flows = pipeline.orElseThrow();
    Map<String, TypeElement> found = found();
    for (TypeElement annotation : annotations) {
      Set<? extends Element> annotated = round.getElementsAnnotatedWith(annotation);
      annotated.forEach(element -> flows.examine(annotation, element));
      if (annotation.getQualifiedName().contentEquals(ClassNames.FLOW.canonicalName())) {
        annotated.stream().map(TypeElement.class::cast).forEach(f -> found.put(name(f), f));
      }
    }
    waiting.clear();
    FlowPipeline.Stage stage = stage(round);
    found.forEach((name, flow) -> take(flows, name, flow, stage));
    return false;
  }

  /** Flows that wait, as they are in this round. */
  private Map<String, TypeElement> found() {
    Map<String, TypeElement> found = new LinkedHashMap<>();
    for (String name : waiting) {
      TypeElement flow = processingEnv.getElementUtils().getTypeElement(name);
      if (flow != null) {
        found.put(name, flow);
      }
    }
    return found;
  }

  private static String name(TypeElement flow) {
    return flow.getQualifiedName().toString();
  }

  private static FlowPipeline.Stage stage(RoundEnvironment round) {
    if (!round.processingOver()) {
      return FlowPipeline.Stage.ROUND;
    }
    return round.errorRaised() ? FlowPipeline.Stage.FAILED : FlowPipeline.Stage.END;
  }

  private void take(FlowPipeline flows, String name, TypeElement flow, FlowPipeline.Stage stage) {
    if (run(flows, flow, stage) == FlowPipeline.Outcome.NOT_YET) {
      waiting.add(name);
    }
  }

  /** A mistake of this processor is told as such, with its trace; the other flows go on. */
  private FlowPipeline.Outcome run(FlowPipeline flows, TypeElement flow, FlowPipeline.Stage stage) {
    try {
      return flows.run(flow, stage);
    } catch (RuntimeException | StackOverflowError bug) {
      StringWriter trace = new StringWriter();
      bug.printStackTrace(new PrintWriter(trace));
      String message =
          "Headrace failed on this flow. That is a mistake of Headrace, not of the flow; please"
              + " report it with this trace:\n";
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message + trace, flow);
      return FlowPipeline.Outcome.FAULTY;
    }
  }
}
