package dev.headrace.processor.logic;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.headrace.fingerprint.FlowLogic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Has the fingerprints written when every class that was entered has been generated: after a
 * compile error the end of a compilation is heard as well.
 */
final class FingerprintListener implements TaskListener {

  private final ProcessingEnvironment environment;
  private final List<Expected> expected = new ArrayList<>();
  private final Set<String> entered = new TreeSet<>();
  private final Set<String> generated = new TreeSet<>();

  FingerprintListener(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  void expect(FlowLogic flow, Element origin) {
    expected.add(new Expected(flow, origin));
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
      FingerprintFiles files = new FingerprintFiles(environment);
      expected.forEach(each -> files.write(each.flow(), each.origin()));
    }
    expected.clear();
  }

  private record Expected(FlowLogic flow, Element origin) {}
}
