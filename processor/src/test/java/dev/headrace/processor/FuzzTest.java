package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.engine.Engine;
import dev.headrace.engine.EngineOptions;
import dev.headrace.memory.MemoryTarget;
import dev.headrace.plan.BoundPlan;
import dev.headrace.report.UpdateReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.immutables.processor.ProxyProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random flows: those without a mistake compile without a warning and make what a plain
 * interpretation makes; those with one are told it, and nothing but coded errors.
 *
 * <p>{@code -Dheadrace.fuzz=2000} takes that many of each, {@code -Dheadrace.seed=7} others.
 */
class FuzzTest {

  private static final int FLOWS = Integer.getInteger("headrace.fuzz", 20);
  private static final int BATCH = 20;
  private static final long SEED = Long.getLong("headrace.seed", 1);

  @TempDir Path directory;

  @Test
  void aFlowWithoutAMistakeCompilesAndMakesWhatAPlainInterpretationMakes() throws Exception {
    for (long first = SEED; first < SEED + FLOWS; first += BATCH) {
      List<FuzzFlow> flows = flows(first);
      Compilation compilation = compile("valid" + first, flows);
      ClassLoader loader = compilation.loader();
      for (FuzzFlow flow : flows) {
        try {
          runs(flow, loader);
        } catch (AssertionError | Exception e) {
          throw new AssertionError("seed " + flow.seed + "\n" + text(FuzzSource.of(flow)), e);
        }
      }
    }
  }

  @Test
  void theFlowsOfOneRunHaveEveryFeature() {
    List<FuzzFlow> flows = LongStream.range(SEED, SEED + 60).mapToObj(FuzzFlow::new).toList();
    Map<String, Long> features = new TreeMap<>();
    for (FuzzFlow flow : flows) {
      flow.features().forEach(feature -> features.merge(feature, 1L, Long::sum));
    }
    assertThat(features.keySet())
        .containsExactly(
            "Immutables",
            "batched",
            "branch",
            "configured record",
            "filter",
            "gather",
            "names settle",
            "optional input",
            "path",
            "rows in another package",
            "sealed",
            "several sources",
            "several targets",
            "three scopes");
    assertThat(features.values()).as(features.toString()).allMatch(count -> count >= 3);
    assertThat(flows)
        .filteredOn(flow -> FuzzExpected.of(flow).values().stream().noneMatch(List::isEmpty))
        .hasSizeGreaterThan(20);
  }

  private static List<FuzzFlow> flows(long first) {
    return Stream.iterate(first, seed -> seed + 1)
        .limit(Math.min(BATCH, SEED + FLOWS - first))
        .map(FuzzFlow::new)
        .toList();
  }

  /** Compiles flows together; where that fails, one after the other, to name the culprit. */
  private Compilation compile(String into, List<FuzzFlow> flows) {
    Compilation.Request request = request(into).options("-Werror");
    flows.forEach(
        flow ->
            FuzzSource.of(flow)
                .forEach(
                    (file, text) -> request.source(directory.resolve(into + "-src"), file, text)));
    Compilation compilation = request.with(new FlowProcessor(), new ProxyProcessor()).run();
    boolean clean = compilation.success() && compilation.messages().isEmpty();
    if (!clean && flows.size() > 1) {
      flows.forEach(flow -> compile(into + "-" + flow.seed, List.of(flow)));
    }
    if (!clean) {
      throw new AssertionError(
          "seeds %s: %s%n%s"
              .formatted(
                  flows.stream().map(flow -> flow.seed).toList(),
                  compilation.messages(),
                  text(FuzzSource.of(flows.get(0)))));
    }
    return compilation;
  }

  /** Flows see what their transforms do. */
  private Compilation.Request request(String into) {
    String own = FuzzText.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Compilation.into(directory.resolve(into)).classPath(Path.of(own));
  }

  private static String text(Map<String, String> files) {
    StringBuilder text = new StringBuilder();
    files.forEach((file, source) -> text.append("// ").append(file).append('\n').append(source));
    return text.toString();
  }

  private static void runs(FuzzFlow flow, ClassLoader loader) throws Exception {
    Map<String, List<String>> expected = FuzzExpected.of(flow);
    BoundPlan<?> plan = plan(flow, loader);
    Map<String, List<String>> interpreted = new TreeMap<>();
    Interpreter.run(plan)
        .forEach(
            (target, rows) ->
                interpreted.put(target, rows.stream().map(FuzzTest::textOf).sorted().toList()));
    assertThat(interpreted).isEqualTo(expected);
    try (Engine engine = Engine.inMemory(EngineOptions.defaults())) {
      UpdateReport report = engine.update(plan);
      assertThat(report.succeeded()).as(report.toString()).isTrue();
      for (Map.Entry<String, List<String>> target : expected.entrySet()) {
        assertThat(rows(plan.flow(), target.getKey()))
            .as(target.getKey())
            .isEqualTo(new TreeSet<>(target.getValue()));
      }
      assertThat(engine.update(plan).computed()).isZero();
    }
  }

  private static BoundPlan<?> plan(FuzzFlow flow, ClassLoader loader) throws Exception {
    String home = FuzzSource.packageOf(flow);
    Class<?> type = loader.loadClass(home + ".Flow");
    Object example = loader.loadClass(home + ".Example").getMethod("example").invoke(null);
    return (BoundPlan<?>)
        loader.loadClass(home + ".FlowPlan").getMethod("of", type).invoke(null, example);
  }

  private static Set<String> rows(Object flow, String target) throws Exception {
    MemoryTarget<?> rows = (MemoryTarget<?>) flow.getClass().getMethod(target).invoke(flow);
    Set<String> texts = new TreeSet<>();
    rows.rows().values().forEach(row -> texts.add(textOf(row)));
    return texts;
  }

  private static String textOf(Object row) {
    try {
      var text = row.getClass().getMethod("text");
      text.setAccessible(true);
      return (String) text.invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(row + " has no text", e);
    }
  }

  @Test
  void aFlowWithAMistakeIsToldItsCodeAndNothingElse() {
    for (long first = SEED; first < SEED + FLOWS; first += BATCH) {
      Map<String, Broken> broken = broken(first);
      Map<String, List<String>> told = told("broken" + first, broken);
      broken.forEach(
          (home, flow) -> {
            List<String> messages = told.getOrDefault(home, List.of());
            String about = flow.mutation + "\n" + text(flow.files);
            assertThat(messages).as(about).allMatch(message -> message.startsWith("[HR"));
            assertThat(messages)
                .as(about)
                .anyMatch(m -> flow.mutation.codes().stream().anyMatch(c -> m.startsWith("[" + c)));
          });
    }
  }

  private record Broken(FuzzMutation mutation, Map<String, String> files) {}

  /** Each flow with the next few mistakes that it has room for. */
  private static Map<String, Broken> broken(long first) {
    Map<String, Broken> all = new LinkedHashMap<>();
    for (FuzzFlow flow : flows(first)) {
      Map<String, String> files = FuzzSource.of(flow);
      files.keySet().removeIf(file -> file.endsWith("Example.java"));
      Random random = new Random(flow.seed);
      for (int i = 0; i < 2; i++) {
        int which = (int) ((flow.seed * 2 + i) % FuzzMutation.ALL.size());
        FuzzMutation mutation = FuzzMutation.ALL.get(which);
        String home = FuzzSource.packageOf(flow);
        String renamed = home + (i == 0 ? "a" : "b");
        mutate(mutation, files, random)
            .ifPresent(
                mutated -> {
                  Map<String, String> moved = new LinkedHashMap<>();
                  mutated.forEach(
                      (file, text) ->
                          moved.put(
                              file.replace(home.replace('.', '/'), renamed.replace('.', '/')),
                              text.replace(home, renamed)));
                  all.put(renamed, new Broken(mutation, moved));
                });
      }
    }
    return all;
  }

  private static Optional<Map<String, String>> mutate(
      FuzzMutation mutation, Map<String, String> files, Random random) {
    Map<String, String> mutated = new LinkedHashMap<>(files);
    for (Map.Entry<String, String> file : files.entrySet()) {
      boolean rows = mutation.inRows();
      if (rows || file.getKey().endsWith("Flow.java")) {
        var text = mutation.apply(file.getValue(), random);
        text.ifPresent(t -> mutated.put(file.getKey(), t));
        if (text.isPresent()) {
          return Optional.of(mutated);
        }
      }
    }
    return Optional.empty();
  }

  /** The messages that are errors, by package; those without a place under the empty text. */
  private Map<String, List<String>> told(String into, Map<String, Broken> broken) {
    Compilation.Request request = request(into).options("-Xmaxerrs", "9999", "-Xmaxwarns", "9999");
    broken
        .values()
        .forEach(
            flow ->
                flow.files.forEach(
                    (file, text) -> request.source(directory.resolve(into + "-src"), file, text)));
    Map<String, List<String>> told = new TreeMap<>();
    request.with(new FlowProcessor(), new ProxyProcessor()).run().diagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .forEach(
            diagnostic -> {
              String file = diagnostic.getSource() == null ? "" : diagnostic.getSource().getName();
              String home = file.replaceAll(".*/fuzz/(\\w+)/.*", "fuzz.$1");
              told.computeIfAbsent(home, h -> new ArrayList<>())
                  .add(diagnostic.getMessage(Locale.ROOT));
            });
    assertThat(told.keySet()).as(told.toString()).isSubsetOf(broken.keySet());
    return told;
  }
}
