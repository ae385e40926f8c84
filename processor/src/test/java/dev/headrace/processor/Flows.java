package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.plan.BoundPlan;
import dev.headrace.report.UpdateReport;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;

/** Compiles a folder of {@code src/test/flows} without a warning, and runs the plan of a flow. */
final class Flows {

  private Flows() {}

  static Path folder(String name) {
    return Compilation.TEST.resolve("flows/" + name);
  }

  static Compilation compile(String folder, Path output, Processor... more) {
    return Compilation.into(output)
        .files(Compilation.javaFiles(folder(folder)))
        .with(new FlowProcessor())
        .with(more)
        .options("-Werror")
        .run()
        .clean();
  }

  /** The exported rows as texts; the flow's static method {@code example} makes the flow. */
  static Map<String, List<String>> run(Compilation compilation, String flow) throws Exception {
    return Interpreter.run(plan(compilation, flow)).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue().stream().map(Object::toString).toList()));
  }

  static BoundPlan<?> plan(Compilation compilation, String flow) throws Exception {
    Class<?> type = compilation.loader().loadClass(flow);
    Object example = callable(type.getMethod("example")).invoke(null);
    Class<?> plan = type.getClassLoader().loadClass(flow.replace('$', '_') + "Plan");
    return (BoundPlan<?>) callable(plan.getDeclaredMethod("of", type)).invoke(null, example);
  }

  /** How often each transform was computed in an update without a failure; without zeros. */
  static Map<String, Long> computed(UpdateReport report) {
    assertThat(report.succeeded()).as(report.toString()).isTrue();
    Map<String, Long> computed = new TreeMap<>();
    report.nodes().forEach(node -> computed.put(node.name(), node.computed()));
    computed.values().removeIf(count -> count == 0);
    return computed;
  }

  /** Flows need not be public. */
  private static Method callable(Method method) {
    method.setAccessible(true);
    return method;
  }
}
