package dev.headrace.benchmarks.logic;

import dev.headrace.benchmarks.Machine;
import dev.headrace.benchmarks.logic.GeneratedProject.Reach;
import dev.headrace.benchmarks.logic.ProjectBuild.Hook;
import dev.headrace.fingerprint.Manifest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Loads and builds the logic of a plan of 20 transforms over 200 classes, in fresh JVMs. */
public final class LogicBenchmark {

  private static final int PROCESSES = 7;
  private static final int WARM_LOADS = 100;
  private static final int WARM_BUILDS = 60;

  private LogicBenchmark() {}

  /** What the run finds of the build's fingerprints. */
  private enum Found {
    AGREES("digests agree"),
    ONE_CHANGED("one helper of the last transform is another"),
    NONE("none: all computed");

    final String title;

    Found(String title) {
      this.title = title;
    }
  }

  /**
   * Writes the report; takes some minutes.
   *
   * @param paths the report, a folder for projects
   * @throws IOException if it can't be written
   * @throws InterruptedException if this thread is interrupted
   */
  public static void run(List<Path> paths) throws IOException, InterruptedException {
    StringBuilder loads = new StringBuilder();
    StringBuilder builds = new StringBuilder();
    for (Reach reach : Reach.values()) {
      Path project = Files.createTempDirectory(paths.get(1), "project-" + reach);
      for (Found found : Found.values()) {
        loads.append(loads(reach, found, project));
        System.err.println(reach + " " + found);
      }
      builds.append(builds(reach, project));
    }
    Files.writeString(
        paths.get(0),
        """
        # What it costs to know a plan's logic

        Written by `benchmarks/run.sh logic`. Machine: %s; load average %.0f at the end.

        A generated project of %d class files: a flow of %d transforms, %d classes of ten methods that they call (a loop and two calls in each method, a lambda \
        in one of ten, a call through an interface in one of ten), and classes that they do not call. Each number: median (least-most), in milliseconds of CPU time of the thread that \
        does it; *process* adds the JVM's own threads (just-in-time compiler, collector). *Cold* is the first time in a fresh JVM, %d of them; *warm* is the last \
        third of %d loads, or of %d compilations with and without by turns, in one JVM, each of which starts with nothing known.

        ## Loading

        `PlanLogic.load`, from a jar. To be under 80 ms cold and 12 ms warm where digests agree, under 350 ms cold where everything is computed.

        | a transform reaches | the build's fingerprints | cold | cold, process | warm |
        |---|---|---|---|---|
        %s
        ## Building

        javac with the processor, to the disk: with fingerprints and purity warnings, and in an environment in which the processor can't listen to the compiler. \
        To be under 5 %% more.

        | a transform reaches | JVM | without | with | more |
        |---|---|---|---|---|
        %s
        How the cost grows with the closure: [fingerprint.md](fingerprint.md).
        """
            .formatted(
                Machine.text(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                300,
                GeneratedProject.TRANSFORMS,
                GeneratedProject.CALLED,
                PROCESSES,
                WARM_LOADS,
                WARM_BUILDS,
                loads,
                builds));
  }

  private static String loads(Reach reach, Found found, Path project)
      throws IOException, InterruptedException {
    Path classes = project.resolve("classes-" + found);
    ProjectBuild.compile(
        GeneratedProject.sources(reach), classes, found == Found.NONE ? Hook.HIDDEN : Hook.HEARD);
    if (found == Found.ONE_CHANGED) {
      ProjectBuild.compile(
          List.of(GeneratedProject.changed(reach)),
          classes,
          Hook.HIDDEN,
          "-proc:none",
          "-cp",
          classes.toString());
    }
    if (Files.exists(classes.resolve(Manifest.resource("g.Flow20"))) == (found == Found.NONE)) {
      throw new IllegalStateException("The fingerprints are not as they should be: " + found);
    }
    Path jar = project.resolve(found + ".jar");
    ProjectBuild.pack(classes, jar);
    Runs cold = Runs.NONE;
    for (int i = 0; i < PROCESSES; i++) {
      cold = cold.plus(load(jar, 1));
    }
    Runs warm = load(jar, WARM_LOADS).warm();
    return "| %s | %s | %s | %s | %s |%n"
        .formatted(
            reach.title,
            found.title,
            cold.spread(Clock::thread),
            cold.spread(Clock::process),
            warm.spread(Clock::thread));
  }

  private static String builds(Reach reach, Path project) throws IOException, InterruptedException {
    Map<String, Runs> cold = new TreeMap<>();
    for (int i = 0; i < PROCESSES; i++) {
      for (Hook hook : Hook.values()) {
        build(reach, hook, project.resolve("built-" + hook + i), 1)
            .forEach((name, run) -> cold.merge(name, run, Runs::plus));
      }
    }
    Map<String, Runs> warm = build(reach, Hook.HEARD, project.resolve("built"), WARM_BUILDS);
    warm.replaceAll((name, runs) -> runs.warm());
    return row(reach, "cold", cold) + row(reach, "warm", warm);
  }

  private static Runs load(Path jar, int rounds) throws IOException, InterruptedException {
    return Runs.fresh("logic-load", jar.toString(), Integer.toString(rounds))
        .getOrDefault("TOOK", Runs.NONE);
  }

  private static Map<String, Runs> build(Reach reach, Hook first, Path out, int rounds)
      throws IOException, InterruptedException {
    return Runs.fresh(
        "logic-build", reach.name(), first.name(), out.toString(), Integer.toString(rounds));
  }

  private static String row(Reach reach, String jvm, Map<String, Runs> runs) {
    Runs without = runs.getOrDefault(Hook.HIDDEN.name(), Runs.NONE);
    Runs with = runs.getOrDefault(Hook.HEARD.name(), Runs.NONE);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.1f %% |%n",
        reach.title,
        jvm,
        without.spread(Clock::thread),
        with.spread(Clock::thread),
        100 * (with.median(Clock::thread) / without.median(Clock::thread) - 1));
  }
}
