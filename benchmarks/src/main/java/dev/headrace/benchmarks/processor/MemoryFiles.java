package dev.headrace.benchmarks.processor;

import dev.headrace.benchmarks.source.JavaSource;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;

/** Keeps what a compilation writes in memory, so that no disk is measured. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

  private final Map<String, Output> sources = new LinkedHashMap<>();

  MemoryFiles(JavaFileManager reads) {
    super(reads);
  }

  /** What processors wrote. */
  List<JavaFileObject> generatedSources() {
    List<JavaFileObject> generated = new ArrayList<>();
    sources.forEach((name, output) -> generated.add(new JavaSource(name, output.text())));
    return generated;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, FileObject sibling) {
    Output output = new Output(className.replace('.', '/') + kind.extension, kind);
    if (kind == Kind.SOURCE) {
      sources.put(className, output);
    }
    return output;
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, FileObject sibling) {
    return new Output(relativeName, Kind.OTHER);
  }

  private static final class Output extends SimpleJavaFileObject {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String path, Kind kind) {
      super(URI.create("memory:///" + path), kind);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text();
    }
  }
}
