package dev.headrace.benchmarks.processor;

import dev.headrace.processor.FlowProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * The compilations of one module, in rounds in which the variants take turns.
 *
 * @param flows in the module
 * @param cpuMicros of the compiling thread for each variant, one number a round
 */
record Compilations(int flows, Map<Variant, long[]> cpuMicros) {

  /** What is compiled. */
  enum Variant {
    /** The flows, without the processor. */
    WITHOUT("without the processor"),
    /** The flows and what the processor wrote for them in another compilation. */
    GIVEN("without, generated sources given"),
    /** The flows, with the processor. */
    WITH("with the processor");

    final String title;

    Variant(String title) {
      this.title = title;
    }
  }

  static Compilations measure(int flows, int warmUp, int rounds) throws IOException {
    List<JavaFileObject> sources = GeneratedModule.of(flows);
    List<JavaFileObject> all = new ArrayList<>(sources);
    all.addAll(compile(sources, true));
    Map<Variant, long[]> micros = new EnumMap<>(Variant.class);
    for (Variant variant : Variant.values()) {
      micros.put(variant, new long[rounds]);
    }
    for (int round = -warmUp; round < rounds; round++) {
      for (Map.Entry<Variant, long[]> entry : micros.entrySet()) {
        Variant variant = entry.getKey();
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        compile(variant == Variant.GIVEN ? all : sources, variant == Variant.WITH);
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (round >= 0) {
          entry.getValue()[round] = (end - start) / 1000;
        }
      }
      System.err.println(flows + " flows, round " + round);
    }
    return new Compilations(flows, micros);
  }

  /** Compiles; returns what was generated. */
  private static List<JavaFileObject> compile(List<JavaFileObject> sources, boolean process)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (MemoryFiles files =
        new MemoryFiles(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
      List<String> options = process ? List.of() : List.of("-proc:none");
      CompilationTask task = compiler.getTask(messages, files, null, options, null, sources);
      if (process) {
        task.setProcessors(List.of(new FlowProcessor()));
      }
      if (!task.call()) {
        throw new IOException("The generated module does not compile:\n" + messages);
      }
      return files.generatedSources();
    }
  }

  long median(Variant variant) {
    long[] sorted = sorted(variant);
    return sorted[sorted.length / 2];
  }

  /** {@code median (least-most)}, in milliseconds. */
  String spread(Variant variant) {
    long[] sorted = sorted(variant);
    return "%,.1f (%,.1f-%,.1f)"
        .formatted(
            sorted[sorted.length / 2] / 1000.0,
            sorted[0] / 1000.0,
            sorted[sorted.length - 1] / 1000.0);
  }

  private long[] sorted(Variant variant) {
    long[] micros = cpuMicros.get(variant);
    if (micros == null) {
      throw new IllegalStateException(variant + " was not measured");
    }
    long[] sorted = micros.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
