package dev.headrace.benchmarks.engine;

import dev.headrace.benchmarks.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs commands in processes of their own and measures them from outside, with the shell's clock.
 */
final class Processes {

  private static final String TIMED = "TIME ";

  /** After which a heap counts as too small: near its limit a JVM does nothing but collect. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path jar;

  /** Runs the benchmarks of a jar. */
  Processes(Path jar) {
    this.jar = jar;
  }

  /** Runs a scenario in a fresh JVM with some options. */
  Measured run(Scenario scenario, List<String> options) throws IOException, InterruptedException {
    return java(scenario, options)
        .orElseThrow(() -> new IOException(scenario + " failed; see the messages above"));
  }

  /** Runs a scenario in a JVM with a small heap; false if that is too small. */
  boolean fits(Scenario scenario, int heapMiB) throws IOException, InterruptedException {
    return java(
            scenario,
            List.of("-Xmx" + heapMiB + "m", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC"))
        .isPresent();
  }

  private Optional<Measured> java(Scenario scenario, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("timeout", Long.toString(PATIENCE.toSeconds())));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString(), "scenario"));
    command.addAll(scenario.arguments());
    return timed(command.stream().map(Processes::quoted).collect(Collectors.joining(" ")));
  }

  /** Reads every byte of every file, in as few processes as possible, in C. */
  Measured sha256sum(Path folder) throws IOException, InterruptedException {
    return timed(
            "find "
                + quoted(folder.toString())
                + " -type f -print0 | xargs -0 sha256sum >/dev/null")
        .orElseThrow(() -> new IOException("sha256sum failed; see the messages above"));
  }

  private static String quoted(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }

  private static Optional<Measured> timed(String command) throws IOException, InterruptedException {
    String script = "TIMEFORMAT='" + TIMED + "%3R %3U %3S'; time { " + command + "; }";
    Process process = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      if (!output.contains("OutOfMemoryError")) {
        System.err.println(output);
      }
      return Optional.empty();
    }
    List<Double> seconds = line(output, TIMED).map(Double::parseDouble).toList();
    Map<String, Long> inside =
        line(output, "RESULT ")
            .map(pair -> pair.split("="))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Long.parseLong(pair[1])));
    return Optional.of(
        new Measured(
            Math.round(seconds.get(0) * 1000),
            Math.round((seconds.get(1) + seconds.get(2)) * 1000),
            inside.getOrDefault("wall", 0L),
            inside.getOrDefault("cpu", 0L),
            inside.getOrDefault("heap", 0L),
            inside.getOrDefault("resident", 0L)));
  }

  private static Stream<String> line(String output, String start) {
    return output
        .lines()
        .filter(line -> line.startsWith(start))
        .limit(1)
        .flatMap(line -> Stream.of(line.substring(start.length()).split(" ")));
  }
}
