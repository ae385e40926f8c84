package dev.headrace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.fingerprint.classes.OverlayClasses;
import dev.headrace.fingerprint.code.NodeKey;
import dev.headrace.hash.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pitest.mutationtest.engine.MutationDetails;

/** Every mutant of PIT that the closure reaches changes the fingerprint, and no other does. */
final class MutationTest {

  @ParameterizedTest
  @ValueSource(strings = {"search", "orders", "ledger"})
  void mutantsWithinTheClosureAndNoOthersCount(String name) {
    Program program = Program.read(name);
    Javac.Compiled compiled = Javac.compile(program.files());
    LogicTree original = program.fingerprint(compiled);
    Pit pit = new Pit(compiled, "STRONGER");
    Set<String> reached =
        original.nodes().stream().map(LogicTree.Node::id).collect(Collectors.toSet());
    List<String> survivors = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    int within = 0;
    for (String owner : compiled.classes().keySet()) {
      for (MutationDetails mutation : pit.mutations(owner)) {
        byte[] mutant = pit.mutant(mutation);
        OverlayClasses classes = OverlayClasses.of(compiled, owner, Bytes.of(mutant));
        boolean changed = !program.fingerprint(classes).hash().equals(original.hash());
        boolean inside =
            reached.contains(id(owner, mutation))
                || mutation.getMethod().equals("<clinit>")
                || isLambda(mutation);
        within += inside ? 1 : 0;
        if (inside && !changed) {
          survivors.add(mutation.toString());
        } else if (!inside && changed) {
          outside.add(mutation.toString());
        }
      }
    }
    assertThat(survivors).isEmpty();
    assertThat(outside).isEmpty();
    assertThat(within).isGreaterThan(30);
  }

  private static boolean isLambda(MutationDetails mutation) {
    return mutation.getMethod().startsWith("lambda$");
  }

  private static String id(String owner, MutationDetails mutation) {
    return NodeKey.of(
            NodeKey.Kind.METHOD,
            owner,
            mutation.getMethod(),
            mutation.getId().getLocation().getMethodDesc())
        .toString();
  }
}
