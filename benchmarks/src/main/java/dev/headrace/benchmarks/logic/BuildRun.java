package dev.headrace.benchmarks.logic;

import dev.headrace.benchmarks.logic.GeneratedProject.Reach;
import dev.headrace.benchmarks.logic.ProjectBuild.Hook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Builds a project in this process, with and without its fingerprints by turns. */
public final class BuildRun {

  private BuildRun() {}

  /**
   * Prints a line for each round: CPU time of the thread, of the process, time passed.
   *
   * @param args which classes a transform reaches, the first to be built, a folder, the number of
   *     rounds
   * @throws IOException if it can't be built
   */
  public static void run(List<String> args) throws IOException {
    Reach reach = Reach.valueOf(args.get(0));
    Hook hook = Hook.valueOf(args.get(1));
    for (int round = 0; round < Integer.parseInt(args.get(3)); round++) {
      Clock start = Clock.now();
      ProjectBuild.compile(GeneratedProject.sources(reach), Path.of(args.get(2)), hook);
      System.out.println(hook + " " + Clock.now().since(start));
      hook = hook == Hook.HEARD ? Hook.HIDDEN : Hook.HEARD;
    }
  }
}
