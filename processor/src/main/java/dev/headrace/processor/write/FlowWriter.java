package dev.headrace.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.headrace.processor.model.FlowModel;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** Writes the files of one flow: its plan, its rows' codecs, its graph and a picture of it. */
public final class FlowWriter {

  private static final String PROCESSOR = "dev.headrace.processor.FlowProcessor";

  private FlowWriter() {}

  /**
   * Writes the files; the flow is the only element that each originates from.
   *
   * @param flow a flow without mistakes
   * @param filer takes the files
   * @throws IOException if a file can't be written
   */
  public static void write(FlowModel flow, Filer filer) throws IOException {
    java(flow, new RowsWriter(flow).write()).writeTo(filer);
    java(flow, new PlanWriter(flow).write()).writeTo(filer);
    resource(flow, filer, flow.names().graphResource(), new GraphJson(flow).text());
    resource(flow, filer, flow.names().pictureResource(), new Mermaid(flow).text());
  }

  private static void resource(FlowModel flow, Filer filer, String name, String text)
      throws IOException {
    Element origin = flow.place().element();
    try (Writer out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, origin).openWriter()) {
      out.write(text);
    }
  }

  /** One type in a file of its own, marked as generated, imports sorted by the writer. */
  private static JavaFile java(FlowModel flow, TypeSpec type) {
    TypeSpec.Builder marked = type.toBuilder().addOriginatingElement(flow.place().element());
    flow.generatedAnnotation()
        .ifPresent(
            generated ->
                marked.addAnnotation(
                    AnnotationSpec.builder(generated).addMember("value", "$S", PROCESSOR).build()));
    if (flow.deprecated()) {
      marked.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "{$S, $S}", "deprecation", "removal")
              .build());
    }
    return JavaFile.builder(flow.type().packageName(), marked.build())
        .skipJavaLangImports(!flow.hidesJavaLang())
        .build();
  }
}
