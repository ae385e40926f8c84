package dev.headrace.benchmarks.logic;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What the same thing took several times.
 *
 * @param times each
 */
record Runs(List<Clock> times) {

  static final Runs NONE = new Runs(List.of());

  /** Runs a command of the benchmarks in a fresh JVM; what it printed, by each line's word. */
  static Map<String, Runs> fresh(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(ProcessHandle.current().info().command().orElse("java"));
    all.addAll(List.of("-cp", jar(), "dev.headrace.benchmarks.Main"));
    all.addAll(List.of(command));
    Process process =
        new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(all + " failed");
    }
    Map<String, Runs> runs = new TreeMap<>();
    for (String line : output.lines().toList()) {
      int blank = line.indexOf(' ');
      Runs one = new Runs(List.of(Clock.parse(line.substring(blank + 1))));
      runs.merge(line.substring(0, blank), one, Runs::plus);
    }
    return runs;
  }

  private static String jar() {
    try {
      return Path.of(Runs.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The benchmarks run from their jar", e);
    }
  }

  Runs plus(Runs more) {
    List<Clock> all = new ArrayList<>(times);
    all.addAll(more.times);
    return new Runs(all);
  }

  /** The last third, when everything has been compiled. */
  Runs warm() {
    return new Runs(times.subList(times.size() * 2 / 3, times.size()));
  }

  double median(ToLongFunction<Clock> measure) {
    long[] sorted = times.stream().mapToLong(measure).sorted().toArray();
    return sorted[sorted.length / 2] / 1000.0;
  }

  /** {@code median (least-most)}, in milliseconds. */
  String spread(ToLongFunction<Clock> measure) {
    long[] sorted = times.stream().mapToLong(measure).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%,.1f (%,.1f-%,.1f)",
        sorted[sorted.length / 2] / 1000.0,
        sorted[0] / 1000.0,
        sorted[sorted.length - 1] / 1000.0);
  }
}
