package dev.headrace.processor.logic;

import dev.headrace.fingerprint.FlowLogic;
import dev.headrace.fingerprint.Manifest;
import dev.headrace.fingerprint.classes.Archives;
import dev.headrace.fingerprint.classes.ClassCache;
import dev.headrace.fingerprint.classes.FingerprintException;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes the fingerprints of the flows of a compilation that has ended. Its classes are read,
 * parsed and listed once for all of them. A build never fails because of it.
 */
final class FingerprintFiles {

  private final ProcessingEnvironment environment;
  private final CompiledClasses classes;
  private final ClassCache parsed;
  private final Archives places;

  FingerprintFiles(ProcessingEnvironment environment) {
    this.environment = environment;
    this.classes = new CompiledClasses(environment.getFiler(), environment.getElementUtils());
    this.parsed = new ClassCache(classes);
    this.places = Archives.of(classes);
  }

  void write(FlowLogic flow, Element origin) {
    String file = Manifest.resource(flow.flow());
    try {
      if (!classes.hasCompiled(flow.flow().replace('.', '/'))) {
        return;
      }
      String text = flow.compute(parsed).locating(places).write();
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
