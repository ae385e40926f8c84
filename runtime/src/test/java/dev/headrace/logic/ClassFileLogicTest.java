package dev.headrace.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class ClassFileLogicTest {

  record Split(int maxChars) {}

  record Cut(int maxChars) {}

  record Handbook(Split chunks, double threshold) {}

  record Manual(Split parts) {}

  private static final String HANDBOOK = Handbook.class.getName();

  @Test
  void aTransformRecordIsTheSameInAnotherFlowUnderAnotherName() {
    Hash chunks = handbook(800, 0.5, record("chunks"));
    Hash parts =
        new ClassFileLogic(
                plan(
                    new Manual(new Split(800)),
                    record("parts"),
                    List.of(
                        Resource.of(
                            "parts.maxChars", Codecs.INT, flow -> flow.parts().maxChars()))))
            .of(record("parts"));

    assertThat(parts).isEqualTo(chunks);
  }

  @Test
  void aTransformRecordChangesWithItsConfigurationAndNotWithTheFlowsResources() {
    Hash before = handbook(800, 0.5, record("chunks"));

    assertThat(handbook(1000, 0.5, record("chunks"))).isNotEqualTo(before);
    assertThat(handbook(800, 0.9, record("chunks"))).isEqualTo(before);
  }

  @Test
  void aMethodChangesWithTheFlowsResourcesAndNotWithARecordsConfiguration() {
    Hash before = handbook(800, 0.5, method());

    assertThat(handbook(800, 0.9, method())).isNotEqualTo(before);
    assertThat(handbook(1000, 0.5, method())).isEqualTo(before);
  }

  /** They have the same class files around them. */
  @Test
  void recordsInOneClassWhoseMethodsAreNamedAlikeDiffer() {
    MethodRef other = MethodRef.of(Cut.class.getName(), "apply", "()V");
    Node<String> cut = Node.transform("chunks", Codecs.STRING, other);

    assertThat(handbook(800, 0.5, cut)).isNotEqualTo(handbook(800, 0.5, record("chunks")));
  }

  @Test
  void aVersionChangesTheLogic() {
    assertThat(handbook(800, 0.5, method().version(2)))
        .isNotEqualTo(handbook(800, 0.5, method().version(1)));
  }

  @Test
  void aClassThatIsGoneIsTold() {
    Node<String> gone =
        Node.transform("gone", Codecs.STRING, MethodRef.of("docs.Gone", "apply", "()V"));

    assertThatThrownBy(() -> handbook(1, 1, gone))
        .hasMessageContaining("class docs.Gone of the plan is not on the class path");
  }

  private static Node<String> record(String name) {
    return Node.transform(name, Codecs.STRING, MethodRef.of(Split.class.getName(), "apply", "()V"));
  }

  private static Node<String> method() {
    return Node.transform("clean", Codecs.STRING, MethodRef.of(HANDBOOK, "clean", "()V"));
  }

  private static Hash handbook(int maxChars, double threshold, Node<?> node) {
    return new ClassFileLogic(
            plan(
                new Handbook(new Split(maxChars), threshold),
                node,
                List.of(
                    Resource.of("chunks.maxChars", Codecs.INT, flow -> flow.chunks().maxChars()),
                    Resource.of("threshold", Codecs.DOUBLE, Handbook::threshold))))
        .of(node);
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
