package dev.headrace.processor;

import dev.headrace.processor.check.Checks;
import dev.headrace.processor.logic.Fingerprints;
import dev.headrace.processor.model.FlowModel;
import dev.headrace.processor.problem.DeclarationCode;
import dev.headrace.processor.problem.ProblemPrinter;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.problem.TypeCode;
import dev.headrace.processor.read.FlowReader;
import dev.headrace.processor.read.MisfitReader;
import dev.headrace.processor.read.StrayReader;
import dev.headrace.processor.schema.SchemaLock;
import dev.headrace.processor.write.FlowWriter;
import dev.headrace.processor.write.Placeholder;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The way of one flow: read, check, write. */
final class FlowPipeline {

  /** How far a flow came. */
  enum Outcome {
    /** Its files are written. */
    WRITTEN,
    /** It has mistakes, which are told. */
    FAULTY,
    /** It needs types that do not exist yet. */
    NOT_YET
  }

  /** What a compilation may still bring. */
  enum Stage {
    /** Types, and further rounds. */
    ROUND,
    /** Nothing. */
    END,
    /** Nothing, since there are errors: what other processors would have made is not there. */
    FAILED
  }

  private final ProcessingEnvironment environment;
  private final ProblemPrinter printer;
  private final Fingerprints fingerprints;
  private final SchemaLock schemas;

  FlowPipeline(
      ProcessingEnvironment environment, ProblemPrinter printer, Fingerprints fingerprints) {
    this.environment = environment;
    this.printer = printer;
    this.fingerprints = fingerprints;
    this.schemas = new SchemaLock(environment.getOptions());
  }

  /** Takes one flow as far as it goes; at the end nothing can be waited for. */
  Outcome run(TypeElement element, Stage stage) {
    FlowModel flow = FlowReader.read(environment, element);
    boolean waits = stage == Stage.ROUND && !flow.awaited().isEmpty();
    if (waits || !flow.missing().isEmpty()) {
      return Outcome.NOT_YET;
    }
    Problems problems = Checks.run(flow);
    if (stage == Stage.FAILED) {
      printer.print(problems.without(TypeCode.NO_IMPLEMENTATION));
      return Outcome.FAULTY;
    }
    if (!problems.hasErrors()) {
      schemas.check(flow, problems);
    }
    if (!problems.hasErrors()) {
      write(flow, problems);
    }
    printer.print(problems);
    if (!problems.hasErrors()) {
      return Outcome.WRITTEN;
    }
    if (stage == Stage.ROUND) {
      standIn(flow);
    }
    return Outcome.FAULTY;
  }

  private void standIn(FlowModel flow) {
    try {
      Placeholder.write(flow, environment.getFiler());
    } catch (IOException e) {
      throw new UncheckedIOException("can't stand in for the plan of " + flow.binaryName(), e);
    }
  }

  private void write(FlowModel flow, Problems problems) {
    try {
      FlowWriter.write(flow, environment.getFiler());
      fingerprints.expect(flow);
    } catch (FilerException taken) {
      String plan = flow.names().plan().simpleName();
      problems.add(DeclarationCode.NAME_TAKEN, flow.place(), plan);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the plan of " + flow.binaryName(), e);
    }
  }

  /** Looks whether an annotation stands where it means something. */
  void examine(TypeElement annotation, Element element) {
    Problems problems = new Problems();
    StrayReader.read(environment, annotation, element)
        .ifPresent(stray -> Checks.stray(stray, problems));
    MisfitReader.read(annotation, element).ifPresent(misfit -> Checks.misfit(misfit, problems));
    printer.print(problems);
  }
}
