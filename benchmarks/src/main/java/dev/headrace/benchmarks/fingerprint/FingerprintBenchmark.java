package dev.headrace.benchmarks.fingerprint;

import dev.headrace.benchmarks.Machine;
import dev.headrace.fingerprint.Fingerprinter;
import dev.headrace.fingerprint.LogicTree;
import dev.headrace.fingerprint.Manifest;
import dev.headrace.fingerprint.Root;
import dev.headrace.fingerprint.classes.Boundary;
import dev.headrace.fingerprint.classes.ClassSource;
import dev.headrace.fingerprint.classes.LibraryPolicy;
import dev.headrace.fingerprint.classes.PathClasses;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Fingerprints closures of several sizes, and compares their digests. */
public final class FingerprintBenchmark {

  private static final List<Integer> SIZES = List.of(1_000, 10_000, 50_000);
  private static final int ROUNDS = 5;
  private static final Root ROOT = Root.of("g.C0", "m1", "(I)I");

  private FingerprintBenchmark() {}

  /**
   * Writes the report.
   *
   * @param paths the report, a folder for classes
   * @throws IOException if it can't be written
   */
  public static void run(List<Path> paths) throws IOException {
    StringBuilder rows = new StringBuilder();
    String cold = "";
    for (int size : SIZES) {
      Path classes = paths.get(1).resolve("closure-" + size);
      if (!Files.isDirectory(classes)) {
        GeneratedClosure.compile(size, classes);
      }
      ClassSource source = PathClasses.of(classes);
      if (cold.isEmpty()) {
        long start = cpu();
        fingerprint(source);
        cold = format("%,.0f", (cpu() - start) / 1e6);
      }
      rows.append(row(size, source));
      System.err.println(size + " methods");
    }
    Files.writeString(
        paths.get(0),
        """
        # What a logic fingerprint costs

        Written by `benchmarks/run.sh fingerprint`. Machine: %s.

        Generated closures: classes of ten methods on the disk, each method with a loop and two calls, a lambda in one of ten, a call through an interface in one of ten. CPU time of the thread, median (least-most) of %d rounds, warm;
        each round starts with nothing read. *Compared* is `Manifest.differing`: every class file is hashed, none is parsed.

        | methods | classes | nodes | computed, ms | µs a method | compared, ms | µs a class |
        |---|---|---|---|---|---|---|
        %s
        The first fingerprint of the process (1,000 methods, everything cold) took %s ms.
        """
            .formatted(Machine.text(), ROUNDS, rows, cold));
  }

  private static String row(int size, ClassSource source) {
    LogicTree tree = fingerprint(source);
    Manifest manifest = new Manifest("g.C0", "", List.of(), new TreeMap<>(Map.of("m1", tree)));
    long[] computed = new long[ROUNDS];
    long[] compared = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = cpu();
      LogicTree again = fingerprint(source);
      computed[i] = cpu() - start;
      start = cpu();
      Set<String> outdated = manifest.outdated(source);
      compared[i] = cpu() - start;
      if (!outdated.isEmpty() || !again.equals(tree)) {
        throw new IllegalStateException("Two fingerprints of the same classes differ");
      }
    }
    Arrays.sort(computed);
    Arrays.sort(compared);
    return format(
        "| %,d | %,d | %,d | %s | %.0f | %s | %.0f |%n",
        size,
        tree.classes().size(),
        tree.nodes().size(),
        spread(computed),
        computed[ROUNDS / 2] / 1e3 / size,
        spread(compared),
        compared[ROUNDS / 2] / 1e3 / tree.classes().size());
  }

  private static LogicTree fingerprint(ClassSource source) {
    return Fingerprinter.of(source, Boundary.around(ROOT.owner()), LibraryPolicy.walk())
        .fingerprint(ROOT);
  }

  private static String spread(long[] sorted) {
    return format(
        "%,.0f (%,.0f-%,.0f)", sorted[ROUNDS / 2] / 1e6, sorted[0] / 1e6, sorted[ROUNDS - 1] / 1e6);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
