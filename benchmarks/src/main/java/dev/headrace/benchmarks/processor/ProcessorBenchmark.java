package dev.headrace.benchmarks.processor;

import dev.headrace.benchmarks.Machine;
import dev.headrace.benchmarks.processor.Compilations.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures what the processor adds to the compilation of a module, and writes the report. */
public final class ProcessorBenchmark {

  private ProcessorBenchmark() {}

  /**
   * Runs everything; takes some minutes.
   *
   * @param paths the report to write
   * @throws IOException if it can't be written, or a module does not compile
   */
  public static void run(List<Path> paths) throws IOException {
    if (paths.size() != 1) {
      throw new IllegalArgumentException("expected a report, found " + paths);
    }
    Compilations.measure(50, 20, 1); // warms up javac and the processor
    Files.writeString(
        paths.get(0),
        report(
            List.of(
                Compilations.measure(1, 100, 31),
                Compilations.measure(50, 5, 11),
                Compilations.measure(500, 2, 5)),
            List.of(
                Shares.measure(50, 0, 5, 11),
                Shares.measure(50, 300, 2, 7),
                Shares.measure(50, 1000, 1, 5))));
  }

  private static String report(List<Compilations> all, List<Shares> shares) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # What the processor adds to a compilation

        Written by `benchmarks/run.sh processor`. Machine: %s.

        Modules of generated flows, each with eight nodes (a source, six transforms, a target) and five row types, compiled \
        by javac in this process, warm, without a disk. CPU time of the compiling thread in milliseconds: median \
        (least-most) of the rounds, in which the variants take turns.

        *Generated sources given* is what the compilation of the generated code takes by itself, as if it had been written by hand; the rest of \
        the difference is the processor.

        | flows | without the processor | without, generated sources given | with the processor | with / without | with / given | ms a flow |
        |---|---|---|---|---|---|---|
        """
            .formatted(Machine.text()));
    for (Compilations c : all) {
      text.append(
          "| %d | %s | %s | %s | %.2f | %.2f | %.2f |%n"
              .formatted(
                  c.flows(),
                  c.spread(Variant.WITHOUT),
                  c.spread(Variant.GIVEN),
                  c.spread(Variant.WITH),
                  (double) c.median(Variant.WITH) / c.median(Variant.WITHOUT),
                  (double) c.median(Variant.WITH) / c.median(Variant.GIVEN),
                  (c.median(Variant.WITH) - c.median(Variant.WITHOUT)) / 1000.0 / c.flows()));
    }
    text.append(
        """

        ## The processor's own share

        The same flows beside ordinary classes of some eighty lines, compiled to a folder, warm: what of the CPU time of one compilation (that of the median) is spent in \
        our code. *Rounds* reads, checks and writes; *bodies* looks for impure uses; *fingerprints* reads class files at the end. The rest is javac's, for the code that it was given and \
        for the generated code.

        | flows | classes beside them | whole | rounds | bodies | fingerprints | ours / whole | ours / rest |
        |---|---|---|---|---|---|---|---|
        """);
    shares.forEach(each -> text.append(each.line()));
    return text.toString();
  }
}
