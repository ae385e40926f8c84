package dev.headrace.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.headrace.fingerprint.purity.PurityTable;
import dev.headrace.processor.check.Checks;
import dev.headrace.processor.problem.ProblemPrinter;
import dev.headrace.processor.problem.Problems;
import dev.headrace.processor.read.BodyReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;

/**
 * Warns of what the bodies of transforms use besides their parameters. Bodies can be judged only
 * after javac has analysed them, which is after processing; under another compiler, or where javac
 * is hidden by a wrapper, nothing is warned about.
 */
final class PurityListener implements TaskListener {

  private final ProcessingEnvironment environment;
  private final Trees trees;
  private final ProblemPrinter printer;
  private final Set<String> done = new HashSet<>();
  private Optional<PurityTable> table = Optional.empty();

  private PurityListener(ProcessingEnvironment environment, Trees trees, ProblemPrinter printer) {
    this.environment = environment;
    this.trees = trees;
    this.printer = printer;
  }

  /** Listens, where there is javac to listen to. */
  static void listen(ProcessingEnvironment environment, ProblemPrinter printer) {
    try {
      PurityListener listener =
          new PurityListener(environment, Trees.instance(environment), printer);
      JavacTask.instance(environment).addTaskListener(listener);
    } catch (IllegalArgumentException | LinkageError notJavac) {
      // Bodies can't be seen; nothing else depends on them.
    }
  }

  @Override
  public void finished(TaskEvent event) {
    boolean analysed = event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null;
    if (analysed && done.add(event.getTypeElement().getQualifiedName().toString())) {
      try {
        read(event);
      } catch (RuntimeException bug) {
        String message = "Headrace could not look for impure transforms: " + bug;
        environment.getMessager().printMessage(Diagnostic.Kind.NOTE, message);
      }
    }
  }

  private void read(TaskEvent event) {
    Problems problems = new Problems();
    BodyReader.read(environment, trees, this::table, event.getTypeElement())
        .forEach(use -> Checks.impure(use, problems));
    printer.print(problems);
  }

  /** Read when the first transform is met. */
  private PurityTable table() {
    if (table.isEmpty()) {
      table = Optional.of(PurityTable.load());
    }
    return table.get();
  }
}
