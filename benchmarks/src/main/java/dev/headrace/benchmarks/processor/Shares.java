package dev.headrace.benchmarks.processor;

import dev.headrace.benchmarks.processor.TimedProcessor.Part;
import dev.headrace.processor.FlowProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compilations of one module with the processor, into a folder (fingerprints are read from class
 * files), and what of their CPU time was the processor's own.
 *
 * @param flows in the module
 * @param classes beside them
 * @param rounds one for each compilation
 */
record Shares(int flows, int classes, List<Round> rounds) {

  /** The CPU time of one compilation and of parts of it, in microseconds. */
  record Round(long whole, long flows, long bodies, long fingerprints) {
    long ours() {
      return flows + bodies + fingerprints;
    }
  }

  static Shares measure(int flows, int classes, int warmUp, int rounds) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>(GeneratedModule.of(flows));
    sources.addAll(OrdinaryClasses.of(classes));
    List<Round> measured = new ArrayList<>();
    for (int round = -warmUp; round < rounds; round++) {
      Round compiled = compile(sources);
      if (round >= 0) {
        measured.add(compiled);
      }
      System.err.println(flows + " flows and " + classes + " classes, round " + round);
    }
    return new Shares(flows, classes, List.copyOf(measured));
  }

  private static Round compile(List<JavaFileObject> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    TimedProcessor processor = new TimedProcessor(new FlowProcessor());
    StringWriter messages = new StringWriter();
    Path output = Files.createTempDirectory("headrace-processor");
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      CompilationTask task = compiler.getTask(messages, files, null, List.of(), null, sources);
      task.setProcessors(List.of(processor));
      long start = cpuMicros();
      boolean compiled = task.call();
      long end = cpuMicros();
      if (!compiled || !Files.isDirectory(output.resolve("META-INF/headrace"))) {
        throw new IOException("The module does not compile:\n" + messages);
      }
      return new Round(
          end - start,
          processor.micros(Part.ROUNDS),
          processor.micros(Part.BODIES),
          processor.micros(Part.FINGERPRINTS));
    } finally {
      delete(output);
    }
  }

  private static long cpuMicros() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1000;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** A line of the report: the round whose whole time is the median. */
  String line() {
    Round median =
        rounds.stream()
            .sorted(Comparator.comparingLong(Round::whole))
            .toList()
            .get(rounds.size() / 2);
    return "| %d | %d | %,.0f | %,.0f (%.1f %%) | %,.0f (%.1f %%) | %,.0f (%.1f %%) | %.1f %% | %.1f %% |%n"
        .formatted(
            flows,
            classes,
            median.whole() / 1000.0,
            median.flows() / 1000.0,
            share(median.flows(), median.whole()),
            median.bodies() / 1000.0,
            share(median.bodies(), median.whole()),
            median.fingerprints() / 1000.0,
            share(median.fingerprints(), median.whole()),
            share(median.ours(), median.whole()),
            share(median.ours(), median.whole() - median.ours()));
  }

  private static double share(long part, long whole) {
    return 100.0 * part / whole;
  }
}
