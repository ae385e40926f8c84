package dev.headrace.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.fingerprint.LogicTree;
import dev.headrace.fingerprint.classes.FingerprintException;
import dev.headrace.hash.Hash;
import dev.headrace.plan.BoundPlan;
import dev.headrace.plan.Codecs;
import dev.headrace.plan.Delivery;
import dev.headrace.plan.Graph;
import dev.headrace.plan.MethodRef;
import dev.headrace.plan.Node;
import dev.headrace.plan.Plan;
import dev.headrace.plan.Resource;
import dev.headrace.plan.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundLogicTest {

  private static final String TEXT_TO_TEXT = "(Ljava/lang/String;)Ljava/lang/String;";

  record Split(int maxChars, int overlap) {
    public String apply(String text) {
      return text.substring(0, maxChars);
    }
  }

  record Handbook(Split chunks, double threshold, String title) {
    String clean(String text) {
      return threshold > 0.5 ? text : text.strip();
    }

    String cut(String text) {
      return chunks.apply(text);
    }

    String whole(String text) {
      return Helper.show(this) + text;
    }

    String plain(String text) {
      return text.strip();
    }
  }

  /** The flow leaves the analysis here: whatever it holds may be read. */
  static final class Helper {
    private Helper() {}

    static String show(Object flow) {
      return flow.toString();
    }
  }

  record Manual(Split parts) {}

  private static final Handbook BOOK = new Handbook(new Split(800, 80), 0.5, "a");

  @Test
  void aTransformRecordIsTheSameInAnotherFlowUnderAnotherName() {
    Node<String> parts = record("parts");
    Hash inManual =
        bound(
                new Manual(new Split(800, 80)),
                parts,
                List.of(
                    Resource.of("parts.maxChars", Codecs.INT, flow -> flow.parts().maxChars()),
                    Resource.of("parts.overlap", Codecs.INT, flow -> flow.parts().overlap())))
            .of(parts);
    assertThat(inManual).isEqualTo(hash(BOOK, record("chunks")));
  }

  @Test
  void aComponentCountsForWhatReadsItAndForNothingElse() {
    Handbook otherLength = new Handbook(new Split(1000, 80), 0.5, "a");
    Handbook otherOverlap = new Handbook(new Split(800, 90), 0.5, "a");
    Handbook otherThreshold = new Handbook(new Split(800, 80), 0.9, "a");
    assertThat(changedBy(otherLength)).containsExactly("chunks", "cut", "whole");
    assertThat(changedBy(otherOverlap)).containsExactly("cut", "whole");
    assertThat(changedBy(otherThreshold)).containsExactly("clean", "whole");
    assertThat(changedBy(new Handbook(new Split(800, 80), 0.5, "b"))).containsExactly("whole");
    assertThat(changedBy(new Handbook(new Split(800, 80), 0.5, "a"))).isEmpty();
  }

  @Test
  void ofAPinnedTransformAllComponentsCount() {
    Node<String> plain = method("plain");
    Handbook other = new Handbook(new Split(800, 80), 0.5, "b");
    assertThat(hash(other, plain)).isEqualTo(hash(BOOK, plain));
    assertThat(hash(other, plain.pinned())).isNotEqualTo(hash(BOOK, plain.pinned()));
  }

  @Test
  void aVersionChangesTheLogic() {
    assertThat(hash(BOOK, method("plain").version(2)))
        .isNotEqualTo(hash(BOOK, method("plain").version(1)));
  }

  @Test
  void anEnvironmentVariableCountsByItsValue() {
    Node<String> node = method("plain").env("PATH", "HEADRACE_IS_NOT_SET");
    assertThat(Values.of(plan(BOOK, node, resources()), node, tree(node), System::getenv).keySet())
        .containsExactly("env HEADRACE_IS_NOT_SET", "env PATH");
    assertThat(hash(BOOK, node)).isNotEqualTo(hash(BOOK, method("plain")));
    assertThat(Values.of(plan(BOOK, node, resources()), node, tree(node), name -> "one " + name))
        .isNotEqualTo(
            Values.of(plan(BOOK, node, resources()), node, tree(node), name -> "two " + name));
  }

  @Test
  void anAcceptedFingerprintCountsAsTheOlderOne() {
    Node<String> one = method("plain");
    Node<String> two = method("plain").version(2);
    Equivalents accepted = Equivalents.NONE.accept(tree(one).hash(), tree(two).hash());
    assertThat(BoundLogic.of(load(two), plan(BOOK, two, resources()), accepted).of(two))
        .isEqualTo(hash(BOOK, one));
    assertThat(Equivalents.parse(accepted.write())).isEqualTo(accepted);
    Equivalents chain = accepted.accept(tree(two).hash(), "three");
    assertThat(chain.representative("three")).isEqualTo(tree(one).hash());
    assertThat(Equivalents.NONE.accept("b", "c").accept("a", "b").representative("c"))
        .isEqualTo("a");
  }

  @Test
  void aClassThatIsGoneIsTold() {
    Node<String> gone =
        Node.transform("gone", Codecs.STRING, MethodRef.of("docs.Gone", "apply", TEXT_TO_TEXT));
    assertThatThrownBy(() -> hash(BOOK, gone))
        .isInstanceOf(FingerprintException.class)
        .hasMessageContaining("docs.Gone");
  }

  private static List<String> changedBy(Handbook other) {
    return List.of(
            record("chunks"), method("clean"), method("cut"), method("whole"), method("plain"))
        .stream()
        .filter(node -> !hash(other, node).equals(hash(BOOK, node)))
        .map(Node::name)
        .toList();
  }

  private static Node<String> record(String name) {
    return Node.transform(
        name, Codecs.STRING, MethodRef.of(Split.class.getName(), "apply", TEXT_TO_TEXT));
  }

  private static Node<String> method(String name) {
    return Node.transform(
        name, Codecs.STRING, MethodRef.of(Handbook.class.getName(), name, TEXT_TO_TEXT));
  }

  private static List<Resource<Handbook>> resources() {
    return List.of(
        Resource.of("chunks.maxChars", Codecs.INT, flow -> flow.chunks().maxChars()),
        Resource.of("chunks.overlap", Codecs.INT, flow -> flow.chunks().overlap()),
        Resource.of("threshold", Codecs.DOUBLE, Handbook::threshold),
        Resource.of("title", Codecs.STRING, Handbook::title));
  }

  private static Hash hash(Handbook flow, Node<?> node) {
    return bound(flow, node, resources()).of(node);
  }

  private static PlanLogic load(Node<?> node) {
    return PlanLogic.load(
        plan(BOOK, node, resources()).plan(), BoundLogicTest.class.getClassLoader());
  }

  private static LogicTree tree(Node<?> node) {
    return load(node).tree(node.name());
  }

  private static <F> BoundLogic bound(F flow, Node<?> node, List<Resource<F>> all) {
    BoundPlan<F> plan = plan(flow, node, all);
    PlanLogic logic = PlanLogic.load(plan.plan(), BoundLogicTest.class.getClassLoader());
    return BoundLogic.of(logic, plan, Equivalents.NONE);
  }

  private static <F> BoundPlan<F> plan(F flow, Node<?> node, List<Resource<F>> all) {
    return BoundPlan.of(
        new Plan<>() {
          @Override
          public Graph graph() {
            return Graph.of(flow.getClass().getName()).transform(node, node.name()).build();
          }

          @Override
          public List<Stage<F, ?>> stages() {
            return List.of();
          }

          @Override
          public List<Delivery<F, ?>> deliveries() {
            return List.of();
          }

          @Override
          public List<Resource<F>> resources() {
            return all;
          }
        },
        flow);
  }
}
