package dev.headrace.benchmarks.logic;

import dev.headrace.processor.FlowProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Compiles generated projects to the disk. */
final class ProjectBuild {

  private ProjectBuild() {}

  /** What happens to the logic. */
  enum Hook {
    /** Fingerprints are written when the compilation ends. */
    HEARD,
    /** The processor gets an environment that it can't listen to, as some build tools give it. */
    HIDDEN
  }

  static void compile(List<JavaFileObject> sources, Path classes, Hook hook, String... moreOptions)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    Files.createDirectories(classes);
    List<String> options =
        Stream.concat(
                Stream.of("-nowarn", "--release", "17", "-d", classes.toString()),
                Stream.of(moreOptions))
            .toList();
    CompilationTask task = compiler.getTask(messages, null, null, options, null, sources);
    if (!options.contains("-proc:none")) {
      task.setProcessors(
          List.of(hook == Hook.HEARD ? new FlowProcessor() : new UnheardProcessor()));
    }
    if (!task.call()) {
      throw new IOException("The generated project does not compile:\n" + messages);
    }
  }

  static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, (OutputStream) out);
        out.closeEntry();
      }
    }
  }
}
