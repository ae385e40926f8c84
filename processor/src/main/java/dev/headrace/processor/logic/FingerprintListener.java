package dev.headrace.processor.logic;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.headrace.fingerprint.FlowLogic;
import dev.headrace.fingerprint.Manifest;
import dev.headrace.fingerprint.classes.ClassCache;
import dev.headrace.fingerprint.classes.FingerprintException;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes the fingerprints when every class that was entered has been generated: after a compile
 * error the end of a compilation is heard as well. A build never fails because of it.
 */
final class FingerprintListener implements TaskListener {

  private final ProcessingEnvironment environment;
  private final Map<FlowLogic, Element> expected = new LinkedHashMap<>();
  private final Set<String> entered = new TreeSet<>();
  private final Set<String> generated = new TreeSet<>();

  FingerprintListener(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  void expect(FlowLogic flow, Element origin) {
    expected.put(flow, origin);
  }

  @Override
  public void finished(TaskEvent event) {
    switch (event.getKind()) {
      case ENTER -> enter(event.getCompilationUnit());
      case GENERATE -> generate(event.getTypeElement());
      case COMPILATION -> end();
      default -> {}
    }
  }

  private void enter(CompilationUnitTree unit) {
    Tree name = unit.getPackageName();
    String prefix = name == null ? "" : name + ".";
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        entered.add(prefix + declared.getSimpleName());
      }
    }
  }

  private void generate(TypeElement type) {
    Element outermost = type;
    for (Element at = type; at != null; at = at.getEnclosingElement()) {
      outermost = at instanceof TypeElement ? at : outermost;
    }
    generated.add(((TypeElement) outermost).getQualifiedName().toString());
  }

  private void end() {
    if (!expected.isEmpty() && generated.containsAll(entered)) {
      CompiledClasses classes =
          new CompiledClasses(environment.getFiler(), environment.getElementUtils());
      ClassCache parsed = new ClassCache(classes);
      expected.forEach((flow, origin) -> write(flow, origin, classes, parsed));
    }
    expected.clear();
  }

  private void write(FlowLogic flow, Element origin, CompiledClasses classes, ClassCache parsed) {
    String file = Manifest.resource(flow.flow());
    try {
      if (!classes.hasCompiled(flow.flow().replace('.', '/'))) {
        return;
      }
      String text = flow.compute(parsed).locating(classes).write();
      try (Writer out =
          environment
              .getFiler()
              .createResource(StandardLocation.CLASS_OUTPUT, "", file, origin)
              .openWriter()) {
        out.write(text);
      }
    } catch (FingerprintException | IOException reason) {
      note(file, String.valueOf(reason.getMessage()));
    } catch (RuntimeException bug) {
      note(file, bug.toString());
    }
  }

  private void note(String file, String reason) {
    environment
        .getMessager()
        .printMessage(
            Diagnostic.Kind.NOTE,
            file
                + " is not written, the fingerprints are computed when the plan is loaded: "
                + reason);
  }
}
