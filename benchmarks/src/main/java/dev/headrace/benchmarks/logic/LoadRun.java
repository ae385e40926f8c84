package dev.headrace.benchmarks.logic;

import dev.headrace.logic.PlanLogic;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Plan;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** Loads a plan's logic in this process: the first time, and the last of many. */
public final class LoadRun {

  private LoadRun() {}

  /**
   * Prints a line for each round: CPU time of the thread, of the process, time passed.
   *
   * @param args the project's classes, the number of rounds
   * @throws IOException if the classes can't be read
   * @throws ReflectiveOperationException if there is no plan
   */
  public static void run(List<String> args) throws IOException, ReflectiveOperationException {
    URL[] classes = {Path.of(args.get(0)).toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, LoadRun.class.getClassLoader())) {
      Class<?> flow = loader.loadClass("g.Flow20");
      BoundPlan<?> bound =
          (BoundPlan<?>)
              loader.loadClass("g.Flow20Plan").getMethod("of", flow).invoke(null, (Object) null);
      Plan<?> plan = bound.plan();
      Clock.now();
      for (int round = 0; round < Integer.parseInt(args.get(1)); round++) {
        Clock start = Clock.now();
        PlanLogic logic = PlanLogic.load(plan, loader);
        Clock took = Clock.now().since(start);
        if (logic.manifest().transforms().size() != GeneratedProject.TRANSFORMS) {
          throw new IllegalStateException("Transforms are missing: " + logic);
        }
        System.out.println("TOOK " + took);
      }
    }
  }
}
