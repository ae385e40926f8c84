package dev.headrace.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** One run of the compiler with all its lints over files, into a directory. */
final class Compilation {

  /** Where fixtures and flows are. */
  static final Path TEST = Path.of("src/test").toAbsolutePath();

  private final Path output;
  private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
  private final boolean success;
  private final Path library;

  private Compilation(
      Path output,
      List<Diagnostic<? extends JavaFileObject>> diagnostics,
      boolean success,
      Path library) {
    this.output = output;
    this.diagnostics = diagnostics;
    this.success = success;
    this.library = library;
  }

  /** What to compile, and how. */
  static final class Request {
    private final Path output;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private final List<String> options =
        new ArrayList<>(List.of("--release", "17", "-Xlint:all,-processing", "-encoding", "UTF-8"));
    private final List<Processor> processors = new ArrayList<>();
    private JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private boolean modules;

    private Request(Path output) {
      this.output = output;
    }

    Request files(Collection<Path> more) {
      files.addAll(more);
      return this;
    }

    Request source(Path directory, String name, String text) {
      Path file = directory.resolve(name);
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return files(List.of(file));
    }

    Request options(String... more) {
      options.addAll(List.of(more));
      return this;
    }

    Request classPath(Path entry) {
      classPath.add(entry);
      return this;
    }

    Request onModulePath() {
      modules = true;
      return this;
    }

    /** Eclipse's compiler in place of javac, with its own lints. */
    Request byEclipse() {
      compiler = new EclipseCompiler();
      options.removeIf(option -> option.startsWith("-Xlint"));
      return this;
    }

    Request with(Processor... more) {
      processors.addAll(Arrays.asList(more));
      return this;
    }

    Compilation run() {
      DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
      try (StandardJavaFileManager manager =
          compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
        Files.createDirectories(output);
        manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
        manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
        // What earlier compilations generated is not to be compiled again.
        if (!modules) {
          manager.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        }
        manager.setLocationFromPaths(
            modules ? StandardLocation.MODULE_PATH : StandardLocation.CLASS_PATH,
            modules
                ? Jars.asModules(testClassPath(), output.resolveSibling("jars"))
                : Stream.concat(classPath.stream(), testClassPath().stream()).toList());
        List<String> all = new ArrayList<>(options);
        if (processors.isEmpty()) {
          all.add("-proc:none");
        }
        JavaCompiler.CompilationTask task =
            compiler.getTask(
                new StringWriter(),
                manager,
                collector,
                all,
                null,
                manager.getJavaFileObjectsFromPaths(files));
        if (!processors.isEmpty()) {
          task.setProcessors(processors);
        }
        boolean success = task.call();
        return new Compilation(output, collector.getDiagnostics(), success, output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Request into(Path output) {
    return new Request(output);
  }

  /** The module's own dependencies that user code sees. */
  static List<Path> testClassPath() {
    return ownClassPath("annotations", "runtime", "jspecify", "record-builder-core", "value-");
  }

  /** The processor and what it needs. */
  static List<Path> processorPath() {
    return ownClassPath(
        "processor/target/classes",
        // A folder or, where the build has packaged it, a jar.
        "fingerprint/target/classes",
        "/headrace-fingerprint-",
        "palantir/javapoet",
        "/org/ow2/asm/",
        "jspecify");
  }

  private static List<Path> ownClassPath(String... parts) {
    return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .filter(entry -> Arrays.stream(parts).anyMatch(entry.replace('\\', '/')::contains))
        .map(Path::of)
        .toList();
  }

  static List<Path> javaFiles(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Requires that there is neither an error nor a warning. */
  Compilation clean() {
    if (!success || !messages().isEmpty()) {
      throw new AssertionError("expected a clean compilation, found " + messages());
    }
    return this;
  }

  boolean success() {
    return success;
  }

  List<Diagnostic<? extends JavaFileObject>> diagnostics() {
    return diagnostics;
  }

  List<String> messages() {
    return diagnostics.stream().map(diagnostic -> diagnostic.getMessage(Locale.ROOT)).toList();
  }

  Path output() {
    return output;
  }

  String generated(String file) {
    try {
      return Files.readString(output.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, run together with a library; nothing else changes if there is no such file. */
  Compilation withLibrary(Path archive) {
    return new Compilation(output, diagnostics, success, archive);
  }

  /** A loader of what was compiled, above the tests' own. */
  ClassLoader loader() {
    try {
      return new URLClassLoader(
          new URL[] {output.toUri().toURL(), library.toUri().toURL()},
          Compilation.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
