package dev.headrace.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.headrace.processor.model.FlowModel;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
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
    source(flow, filer, flow.names().rows(), new RowsWriter(flow).write());
    source(flow, filer, flow.names().plan(), new PlanWriter(flow).write());
    resource(flow, filer, flow.names().graphResource(), new GraphJson(flow).text());
    resource(flow, filer, flow.names().pictureResource(), new Mermaid(flow).text());
  }

  private static void source(FlowModel flow, Filer filer, ClassName name, TypeSpec type)
      throws IOException {
    String text = java(flow, type).toString();
    write(filer.createSourceFile(name.canonicalName(), flow.place().element()), text);
  }

  private static void resource(FlowModel flow, Filer filer, String name, String text)
      throws IOException {
    Element origin = flow.place().element();
    write(filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, origin), text);
  }

  /** At once: what takes the text encodes each piece by itself. */
  private static void write(FileObject file, String text) throws IOException {
    try (Writer out = file.openWriter()) {
      out.write(text);
    }
  }

  /** One type in a file of its own, marked as generated, imports sorted by the writer. */
  private static JavaFile java(FlowModel flow, TypeSpec type) {
    TypeSpec.Builder marked = type.toBuilder();
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
