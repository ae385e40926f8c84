package dev.headrace.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Encoder;
import dev.headrace.plan.Node;
import dev.headrace.plan.Resource;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a flow means, by running the plans of small flows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SemanticsTest {

  private Compilation flows;

  @BeforeAll
  void compile(@TempDir Path output) {
    flows = Flows.compile("semantics", output);
  }

  private Map<String, List<String>> run(String flow) throws Exception {
    return Flows.run(flows, "semantics." + flow);
  }

  @Test
  void componentPathsReachAnyDepth() throws Exception {
    assertThat(run("ComponentPaths")).containsOnly(entry("out", List.of("Out[id=a, text=Ann7]")));
  }

  @Test
  void scopesNestToAnyDepthAndAreGatheredOnTheWayBack() throws Exception {
    assertThat(run("NestedScopes"))
        .containsOnly(
            entry(
                "words",
                List.of(
                    "Out[id=d00a, text=1]",
                    "Out[id=d00bb, text=2]",
                    "Out[id=d01ccc, text=3]",
                    "Out[id=d10dddd, text=4]")),
            entry(
                "lines",
                List.of("Out[id=0.0, text=2]", "Out[id=0.1, text=3]", "Out[id=1.0, text=4]")),
            entry(
                "documents",
                List.of(
                    "Out[id=d, text=[Length[chars=1], Length[chars=2], Length[chars=3], Length[chars=4]]"
                        + " [Widest[chars=2], Widest[chars=3], Widest[chars=4]]]")));
  }

  @Test
  void aTransformThatOnlyGathersRunsInTheScopeAround() throws Exception {
    assertThat(run("GatherOnly")).containsOnly(entry("out", List.of("Out[id=id, text=2 1]")));
  }

  @Test
  void optionalResultsFilterAndOptionalParametersSeeIt() throws Exception {
    assertThat(run("Filters"))
        .containsOnly(
            entry("kept", List.of("Out[id=a, text=abcd]")),
            entry("all", List.of("Out[id=a, text=abcd]", "Out[id=b, text=short]")));
  }

  @Test
  void aSealedTypeBranches() throws Exception {
    assertThat(run("BranchesOfSealed"))
        .containsOnly(
            entry(
                "out",
                List.of(
                    "Out[id=<b>, text=marked Markup[text=<b>, tag=b]]",
                    "Out[id=hi, text=plain hi]",
                    "Out[id=, text=marked Nothing[]]")),
            entry("markup", List.of("Markup[text=<b>, tag=b]")));
  }

  @Test
  void batchesAreElementWiseAndRepeatOuterValues() throws Exception {
    assertThat(run("Batches"))
        .containsOnly(
            entry(
                "out",
                List.of(
                    "Out[id=abd, text=]",
                    "Out[id=aba, text=]",
                    "Out[id=abb, text=]",
                    "Out[id=cd, text=]",
                    "Out[id=cc, text=]")),
            entry("maybe", List.of("Out[id=ab, text=2]")));
  }

  @Test
  void severalSourcesFeedSeveralTargets() throws Exception {
    assertThat(run("SeveralSources"))
        .containsOnly(
            entry("out", List.of("Out[id=a, text=x]", "Out[id=b, text=y]")),
            entry("copy", List.of("Out[id=b, text=y]")));
  }

  @Test
  void aNameSettlesWhatTypesLeaveOpen() throws Exception {
    assertThat(run("NamesSettle")).containsOnly(entry("out", List.of("Out[id=x!, text=a?]")));
  }

  @Test
  void aTransformRecordMayBeGenericAndNamesMayBeThoseOfThePlan() throws Exception {
    assertThat(run("UsesGenericTransform"))
        .containsOnly(
            entry("graph", List.of("Out[id=a, text=z]")),
            entry("flow", List.of("Out[id=a, text=z]")));
  }

  @Test
  void aPackagePrivateNestedFlowHasAPackagePrivatePlan() throws Exception {
    Class<?> plan = flows.loader().loadClass("semantics.Outer_InnerPlan");
    assertThat(Modifier.isPublic(plan.getModifiers())).isFalse();
    assertThat(flows.generated("semantics/Outer_InnerPlan.java"))
        .contains("final class Outer_InnerPlan implements Plan<Outer.Inner>")
        .contains("Graph.of(\"semantics.Outer$Inner\")");
  }

  @Test
  void resourcesCountByValueOrByWhatTheySayAndUntrackedOnesDoNot() throws Exception {
    assertThat(run("Resources")).containsOnly(entry("out", List.of("Out[id=a, text=null5]")));
    Map<String, Integer> sizes = new LinkedHashMap<>();
    sizes(Flows.plan(flows, "semantics.Resources"), sizes);
    assertThat(sizes.keySet())
        .containsExactly(
            "limit", "prefix", "kinds", "limits", "patience", "model", "tail.chars", "tail.model");
    assertThat(sizes).containsEntry("limit", 4).containsEntry("prefix", 1);
  }

  private static <F> void sizes(BoundPlan<F> plan, Map<String, Integer> sizes) {
    for (Resource<F> resource : plan.plan().resources()) {
      Encoder out = new Encoder();
      resource.value().write(plan.flow(), out);
      sizes.put(resource.path(), out.size());
    }
  }

  @Test
  void namesOfTheUserDoNotClashWithThoseOfThePlan(@TempDir Path output) throws Exception {
    assertThat(Flows.run(Flows.compile("oddities", output), "odd.Names"))
        .containsOnly(
            entry("of", List.of("Row[id=abc]")),
            entry("resources", List.of("Row[id=l, rows=[], others=[]]")),
            entry("plan", List.of("Codec[in=3, out={}, nodes=[ROW]]")));
  }

  @Test
  void typesInCapitalsDoNotClashWithConstantsOfThePlan(@TempDir Path output) throws Exception {
    assertThat(Flows.run(Flows.compile("oddities", output), "odd.ETL"))
        .containsOnly(
            entry("out", List.of("OUT[id=x, text=y7]")),
            entry("b2", List.of("OUT[id=, text=empty]")));
  }

  @Test
  void settingsOfAnnotationsBecomeSettingsOfNodes() throws Exception {
    BoundPlan<?> plan = Flows.plan(flows, "semantics.Resources");
    assertThat(plan.plan().graph().vertex("out1").node().settings())
        .isEqualTo(new Node.Settings(false, 2, 8));
    assertThat(plan.plan().graph().vertex("tail").node().settings())
        .isEqualTo(new Node.Settings(true, 3, 0));
    assertThat(plan.plan().graph().vertex("docs").node().settings())
        .isEqualTo(new Node.Settings(true, 0, 0));
  }
}
