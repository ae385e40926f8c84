package dev.headrace.benchmarks.fingerprint;

import dev.headrace.benchmarks.source.HelperClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Helper classes that are all reached from the first: each calls the next and an earlier one. */
final class GeneratedClosure {

  private GeneratedClosure() {}

  /** Compiles a closure of so many methods into a directory. */
  static void compile(int methods, Path directory) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    sources.add(HelperClass.step());
    int classes = methods / HelperClass.METHODS;
    for (int i = 0; i < classes; i++) {
      sources.add(HelperClass.source(i, HelperClass.text(i, (i + 1) % classes, i / 2)));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Files.createDirectories(directory);
    List<String> options =
        List.of("-proc:none", "-nowarn", "--release", "17", "-d", directory.toString());
    if (!compiler.getTask(null, null, null, options, null, sources).call()) {
      throw new IOException("The generated closure does not compile");
    }
  }
}
